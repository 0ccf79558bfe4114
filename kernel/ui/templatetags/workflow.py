"""What a person may do here, drawn from the workflow's offers (DESIGN §4)."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

from kernel.workflow.offers import Offer

register = template.Library()


@dataclass(frozen=True)
class Button:
    """One offer with the address its form posts to and how heavy it is drawn."""

    offer: Offer
    url: str
    main: bool


@register.simple_tag
def buttons(offers: list[Offer], url_name: str, key: object, led: str = "") -> list[Button]:
    """The ready offers with their addresses; one is the main one: the first of that tone, else the first second one.

    None is, where what stands above them leads (`led` says what).
    """
    ready = [offer for offer in offers or () if offer.ready]
    chosen = next((offer for offer in ready if offer.transition.tone == "main"), None)
    chosen = chosen or next((offer for offer in ready if offer.transition.tone == "second"), None)
    chosen = None if led else chosen
    return [
        Button(offer=offer, url=_address(url_name, key, offer.transition.name), main=offer is chosen)
        for offer in sorted(ready, key=lambda offer: offer is not chosen)
    ]


def _address(url_name: str, key: object, name: str) -> str:
    return reverse(url_name, args=[key, name]) if url_name else "#"


@register.simple_tag
def waiting(offers: list[Offer]) -> list[Offer]:
    """The offers that must wait, each with its objections."""
    return [offer for offer in offers or () if not offer.ready]
