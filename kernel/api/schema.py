"""What the description of the API says of signing in with a token."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension


class PostTokenScheme(OpenApiAuthenticationExtension):
    """`Authorization: Bearer bmp_…`, as OpenAPI names it."""

    target_class = "kernel.api.authentication.PostToken"
    name = "postToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """HTTP bearer."""
        return {"type": "http", "scheme": "bearer"}
