"""Places as running text: “in Bangkok”, “at Sangley Point”, “over the strait”, “at sea”."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import BETWEEN_PLACES, Place, RecordData
from activities.states import OUTSIDE, Mode

OUTSIDE_ASEAN = lazy("outside ASEAN")
AT = re.compile(
    r"\b(Point|Base|Camp|Headquarters|Reservoir|Airport|Barracks|Academy|College|University|Centre|Checkpoint|Gate|Pier)$"
)


def listed(names: Iterable[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    names = list(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def place_phrase(place: str, mode: str, title: str = "") -> str:
    """The place with its preposition and the space before it; nothing when the title has said it."""
    if mode == Mode.VIRTUAL:
        return " by video conference"
    named = places_listed(place)
    if not named:
        return " at sea" if mode == Mode.AT_SEA else ""
    if _said(named.rstrip(","), title):
        return ""
    return f" {_preposition(_parts(place)[0], mode)} {named}"


def places_listed(place: str) -> str:
    """“Thakhek, Nakhon Phanom and Đồng Hới”; a comma closes “Legian, Bali,” before what follows."""
    parts = _parts(place)
    return listed(parts) + ("," if any("," in part for part in parts) else "")


def _parts(place: str) -> list[str]:
    return [part.strip() for part in place.split(BETWEEN_PLACES) if part.strip()]


def _said(place: str, title: str) -> bool:
    """Whether the title ends with the place, or names it after a comma."""
    return bool(re.search(rf"\b(in|at|over) {re.escape(place)}$", title)) or (
        "," in title and place.split()[0] in title
    )


def _preposition(place: str, mode: str) -> str:
    if mode == Mode.AIRBORNE:
        return "over"
    return "at" if AT.search(place.split(",")[0]) else "in"


def place_in_words(place: Place, data: RecordData, names: Mapping[str, str]) -> str:
    """A place on the page of its record: where it lies, whether that is a third country, what another side calls it."""
    said, where = [place.name], names.get(place.where, place.where)
    if place.where == OUTSIDE:
        said.append(str(OUTSIDE_ASEAN))
    elif place.where:
        third = place.where not in {party.code for party in data.parties}
        said.append(_("%(state)s, a third country") % {"state": where} if third else where)
    if place.other_name:
        words = _("called %(name)s by %(side)s") if place.other_side else _("also called %(name)s")
        said.append(words % {"name": place.other_name, "side": names.get(place.other_side, place.other_side)})
    return ", ".join(said)
