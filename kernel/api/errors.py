"""Errors of the API as problem+json (RFC 9457)."""

from typing import Any

from django.http import Http404
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

from kernel.errors import Objected, PortalError


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """One shape for every refusal: title, status, detail, and the objections if the data said no."""
    if isinstance(error, PortalError):
        body: dict[str, Any] = {"title": type(error).__name__, "status": error.status, "detail": error.sentence}
        if isinstance(error, Objected):
            body["objections"] = [{"sentence": found.sentence, "field": found.field} for found in error.objections]
        return Response(body, status=error.status, content_type="application/problem+json")
    response = exception_handler(error, context)
    if response is not None and isinstance(error, APIException | Http404):
        body = {"title": type(error).__name__, "status": response.status_code, "detail": response.data}
        response.data, response.content_type = body, "application/problem+json"
    return response
