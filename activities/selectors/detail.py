"""Everything one record's page shows to one reader, and nothing it may not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)
from django.utils.translation import gettext as _

from activities.guards import awaits_clearance
from activities.models import (
    Activity,
    ActivityGrant,
    Attachment,
    DoNotReport,
    OtherVersion,
    Participation,
    ScopeHold,
    SharingBasis,
    StateEntry,
)
from activities.places import place_in_words
from activities.querysets import ActivityQuerySet
from activities.record import Party, RecordData
from activities.selectors.attachments import attachments_of
from activities.selectors.clearance import beside_record
from activities.selectors.differences import Difference, differences
from activities.selectors.held import awaits_word
from activities.selectors.history import Event, events_for
from activities.selectors.lists import is_own, reads_all, reads_history
from activities.selectors.merged import proposal_of
from activities.selectors.readers import readers_in_words
from activities.selectors.reading import open_text, parts_for, text_for, whole_text
from activities.sentences import closed
from activities.states import (
    OPEN_STATES,
    Channel,
    Confirmation,
    ConsensusKind,
    Delegation,
    Domain,
    Form,
    Mode,
    Objective,
    RevisionKind,
    Role,
    State,
    paragraph,
)
from kernel.access.actor import STATE_STAFF, Actor
from kernel.access.policy import policy_for
from kernel.members.models import EstablishmentName
from kernel.members.selectors import state_names_beside
from kernel.members.states import EstablishmentKind
from mechanisms.models import Challenge, Mechanism

ACTIONS = (
    "edit",
    "attach",
    "submit",
    "propose_correction",
    "confirm",
    "ask_not_to_report",
    "differ",
    "settle_versions",
    "note_held",
    "record_basis",
    "record_consensus",
    "propose_merge",
    "hold",
    "propose_hold_decision",
    "read_working",
    "name_co_authors",
    "ask_removal",
    "log",
    "clear",
    "clear_on_paper",
    "confirm_entry",
)


@dataclass(frozen=True)
class PartyRow:
    """One party as the page shows it."""

    part: Participation
    ministries: tuple[EstablishmentName, ...]
    aside: str
    note: str


def with_asides(rows: ActivityQuerySet, actor: Actor) -> ActivityQuerySet:
    """The record with what stands beside it and what this person may do, in the query that fetches it."""
    holds = ScopeHold.objects.filter(activity=OuterRef("pk"), closed_at__isnull=True)
    bases = SharingBasis.objects.filter(activity=OuterRef("pk")).order_by("-recorded_at")
    entries = StateEntry.objects.filter(activity=OuterRef("pk"))
    wishes = DoNotReport.objects.filter(activity=OuterRef("pk"), lifted_at__isnull=True)
    versions = OtherVersion.objects.filter(activity=OuterRef("pk"), ended_at__isnull=True)
    open_ones = Activity.objects.filter(corrects=OuterRef("pk"), state__in=OPEN_STATES)
    found: ActivityQuerySet = (
        rows.coded()
        .select_related("owner", "corrects")
        .prefetch_related("participations", "corrects__revisions")
        .annotate(
            hold_reason=Subquery(holds.values("reason")[:1]),
            entry_channel=Subquery(entries.values("channel")[:1]),
            entry_evidence=Subquery(entries.values("evidence")[:1]),
            entry_confirmed_at=Subquery(entries.values("confirmed_at")[:1]),
            basis_kind=Subquery(bases.values("kind")[:1]),
            basis_reference=Subquery(bases.values("reference")[:1]),
            other_versions_of=ArraySubquery(versions.values("office_id")),
            wishing_ids=ArraySubquery(wishes.values("office_id")),
            co_authors=Exists(ActivityGrant.objects.filter(content_object=OuterRef("pk"), revoked_at__isnull=True)),
            open_correction=Subquery(open_ones.values("reference")[:1]),
            state_names=state_names_beside(),
            **beside_record(actor),
            **{f"may_{name}": _flag(actor, name) for name in ACTIONS},
        )
    )
    return found


def _flag(actor: Actor, action: str) -> Case:
    condition = policy_for(Activity).condition(actor, action)
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def told_in_words(activity: Activity, actor: Actor) -> str:
    """How the state told what the secretariat entered for it: “By mail: …”; for its own people and the secretariat."""
    channel = getattr(activity, "entry_channel", "")
    if not channel or not reads_history(activity, actor):
        return ""
    return f"{Channel(channel).label}: {closed(getattr(activity, 'entry_evidence', ''))}"


def party_rows(activity: Activity, actor: Actor) -> list[PartyRow]:
    """The parties this reader may see, with their ministries' own names."""
    parts = parts_for(activity, actor)
    names = _ministries([part.office_id for part in parts if part.office_id])
    return [
        PartyRow(part, tuple(names.get(part.office_id or 0, ())), _aside(activity, part), _note(activity, part))
        for part in parts
    ]


