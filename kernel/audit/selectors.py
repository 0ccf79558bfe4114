"""The audit as its readers see it: acts and references, newest first, one page at a time (docs/adr/0015)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.policy import policy_for
from kernel.audit import chain
from kernel.audit.models import Entry, Head, Verification
from kernel.errors import Forbidden, NotFound

PER_PAGE = 50
FIELDS = (
    *("number", "public_id", "recorded_at", "domain_at", "person_label", "office_codes"),
    *("verb", "object_type", "object_key", "object_ref"),
)


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for; empty means any. `before` and `after` are the public ids of entries."""

    first: date | None = None
    last: date | None = None
    family: str = ""
    reference: str = ""
    person: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Page:
    """One page of entries; `older` and `newer` are the entries beyond which the next pages begin."""

    rows: list[Entry]
    older: str
    newer: str


def check_may(actor: Actor, action: str) -> None:
    """`NotFound` for those to whom the audit is not open, `Forbidden` for those who may only read theirs."""
    policy = policy_for(Entry)
    if not policy.branches(actor, "view"):
        raise NotFound
    if not policy.branches(actor, action):
        raise Forbidden


def reads_everything(actor: Actor) -> bool:
    """Whether this reader is an auditor, who reads numbers and the head of the chain."""
    return bool(policy_for(Entry).branches(actor, "certify"))


def matching(actor: Actor, wanted: Wanted) -> QuerySet[Entry]:
    """The entries this person may read and asked for; never a comment, never a change."""
    rows = Entry.objects.visible_to(actor).only(*FIELDS)
    if wanted.first:
        rows = rows.filter(domain_at__gte=_midnight(wanted.first))
    if wanted.last:
        rows = rows.filter(domain_at__lt=_midnight(wanted.last + timedelta(days=1)))
    if wanted.family:
        rows = rows.filter(verb__startswith=f"{wanted.family}.")
    if wanted.reference:
        rows = rows.filter(Q(object_ref=wanted.reference) | Q(object_ref=wanted.reference.upper()))
    return rows.filter(person_label__icontains=wanted.person) if wanted.person else rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(clock.JAKARTA))


def entries_page(actor: Actor, wanted: Wanted) -> Page:
    """One page, cut at an entry that the reader may see, so that nothing counts what is hidden."""
    rows = matching(actor, wanted)
    before, after = _place(actor, wanted.before), _place(actor, wanted.after)
    if after is not None:
        found = list(rows.filter(number__gt=after).order_by("number")[: PER_PAGE + 1])
        more, shown = len(found) > PER_PAGE, found[:PER_PAGE][::-1]
        return _page(shown, older=True, newer=more)
    rows = rows.filter(number__lt=before) if before is not None else rows
    found = list(rows.order_by("-number")[: PER_PAGE + 1])
    return _page(found[:PER_PAGE], older=len(found) > PER_PAGE, newer=before is not None)


def _page(rows: list[Entry], *, older: bool, newer: bool) -> Page:
    return Page(
        rows=rows,
        older=str(rows[-1].public_id) if rows and older else "",
        newer=str(rows[0].public_id) if rows and newer else "",
    )


def _place(actor: Actor, public_id: str) -> int | None:
    """Where in the chain a visible entry stands; an unknown one is as good as none."""
    if not public_id:
        return None
    try:
        return Entry.objects.visible_to(actor).filter(public_id=public_id).values_list("number", flat=True).first()
    except (ValueError, ValidationError):
        return None


def kind_in_words(entry: Entry) -> str:
    """What the entry is about: “activity”, “pack”."""
    if not entry.object_type:
        return ""
    try:
        return str(apps.get_model(entry.object_type)._meta.verbose_name)
    except LookupError:
        return entry.object_type.rpartition(".")[2]


def latest_verification() -> Verification | None:
    """The last walk along the chain."""
    return Verification.objects.order_by("-pk").first()


@dataclass(frozen=True)
class Certificate:
    """The head of the chain at one moment, for a release certificate."""

    number: int
    hash: str
    seal: str
    at: datetime
    entry: Entry | None
    verification: Verification | None


def certificate() -> Certificate:
    """The head as it stands now; its hash covers every entry up to its number."""
    head = Head.objects.first()
    return Certificate(
        number=head.number if head else 0,
        hash=head.hash if head else chain.GENESIS,
        seal=head.seal if head else "",
        at=datetime.now(UTC),
        entry=Entry.objects.only(*FIELDS).filter(number=head.number).first() if head else None,
        verification=latest_verification(),
    )
