"""The codes of the register that this person may put into a record."""

from activities.selectors.choices import choices_for
from kernel.access.actor import Actor
from mechanisms.models import Clause


def known_codes(actor: Actor) -> dict[str, frozenset[str]]:
    """For each field of a record that holds codes, those that the form offers."""
    choices = choices_for(actor)
    states = frozenset(code for code, _name in choices.states)
    return {
        "parties": states,
        "places": states,
        "challenges": frozenset(code for code, _label in choices.challenges),
        "mechanisms": frozenset(code for code, _name in choices.mechanisms),
        "clauses": frozenset(clause.code for clause in Clause.objects.visible_to(actor).select_related("document")),
    }
