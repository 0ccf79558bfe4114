"""The description of the API (OpenAPI 3.1): signing in, versions, and every refusal of every operation."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from kernel.api.strict import Strict
from kernel.ui.problems import CONTENT_TYPE

IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the record as you read it last.",
)
ONCE = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.UUID,
    OpenApiParameter.HEADER,
    description="A UUID of your own: sent twice, it makes one record.",
)
TAGGED = [
    OpenApiParameter(
        "ETag",
        {"type": "string", "pattern": '^"[0-9]+"$'},
        OpenApiParameter.HEADER,
        response=[200, 201],
        description="The version of the record; missing where you are not told it.",
    )
]


class ObjectionSerializer(serializers.Serializer):
    """One reason, whose it is, and the field it stands at."""

    sentence = serializers.CharField()
    field = serializers.CharField(help_text="What to send or to mend; empty where it is nothing to send.")
    owner = serializers.CharField(help_text="Whose it is to mend; empty where it is your own.")


class ProblemSerializer(serializers.Serializer):
    """A refusal (RFC 9457)."""

    title = serializers.CharField(help_text="The name of the status.")
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="A sentence to be read by a person.")
    objections = ObjectionSerializer(many=True, required=False)


REFUSALS = {
    400: "The JSON cannot be read.",
    401: "No good token came with the request.",
    403: "This is not yours to do, or your token was not made for it.",
    404: "There is no such thing, or it is not open to you.",
    409: "This is no longer possible.",
    412: "Somebody changed the record since you read it.",
    413: "This is more than a form may hold.",
    414: "The address is longer than the server reads; this is its own answer, before the portal is asked.",
    415: "Send JSON.",
    422: "What was sent cannot be saved or done yet; each objection says why.",
    428: "If-Match is missing.",
    429: "Too many requests; `Retry-After` says how many seconds to wait.",
}
HEADERS = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}}},
    429: {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}},
}
ALWAYS = (401, 403, 404, 414, 422, 429)
BEFORE_THE_PORTAL = frozenset({414})
WITH_BODY = (400, 413, 415)
WITH_VERSION = (409, 412, 428)


class Described(AutoSchema):
    """Adds to each operation what it may refuse with; what is sent holds no other fields than those listed."""

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for code in self._refusals():
            said = OpenApiResponse(None if code in BEFORE_THE_PORTAL else ProblemSerializer, REFUSALS[code])
            body = self._get_response_for_code(said, str(code), [CONTENT_TYPE], direction)
            bodies[str(code)] = body | ({"headers": HEADERS[code]} if code in HEADERS else {})
        return dict(sorted(bodies.items()))

    def _refusals(self) -> tuple[int, ...]:
        sends = () if self.method == "GET" else WITH_BODY
        versioned = WITH_VERSION if IF_MATCH in self.get_override_parameters() else ()
        return (*ALWAYS, *sends, *versioned)

    def _postprocess_serializer_schema(self, schema: dict[str, Any], serializer: Any, direction: Any) -> dict[str, Any]:
        found: dict[str, Any] = super()._postprocess_serializer_schema(schema, serializer, direction)
        if direction == "response":
            return found if isinstance(serializer, ProblemSerializer) else found | as_given_out(found)
        return found | ({"additionalProperties": False} if isinstance(serializer, Strict) else {})


def as_given_out(schema: dict[str, Any]) -> dict[str, Any]:
    """Every field is always there; how long a text may be is a rule for what is sent."""
    fields = {name: _without_limits(field) for name, field in schema.get("properties", {}).items()}
    return {"properties": fields, "required": list(fields)}


def _without_limits(field: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in field.items() if name not in LIMITS}
    return kept | ({"items": _without_limits(kept["items"])} if "items" in kept else {})


LIMITS = frozenset({"minLength", "maxLength", "maxItems", "default"})


class PostTokenScheme(OpenApiAuthenticationExtension):
    """`Authorization: Bearer bmp_…`, as OpenAPI names it."""

    target_class = "kernel.api.authentication.PostToken"
    name = "postToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """HTTP bearer."""
        return {"type": "http", "scheme": "bearer", "description": "A token of an open post, from “API tokens”."}
