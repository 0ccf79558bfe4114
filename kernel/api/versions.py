"""Versions of a row over the API, given as ETag and asked for as If-Match (RFC 9110); and requests sent twice."""

import re
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from kernel.errors import Stale

IF_MATCH = re.compile(r'"(?P<version>\d{1,9})"')
NO_ROW = 0  # the version that no row has


def version_sent(request: Request) -> int:
    """The version a program saw last; without one the service finds the row changed; nonsense is refused."""
    typed = request.headers.get("If-Match")
    if typed is None:
        return NO_ROW
    found = IF_MATCH.fullmatch(typed.strip())
    if found is None:
        raise ValidationError({"If-Match": [_("Send the ETag as it came: a number in quotation marks.")]})
    return int(found["version"])


def version_needed(request: Request) -> int:
    """The same where a service would not miss it, as one that finds nothing to change; `Stale` without one."""
    version = version_sent(request)
    if version == NO_ROW:
        raise Stale
    return version


def tagged(response: Response, version: int | None) -> Response:
    """The answer with the version as its ETag; without one where this reader is not told it."""
    if version is not None:
        response["ETag"] = f'"{version}"'
    return response


def once_key(request: Request) -> UUID | None:
    """The key by which a request that is sent twice is known again."""
    typed = request.headers.get("Idempotency-Key")
    try:
        return UUID(typed) if typed is not None else None
    except ValueError:
        raise ValidationError({"Idempotency-Key": [_("Send a UUID, or nothing.")]}) from None
