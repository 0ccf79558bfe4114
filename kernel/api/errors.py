"""Errors of the API as problem+json (RFC 9457)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from kernel.errors import NotFound, Objected, Objection, PortalError, Stale
from kernel.ui.problems import CONTENT_TYPE, problem_body

PRECONDITION_FAILED, PRECONDITION_REQUIRED, NOT_FOUND = 412, 428, 404


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """One shape for every refusal: status, name, a sentence, and each objection if the data said no."""
    if isinstance(error, ValidationError):
        error = Objected(list(objections_in(error.detail)))
    if isinstance(error, PortalError):
        return _of_the_house(error, context["request"])
    response = exception_handler(error, context)
    if response is not None:
        said = NotFound.sentence if response.status_code == NOT_FOUND else str(response.data["detail"])
        response.data, response.content_type = problem_body(response.status_code, said), CONTENT_TYPE
    return response


def _of_the_house(error: PortalError, request: Any) -> Response:
    status, said, more = error.status, error.sentence, {}
    if type(error) is Stale:
        status, said = _precondition(request)
    if isinstance(error, Objected):
        more["objections"] = [objection_body(found) for found in error.objections]
    return Response(problem_body(status, said, **more), status=status, content_type=CONTENT_TYPE)


def _precondition(request: Any) -> tuple[int, str]:
    """A version that is not the row's: another one was sent, or none."""
    if "If-Match" in request.headers:
        return PRECONDITION_FAILED, _("Somebody changed this since you read it. Nothing was saved over it.")
    return PRECONDITION_REQUIRED, _("Send the record’s ETag as If-Match: then nobody’s change is saved over.")


def objection_body(found: Objection) -> dict[str, str]:
    """One reason, whose it is, and the field it stands at."""
    return {"sentence": str(found.sentence), "field": found.field, "owner": str(found.owner)}


def objections_in(detail: Any, field: str = "") -> Iterator[Objection]:
    """The sentences of a serializer, each with the way to its field: “parties.2.role”."""
    if isinstance(detail, ErrorDetail):
        yield Objection(str(detail), field=field)
        return
    parts = detail.items() if isinstance(detail, dict) else enumerate(detail)
    for name, inside in parts:
        here = isinstance(detail, list) and isinstance(inside, ErrorDetail)
        yield from objections_in(inside, field if here else f"{field}.{name}".strip("."))
