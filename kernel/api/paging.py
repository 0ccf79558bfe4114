"""Paging by the last row that was shown: the cursor names it as people do, by its day and reference, never by a key."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

MOST = 100
PAGING = frozenset({"cursor", "page_size"})  # what the address of a list holds beside its filters
Order = tuple[str, ...]  # as for `order_by`; together the columns name one row


class KeysetPagination(BasePagination):
    """25 rows a page, 100 at most. A row that comes or goes meanwhile moves no other one."""

    page_size = 25
    order: Order = ("code",)

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """The rows of this page; one more is asked for, to know whether another page follows."""
        self.request, size = request, _size_of(request)
        rows = queryset.filter(self._after(request)).order_by(*self.order)
        found = list(rows[: size + 1])
        self.last = found[size - 1] if len(found) > size else None
        return found[:size]

    def _after(self, request: Request) -> Q:
        cursor = request.query_params.get("cursor")
        return after(self.order, place_of(cursor, self.order)) if cursor is not None else Q()

    def get_paginated_response(self, data: Any) -> Response:
        """The rows and the address of the next page."""
        return Response({"next": self._next(), "results": data})

    def _next(self) -> str | None:
        if self.last is None:
            return None
        place = [str(getattr(self.last, name.lstrip("-"))) for name in self.order]
        return str(replace_query_param(self.request.build_absolute_uri(), "cursor", cursor_of(place, self.order)))

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """How the description shows a page."""
        following = {"type": ["string", "null"], "format": "uri", "description": "The next page; null on the last one."}
        fields = {"next": following, "results": schema}
        return {"type": "object", "required": list(fields), "properties": fields}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The two parameters of a page."""
        size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": self.page_size}
        cursor = {"type": "string", "minLength": 1}
        return [
            {"name": "page_size", "in": "query", "required": False, "schema": size, "description": "Rows on a page."},
            {"name": "cursor", "in": "query", "required": False, "schema": cursor, "description": "As `next` has it."},
        ]


def cursor_of(place: list[str], order: Order) -> str:
    """A place in a list as the address holds it: signed, so that nothing else is ever looked for."""
    return str(_signer(order).sign_object(place))


def place_of(cursor: str, order: Order) -> list[str]:
    """The place in a cursor that was given out for this order."""
    try:
        place: list[str] = _signer(order).unsign_object(cursor)
    except (BadSignature, ValueError):
        sentence = _("This cursor was not given out here. Begin again without it.")
        raise ValidationError({"cursor": [sentence]}) from None
    return place


def _signer(order: Order) -> Signer:
    return Signer(salt=f"kernel.api.paging {' '.join(order)}")


def after(order: Order, place: list[str]) -> Q:
    """Whatever comes after this place."""
    found = Q()
    same: dict[str, str] = {}
    for name, value in zip(order, place, strict=True):
        column, way = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        found |= Q(**same, **{f"{column}__{way}": value})
        same[column] = value
    return found


def _size_of(request: Request) -> int:
    typed = request.query_params.get("page_size", str(KeysetPagination.page_size))
    size = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST)) else 0
    if not 1 <= size <= MOST:
        raise ValidationError({"page_size": [_("Write a number from 1 to %(most)d.") % {"most": MOST}]})
    return size
