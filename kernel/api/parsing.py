"""JSON as the API takes it: of the size of a form at most, and of a shape that can be read."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

TOO_LARGE = 413


class TooLarge(APIException):
    """More than a form may hold; none of it was read."""

    status_code = TOO_LARGE
    default_detail = lazy("This is more than a form may hold, so none of it was read.")


class PlainJson(JSONParser):
    """The parser of the API."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        """Refuses what is too large before it is read, and what is nested too deeply to be read."""
        meta = (parser_context or {})["request"].META
        if int(meta.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError(_("This JSON is nested too deeply.")) from None