def _ministries(office_ids: list[int]) -> dict[int, list[EstablishmentName]]:
    rows = EstablishmentName.objects.filter(
        establishment__office_id__in=office_ids, establishment__kind=EstablishmentKind.MINISTRY
    ).select_related("establishment")
    found: dict[int, list[EstablishmentName]] = {}
    for row in rows.order_by("establishment", "lang"):
        found.setdefault(row.establishment.office_id, []).append(row)
    return found


def _aside(activity: Activity, part: Participation) -> str:
    words = [str(part.get_role_display()).lower()] if part.role in (Role.HOST, Role.COHOST, Role.OBSERVER) else []
    return ", ".join([*words, _("owner")] if part.office_id == activity.owner_id else words)


def _note(activity: Activity, part: Participation) -> str:
    if part.confirmation == Confirmation.NOT_ASKED and part.office_id and activity.state != State.ACCEPTED:
        return (
            _("Asked before the new text is accepted.")
            if activity.corrects_id
            else _("Asked when the record is accepted.")
        )
    return ""


def own_part(activity: Activity, actor: Actor) -> Participation | None:
    """The part this person may answer for."""
    offices = {post.office_id for post in actor.posts_with(STATE_STAFF)} - {activity.owner_id}
    return next((part for part in activity.participations.all() if part.office_id in offices), None)


@dataclass(frozen=True)
class RecordPage:
    """One record as one reader reads it."""

    data: RecordData
    mechanisms: list[str]
    challenges: list[str]
    parties: list[PartyRow]
    events: list[Event]
    readers: list[tuple[str, str]]
    differences: tuple[Difference, ...]
    own_part: Participation | None
    is_own: bool
    reads_all: bool
    places: list[str]
    asked_not_to_report: bool
    asks_if_held: bool
    sees_other_versions: bool
    told: str
    files: list[Attachment]
    one_text_for: Activity | None
    awaits_clearance: bool
    asked_for: str
    why_on_hold: str

    @property
    def return_comment(self) -> str:
        """Why the record came back, for its owner."""
        returns = (event.entry.comment for event in self.events if event.entry.verb == "activities.record.send_back")
        return next(returns, "") if self.is_own else ""

    @property
    def forms(self) -> list[tuple[str, str]]:
        """Each form as the paper writes it, with its name."""
        return [(paragraph(code), str(Form(code).label)) for code in self.data.forms]

    @property
    def objectives(self) -> list[tuple[str, str]]:
        """Each objective likewise."""
        return [(paragraph(code), str(Objective(code).label)) for code in self.data.objectives]

    @property
    def clauses(self) -> list[str]:
        """Each clause with its document's code."""
        return [code.replace("#", " ") for code in self.data.clauses]

    @property
    def delegation(self) -> str:
        """How high the delegations were."""
        return str(Delegation(self.data.delegation).label)

    @property
    def mode(self) -> str:
        """How the sides met, where that stands for a place."""
        return str(Mode(self.data.mode).label) if self.data.mode in (Mode.VIRTUAL, Mode.AT_SEA) else ""

    @property
    def consensus(self) -> str:
        """Where the consensus on an 8(d) activity is recorded."""
        return str(ConsensusKind(self.data.consensus_kind).label) if self.data.consensus_kind else ""

    @property
    def domains(self) -> list[str]:
        """Land, sea, air."""
        return [str(Domain(code).label) for code in self.data.domains]


