"""One text for two records of the same activity: what it is made of, and what stands in its way (DESIGN §4)."""

from dataclasses import fields, replace
from typing import Any

from django.utils.translation import gettext as _

from activities.models import Activity, Participation
from activities.record import RecordData
from activities.rules import SECRETARIAT
from activities.states import OPEN_STATES, OPEN_TO_PARTIES, Audience, Confirmation, State
from kernel.errors import Objection
from kernel.members.models import Office
from kernel.members.states import OfficeKind

OF_THE_OWNER = frozenset({"date_from", "date_to", "precision", "practice_shared", "practice_reuse", "mark"})


def merged_text(one: RecordData, other: RecordData) -> RecordData:
    """The text that stays, its gaps filled and its lists completed from the other; a person looks it over."""
    joined = {name: _joined(getattr(one, name), getattr(other, name)) for name in _names() if name not in OF_THE_OWNER}
    if one.consensus_kind:
        joined["consensus_reference"] = one.consensus_reference
    return replace(one, **joined)


def _names() -> list[str]:
    return [field.name for field in fields(RecordData)]


def _joined(one: Any, other: Any) -> Any:
    if not isinstance(one, tuple):
        return one or other
    known = {_key(item) for item in one}
    return (*one, *(item for item in other if _key(item) not in known))


def _key(item: Any) -> str:
    """What makes an entry of a list the same one: a party's code or name, a place's name, a code."""
    return str(getattr(item, "code", "") or getattr(item, "organisation", "") or getattr(item, "name", "") or item)


def pair_of(proposal: Activity) -> list[Activity]:
    """The record that stays and the one that would end in it."""
    return [row for row in (proposal.corrects, proposal.absorbs) if row is not None]


def asked_for(proposal: Activity) -> set[int]:
    """The Member States both records name or belong to: all of them are asked about the one text."""
    named = {office_id for row in pair_of(proposal) for office_id in [*row.named_ids, row.owner_id]}
    states = Office.objects.filter(pk__in=named, kind=OfficeKind.STATE)
    return set(states.values_list("pk", flat=True))


def obstacles(proposal: Activity) -> list[Objection]:
    """Why two records cannot become one now; nothing when this is no such proposal."""
    if proposal.absorbs is None:
        return []
    closed = [row for row in pair_of(proposal) if row.state != State.ACCEPTED or row.audience not in OPEN_TO_PARTIES]
    if closed:
        sentence = _("%(reference)s is not open to the states it names, so they cannot confirm one text for both.")
        return [_objection(sentence, reference=row.reference) for row in closed]
    corrected = [row for row in pair_of(proposal) if _is_being_corrected(row, proposal)]
    sentence = _("A correction of %(reference)s is on its way. It is settled first.")
    return [_objection(sentence, reference=row.reference) for row in corrected] + _unread(proposal)


def _unread(proposal: Activity) -> list[Objection]:
    """States that may not read both records would learn of one of them from the proposal."""
    named = {part.office_id for part in proposal.participations.all() if part.office_id} | asked_for(proposal)
    shut = [(row, named - _readers(row)) for row in pair_of(proposal) if row.audience != Audience.ALL]
    names = dict(Office.objects.filter(pk__in={key for _row, keys in shut for key in keys}).values_list("pk", "name"))
    sentence = _("%(state)s cannot read %(reference)s yet, so it cannot be asked about one text for both.")
    return [
        _objection(sentence, state=names[key], reference=row.reference) for row, keys in shut for key in sorted(keys)
    ]


def owners_missing(proposal: Activity) -> list[Objection]:
    """Both owners, where they are Member States, have confirmed the one text; no other basis stands for that."""
    owners = owners_of(proposal)
    parts = [part for part in proposal.participations.all() if part.office_id in owners]
    waiting = [part for part in parts if part.confirmation != Confirmation.CONFIRMED]
    one = _("%(state)s owns one of the two records and has not confirmed the one text.")
    both = _("%(state)s owns both records and has not confirmed the one text.")
    return [awaiting(part, both if len(owners) == 1 else one) for part in waiting]


def owners_of(proposal: Activity) -> set[int]:
    """The offices that own the two records, one or two; none where this is no text for two."""
    return {row.owner_id for row in pair_of(proposal)} if proposal.absorbs is not None else set()


def awaiting(part: Participation, sentence: str) -> Objection:
    """That a state has not confirmed yet, and with whom it lies: with the state."""
    words = {"state": part.name}
    return Objection(sentence % words, owner=_("the focal point of %(state)s") % words)


def readers_of_files(row: Activity) -> list[int] | None:
    """The offices that may go on reading what lies open beside a record that ends; None is every Member State."""
    return None if row.audience == Audience.ALL else sorted(_readers(row))


def narrowed(before: list[int] | None, now: list[int] | None) -> list[int] | None:
    """Those who could read it before a record ended in another, and still could when that one ended too."""
    if before is None or now is None:
        return now if before is None else before
    return sorted(set(before) & set(now))


def _readers(row: Activity) -> set[int]:
    return {row.owner_id, *row.reader_ids}


def _is_being_corrected(row: Activity, proposal: Activity) -> bool:
    return row.corrections.filter(state__in=OPEN_STATES - {State.DRAFT}).exclude(pk=proposal.pk).exists()


def _objection(sentence: str, **words: Any) -> Objection:
    return Objection(sentence % words, owner=str(SECRETARIAT))
