"""The pages of the register, as the quiet row of links above each of them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

PAGES = {
    "mechanism-list": _("Mechanisms"),
    "state-list": _("Member States"),
    "document-list": _("Documents"),
    "chair-list": _("Chairs"),
    "meeting-list": _("Meetings"),
    "scope-word-list": _("Words of ¶9"),
}


def pages_of_the_register(here: str) -> list[dict[str, Any]]:
    """The links, with the present page marked."""
    return [
        {"text": str(words), "url": reverse(f"mechanisms:{name}"), "current": name == here}
        for name, words in PAGES.items()
    ]