def page_of(activity: Activity, actor: Actor) -> RecordPage:
    """Gather the page; `activity` comes from `with_asides`."""
    whole = whole_text(activity, actor)
    data = text_for(whole, activity, actor)
    names = {state["code"]: state["name"] for state in getattr(activity, "state_names", ())}
    return RecordPage(
        data=data,
        mechanisms=list(Mechanism.objects.filter(code__in=data.mechanisms).values_list("name", flat=True)),
        challenges=list(Challenge.objects.filter(code__in=data.challenges).values_list("label", flat=True)),
        parties=party_rows(activity, actor),
        events=events_for(activity, actor, names),
        readers=readers_in_words(activity, actor),
        differences=proposed_changes(activity, whole, actor, names),
        own_part=own_part(activity, actor),
        is_own=is_own(activity, actor),
        reads_all=reads_all(activity, actor),
        one_text_for=proposal_of(activity, actor),
        sees_other_versions=_sees_other_versions(activity, actor),
        asks_if_held=bool(getattr(activity, "may_note_held", 0)) and awaits_word(activity),
        told=told_in_words(activity, actor),
        places=_places(activity, whole),
        asked_not_to_report=not actor.office_ids.isdisjoint(getattr(activity, "wishing_ids", ())),
        files=attachments_of(activity, actor),
        awaits_clearance=awaits_clearance(activity),
        asked_for=asked_for(activity, actor),
        why_on_hold=closed(getattr(activity, "hold_reason", None) or ""),
    )


def asked_for(activity: Activity, actor: Actor) -> str:
    """The one step that the page asks for before all others: “submit”, or “confirm” the own part; else nothing."""
    part = own_part(activity, actor)
    if getattr(activity, "may_submit", False) and not awaits_clearance(activity):
        return "submit"
    unsaid = part is not None and part.confirmation != Confirmation.CONFIRMED
    return "confirm" if unsaid and getattr(activity, "may_confirm", False) else ""


def _places(activity: Activity, data: RecordData) -> list[str]:
    """Each with the names of the states, where the record names them; a third country keeps its code."""
    names = {part.office.code: part.office.name for part in activity.participations.all() if part.office}
    return [place_in_words(place, data, names) for place in data.places]


def _sees_other_versions(activity: Activity, actor: Actor) -> bool:
    """The owner and the secretariat see every open version, a state its own."""
    given = set(getattr(activity, "other_versions_of", ()))
    return bool(given) and actor.always(lambda side: reads_history(activity, side) or bool(given & side.office_ids))


def proposed_changes(
    activity: Activity, data: RecordData, actor: Actor, names: Mapping[str, str]
) -> tuple[Difference, ...]:
    """What a correction changes in the text in force, as far as this reader reads either."""
    if activity.corrects is None:
        return ()
    accepted = [revision for revision in activity.corrects.revisions.all() if revision.kind == RevisionKind.ACCEPTED]
    if not accepted:
        return ()
    in_force = RecordData.from_json(accepted[-1].snapshot)
    if reads_all(activity, actor):
        return differences(in_force, data, names)
    prefetch_related_objects([activity.corrects], "participations")
    before, after = open_text(in_force, activity.corrects, actor), open_text(data, activity, actor)
    return differences(before, replace(after, parties=_still_named((in_force, data), (before, after))), names)


def _still_named(whole: tuple[RecordData, RecordData], read: tuple[RecordData, RecordData]) -> tuple[Party, ...]:
    """The parties of the new text beside the old one, where `read` is what this reader reads of the two.

    A party is printed again only once it has confirmed the new text. One that stands in both is no change: it is
    shown as the reader reads it in the old text, and where that hides it, here too.
    """
    stood = {party.name for party in whole[0].parties}
    before, after = ({party.name: party for party in text.parties} for text in read)
    names = [party.name for party in whole[1].parties if party.name in before or party.name not in stood]
    return tuple(party for name in names if (party := after.get(name) or before.get(name)))
