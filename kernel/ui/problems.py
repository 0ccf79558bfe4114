"""Refusals to programs: whatever is refused under /api/, by whomever, is problem+json (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse

PROGRAMS = "/api/"
CONTENT_TYPE = "application/problem+json"


def asked_by_program(request: HttpRequest) -> bool:
    """Whether a program asks, to which no page is shown."""
    return request.path.startswith(PROGRAMS)


def problem_body(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """What stands in every refusal: the status, its name, and a sentence."""
    return {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}


def problem_answer(status: int, detail: str) -> JsonResponse:
    """The whole answer, for those who refuse before the API is asked."""
    return JsonResponse(problem_body(status, detail), status=status, content_type=CONTENT_TYPE)
