"""The readers of the two-world test: each role in its own state, a named party, an outsider, a closed post, nobody."""

from collections.abc import Iterable

from django.conf import settings
from django.test import Client

from tests.cast import Cast, client_for

VISITOR = "visitor"
READERS = (
    *("officer", "publisher", "administrator", "auditor"),
    *("vn_focal", "vn_approver"),
    *("la_focal", "la_approver", "la_official"),
    *("th_focal", "th_approver", "th_official"),
    *("tl_approver", "closed", VISITOR),
)


def sessions(cast: Cast) -> dict[str, str]:
    """A session for each of them, the same in every world; the visitor has none."""
    found = {VISITOR: ""}
    for reader in READERS:
        if reader != VISITOR:
            client: Client = client_for(getattr(cast, reader))
            found[reader] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


def everybody(cast: Cast) -> None:
    """Everyone the steps need, made before anything else: an approver for each state, and the readers."""
    for reader in (*READERS, "officer2", "kh_focal", "kh_approver"):
        if reader != VISITOR:
            getattr(cast, reader)
    cast.approvers()


def unaware(known_to: Iterable[str]) -> tuple[str, ...]:
    """The readers who may not know of something: all but those whose name begins with one of these words."""
    return tuple(reader for reader in READERS if not reader.startswith(tuple(known_to)))
