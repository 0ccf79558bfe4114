"""Where a removed text is still held: settled texts and their packs never change, and backups lie outside."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.audit.models import Entry
from portal.models import Removal
from portal.services import ledger
from portal.services.removal.tombstone import Removed
from reporting.models import Pack, Snapshot
from reporting.states import PackState

Held = dict[str, str]


def still_held(removed: list[Removed]) -> list[Held]:
    """The settled texts that say it, each with its packs and what can be done about them."""
    if not removed:
        return []
    pattern = "|".join(f"({text.sql(in_json=True)})" for text in removed)
    rows = Snapshot.objects.filter(body__iregex=pattern).select_related("stage__cycle").order_by("pk")
    return [place for snapshot in rows for place in _of_snapshot(snapshot)]


def _of_snapshot(snapshot: Snapshot) -> Iterator[Held]:
    link = reverse("reporting:stage-detail", args=[snapshot.stage.public_id])
    name = f"{snapshot.stage}, {_('edition')} {snapshot.edition}"
    advice = _("A settled text does not change. Its pack can be withdrawn; tell its readers by other means.")
    yield {"what": _("Settled text"), "name": name, "link": link, "advice": advice}
    for pack in snapshot.packs.all():
        yield {"what": _("Pack"), "name": name, "link": link, "advice": _advice(pack)}


def _advice(pack: Pack) -> str:
    if pack.state == PackState.COMPILED:
        return _("It was never released, and its files are deleted. Do not release it and do not compile it again.")
    if pack.state == PackState.RELEASED:
        return _("It is released. Withdraw it or supersede it; copies already taken stay with their readers.")
    return _("It is closed to the Member States. Its files are kept; copies already taken stay with their readers.")


def unreleased_packs(removed: list[Removed]) -> list[Pack]:
    """The packs that hold it and were never released."""
    if not removed:
        return []
    pattern = "|".join(f"({text.sql(in_json=True)})" for text in removed)
    return list(Pack.objects.filter(state=PackState.COMPILED, snapshot__body__iregex=pattern))


def backups_with(removal: Removal, now: datetime) -> list[dict[str, str]]:
    """The backups made since the text came in."""
    objects = [one for one in (removal.activity, removal.paragraph) if one is not None]
    first = Entry.objects.filter(
        object_type__in=[one._meta.label_lower for one in objects], object_key__in=[one.pk for one in objects]
    ).order_by("number")
    since = first.values_list("recorded_at", flat=True).first() if removal.activity else None
    return [one for one in ledger.backups() if since is None or since <= datetime.fromisoformat(one["at"]) <= now]
