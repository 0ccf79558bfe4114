"""A person keeps filters of the list under a name, renames and removes them; nobody else sees them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from activities.models import SavedView
from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.errors import Forbidden, Objected, Objection

MOST = 20


def save_view(*, actor: Actor, name: str, query: Mapping[str, Any]) -> SavedView:
    """Keep these filters; the same ones under the same name are kept once."""
    with audit.unit(actor):
        mine = _own(actor)
        same = mine.filter(name=name, query=dict(query)).first()
        if same is not None:
            return same
        _check_name(mine, name)
        if mine.count() >= MOST:
            raise Objected(_("You keep %(most)s views already. Remove one first.") % {"most": MOST})
        view: SavedView = SavedView.objects.create(person_id=person_of(actor), name=name, query=dict(query))
        audit.record("activities.view_saved", view)
    return view


def rename_view(*, actor: Actor, view: SavedView, name: str) -> SavedView:
    """Another name for the same filters."""
    with audit.unit(actor):
        row: SavedView = SavedView.objects.select_for_update().get_for(actor, "rename", pk=view.pk)
        if row.name != name:
            _check_name(_own(actor), name)
            row.name = name
            row.save(update_fields=["name"])
            audit.record("activities.view_renamed", row)
    return row


def remove_view(*, actor: Actor, view: SavedView) -> None:
    """The records it showed stay as they are."""
    with audit.unit(actor):
        row = SavedView.objects.select_for_update().get_for(actor, "remove", pk=view.pk)
        audit.record("activities.view_removed", row)
        row.delete()


def _own(actor: Actor) -> Any:
    """This person's views, locked, so that two pages sent at once do not both add one."""
    if not actor.reads_content or actor.previewing:
        raise Forbidden
    return SavedView.objects.filter(person_id=person_of(actor)).select_for_update()


def _check_name(mine: Any, name: str) -> None:
    if mine.filter(name__iexact=name).exists():
        sentence = _("You have a view called “%(name)s” already. Choose another name.") % {"name": name}
        raise Objected([Objection(sentence, field="name")])
