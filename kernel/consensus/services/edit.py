"""Editing one text of a live round: only positions on it stop counting (DESIGN §5)."""

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.consensus.models import Item, Round
from kernel.consensus.services.standing import follow, lock
from kernel.consensus.text import text_hash
from kernel.errors import Forbidden, Objected


def edit_item(*, actor: Actor, round_: Round, key: str, text: str) -> Item:
    """Give an item a new text. White space alone voids nothing; an earlier text brings its positions back."""
    if not can(actor, "edit_item", round_):
        raise Forbidden
    if not text.strip():
        raise Objected(_("The text cannot be empty."))
    with audit.unit(actor):
        locked = lock(round_)
        item = locked.items.select_for_update().get(key=key)
        before, item.text, item.text_hash = item.text_hash, text, text_hash(text)
        if item.text_hash != before:
            item.since = clock.database_now()
        item.save(update_fields=["text", "text_hash", "since"])
        audit.record(
            "consensus.round.item_edited", locked, changes={"item": item.label, "hash": [before, item.text_hash]}
        )
        follow(locked, actor=actor)
    return item
