"""The codes of the register that may stand in a record."""

from collections.abc import Iterable

from activities.selectors.choices import Lists
from mechanisms.selectors.clauses import Offered


def known_codes(lists: Lists, clauses: Iterable[Offered]) -> dict[str, frozenset[str]]:
    """For each field of a record that holds codes, those that the form offers."""
    states = frozenset(code for code, _name in lists.states)
    return {
        "parties": states,
        "places": states,
        "challenges": frozenset(code for code, _label in lists.challenges),
        "mechanisms": frozenset(code for code, _name in lists.mechanisms),
        "clauses": frozenset(code for document in clauses for code, _label in document.clauses),
    }
