"""How often one may ask in a minute (settings, DEFAULT_THROTTLE_RATES), counted in the database cache."""

from typing import Any

from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle, UserRateThrottle


class Asking(UserRateThrottle):
    """Everything one person asks, whatever the token."""

    scope = "user"


class Writing(UserRateThrottle):
    """What one person sends to be saved or done."""

    scope = "write"

    def allow_request(self, request: Request, view: Any) -> bool:
        """Reading is not counted here."""
        return request.method in SAFE_METHODS or bool(super().allow_request(request, view))


class Knocking(AnonRateThrottle):
    """Requests from one address that come without a good token."""

    scope = "anon"

    def get_cache_key(self, request: Request, view: Any) -> str:
        """By the address alone: nobody is known yet."""
        return str(self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)})


def count_knock(request: Request) -> None:
    """Counts a request that is about to be refused; too many are answered with 429 instead."""
    throttle: Any = Knocking()
    if not throttle.allow_request(request, None):
        raise Throttled(throttle.wait())
