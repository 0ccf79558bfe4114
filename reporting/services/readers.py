"""A publisher lets one person read one pack, and takes it back (DESIGN §4)."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.access.actor import STATE, Actor
from kernel.accounts.models import Post
from kernel.accounts.services.give_grant import end_all_grants, end_grant, give_grant
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.notify.services.tell import tell
from reporting.models import Pack, PackGrant
from reporting.states import READER, PackState

ENDED = "reporting.pack.reader_ended"


def name_reader(*, actor: Actor, pack: Pack, post: Post, reason: str) -> PackGrant:
    """This person reads and downloads the pack although the Member States cannot."""
    with audit.unit(actor):
        row = Pack.objects.select_for_update(of=("self",)).get_for(actor, "name_readers", pk=pack.pk)
        if row.state == PackState.RELEASED:
            raise Objected(_("This pack is released: every Member State can read it."))
        if post.role not in STATE:
            raise Objected([Objection(_("Choose somebody of a Member State."), field="person")])
        verb = "reporting.pack.reader_named"
        grant = give_grant(actor=actor, grants=PackGrant, obj=row, codename=READER, post=post, reason=reason, verb=verb)
        tell([post.user_id], kind="reporting.reader", link=reverse("reporting:pack-release", args=[row.public_id]))
    return grant


def end_reading(*, actor: Actor, pack: Pack, public_id: UUID) -> PackGrant:
    """The person no longer reads the pack, from the next request on."""
    with audit.unit(actor):
        row = Pack.objects.select_for_update(of=("self",)).get_for(actor, "name_readers", pk=pack.pk)
        return end_grant(actor=actor, grants=PackGrant, obj=row, public_id=public_id, verb=ENDED)


def end_readings(*, actor: Actor, pack: Pack) -> int:
    """Nobody reads the pack by a grant any more: it was withdrawn."""
    return end_all_grants(actor=actor, grants=PackGrant, obj=pack, verb=ENDED)
