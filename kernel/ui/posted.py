"""What a request carries outside a form: a version, a comment, and a whole form that is to be sent again."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kernel.errors import Objected, Objection

LONGEST_NUMBER = 9
LONGEST_COMMENT = 4000
CSRF_FIELD = "csrfmiddlewaretoken"
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def posted_version(request: HttpRequest) -> int | None:
    """The version the page showed; None when the page sends none, and 0, which no row has, for anything else."""
    typed = request.POST.get("version", "")
    if not typed:
        return None
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER else 0


def posted_text(request: HttpRequest, name: str) -> str:
    """A comment or note; `Objected` when it cannot be stored as it was typed."""
    text = request.POST.get(name, "")
    if len(text) > LONGEST_COMMENT:
        sentence = _("Write at most %(most)d characters. You wrote %(number)d.")
        raise Objected([Objection(sentence % {"most": LONGEST_COMMENT, "number": len(text)}, field=name)])
    try:
        plain_text(text)
    except ValidationError as problem:
        raise Objected([Objection(sentence, field=name) for sentence in problem.messages]) from None
    return text


def plain_text(text: str) -> None:
    """A validator: no control characters, and no marks that turn the direction of the text round them.

    Joiners and zero-width spaces stay allowed: Khmer, Burmese, Lao and Thai need them.
    """
    found = UNSEEN.search(text)
    if found is not None:
        sentence = _(
            "There is an invisible character (U+%(code)04X) after “%(before)s”. Take it out, or type it again."
        )
        before = text[: found.start()].split("\n")[-1][-20:]
        raise ValidationError(sentence % {"code": ord(found.group()), "before": before})


def sent_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this portal, or says nothing."""
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site in ("same-origin", "none") and (not origin or urlsplit(origin).netloc == request.get_host())


def fields_to_send_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field of the form that was sent; none when it held a password or came from another site."""
    if request.method != "POST" or not sent_from_here(request) or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != CSRF_FIELD for value in values]
