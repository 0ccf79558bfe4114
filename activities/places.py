"""Places as running text: “in Bangkok”, “at Sangley Point”, “over the strait”, “at sea” (PACK-LOOK)."""

import re

from activities.states import Mode

AT = re.compile(
    r"\b(Point|Base|Camp|Headquarters|Reservoir|Airport|Barracks|Academy|College|University|Centre|Checkpoint|Gate|Pier)$"
)


def place_phrase(place: str, mode: str, title: str = "") -> str:
    """The place with its preposition and the space before it; nothing when the title has said it."""
    if mode == Mode.VIRTUAL:
        return " by video conference"
    parts = [part.strip() for part in place.split(" / ") if part.strip()]
    named = " and ".join(parts)
    if not named:
        return " at sea" if mode == Mode.AT_SEA else ""
    if _said(named, title):
        return ""
    ending = "," if "," in named else ""  # closes “Legian, Bali,” before the date
    return f" {_preposition(parts[0], mode)} {named}{ending}"


def _said(place: str, title: str) -> bool:
    """Whether the title ends with the place, or names it after a comma."""
    return bool(re.search(rf"\b(in|at|over) {re.escape(place)}$", title)) or (
        "," in title and place.split()[0] in title
    )


def _preposition(place: str, mode: str) -> str:
    if mode == Mode.AIRBORNE:
        return "over"
    return "at" if AT.search(place.split(",")[0]) else "in"
