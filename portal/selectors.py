"""What the pages of removals show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from activities.states import Audience
from kernel.access.actor import Actor, Role
from kernel.access.policy import policy_for
from kernel.access.querysets import allowed_actions
from kernel.errors import NotFound
from kernel.waiting import Waiting
from portal.models import Removal
from portal.services.removal.ask import link_of
from portal.services.removal.record import FIELDS

FULL = ("activity", "paragraph", "office", "asked_by", "agreed_by", "closed_by")
MOST = 100


@dataclass(frozen=True)
class RemovalPage:
    """One request as one reader sees it."""

    removal: Removal
    fields: list[str]
    may_agree: bool
    may_take_back: bool
    wide: bool

    @property
    def places(self) -> list[tuple[str, int]]:
        """How many rows of what were changed."""
        return sorted(self.removal.places.items())

    @property
    def backups(self) -> list[dict[str, Any]]:
        """The backups that hold it, with the moment each was made."""
        return [one | {"made": datetime.fromisoformat(one["at"])} for one in self.removal.backups]


def page_of(removal: Removal, actor: Actor) -> RemovalPage:
    """What is asked, and what this person may do about it."""
    allowed = allowed_actions(actor, removal)
    draft = removal.activity is not None and removal.activity.audience == Audience.OWNER
    return RemovalPage(
        removal=removal,
        fields=[str(FIELDS.get(name, _("Text of the paragraph"))) for name in removal.fields],
        may_agree="agree" in allowed,
        may_take_back="take_back" in allowed,
        wide=not draft,
    )


def removals_for(actor: Actor) -> list[Removal]:
    """The requests this person may see, the newest first."""
    if not policy_for(Removal).branches(actor, "view"):
        raise NotFound
    return list(Removal.objects.visible_to(actor).select_related(*FULL)[:MOST])


def waiting_for(actor: Actor) -> list[Waiting]:
    """Requests that wait for this person’s agreement."""
    if not actor.has(Role.PUBLISHER, Role.APPROVER):
        return []
    rows = Removal.objects.allowing(actor, "agree").order_by("pk")
    title = _("Somebody asks that text be removed")
    return [Waiting(title=title, about=row.about, link=link_of(row), verb=_("Look")) for row in rows]
