"""The type of a request as a view gets it; nothing at run time makes one."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from kernel.access.actor import Actor


class PortalRequest(HttpRequest):
    """A request with what the middlewares put on it."""

    actor: Actor
    htmx: HtmxDetails
