"""Paging of the API: a cursor that holds references, never keys."""

from rest_framework.pagination import CursorPagination


class ReferencePagination(CursorPagination):
    """Newest first by the public reference; 25 a page, 100 at most."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering = "-reference"
