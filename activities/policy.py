"""Who may see and do what with a record (DESIGN §4, Visibility of an activity)."""

from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.db.models import Q

from activities.states import CO_AUTHOR, OPEN_STATES, Audience, State
from kernel.access.actor import CONTENT, SECRETARIAT, STATE, STATE_STAFF, Actor, OpenPost, Role
from kernel.access.granted import granted
from kernel.access.policy import NOTHING, Policy, Scope
from kernel.access.rows import Allow

AT_SECRETARIAT = sorted(set(Audience) - {Audience.OWNER})
WITH_PARTIES = sorted({Audience.PROPOSED, Audience.PARTIES, Audience.ALL})
OFFICER = frozenset({Role.OFFICER})
PUBLISHER = frozenset({Role.PUBLISHER})
APPROVER = frozenset({Role.APPROVER})
WRITERS = STATE_STAFF | OFFICER
CO_AUTHORS = frozenset({Role.FOCAL_POINT})
CO_AUTHORED = sorted({Audience.OWNER, Audience.SECRETARIAT})


def own(actor: Actor, post: OpenPost) -> Q:
    """Records of the post's own office, whatever their audience."""
    return Q(owner_id=post.office_id)


def own_record(actor: Actor, post: OpenPost) -> Q:
    """The same without corrections, which nobody else writes in."""
    return Q(owner_id=post.office_id, corrects__isnull=True)


def co_author(actor: Actor, post: OpenPost) -> Q:
    """Another state's record in which this person was asked to write: until it is accepted, and never on hold."""
    grant = granted("activities.ActivityGrant", CO_AUTHOR, actor, post)
    if grant == NOTHING:
        return NOTHING
    unaccepted = Q(state__in=sorted(OPEN_STATES), audience__in=CO_AUTHORED, corrects__isnull=True)
    return grant & unaccepted & ~Q(owner_id=post.office_id)


def own_entered(actor: Actor, post: OpenPost) -> Q:
    """Records that the secretariat entered for the post's own state, while it has not confirmed them."""
    return own(actor, post) & Q(entry__isnull=False, entry__confirmed_at__isnull=True)


def own_clearing(actor: Actor, post: OpenPost) -> Q:
    """Records of the post’s own office, where it uses national clearance (off at the start)."""
    return own(actor, post) & Q(owner__clears=True)


def own_on_paper(actor: Actor, post: OpenPost) -> Q:
    """Records of the post’s own office, where a signature on the printed sheet counts."""
    return own(actor, post) & Q(owner__clears_on_paper=True)


def submitted_by_others(actor: Actor, post: OpenPost) -> Q:
    """What other offices have sent to the secretariat; never a draft."""
    return Q(audience__in=AT_SECRETARIAT) & ~Q(owner_id=post.office_id)


def sent(actor: Actor, post: OpenPost) -> Q:
    """Every record that has reached the secretariat, its own included."""
    return Q(audience__in=AT_SECRETARIAT, corrects__isnull=True)


def sent_correction(actor: Actor, post: OpenPost) -> Q:
    """Every correction that has reached the secretariat."""
    return Q(audience__in=AT_SECRETARIAT, corrects__isnull=False)


def sent_anything(actor: Actor, post: OpenPost) -> Q:
    """Records and corrections that have reached the secretariat."""
    return Q(audience__in=AT_SECRETARIAT)


def shared(actor: Actor, post: OpenPost) -> Q:
    """What all Member States read, less the office's own."""
    return Q(audience=Audience.ALL) & ~Q(owner_id=post.office_id)


def named(actor: Actor, post: OpenPost) -> Q:
    """What is open to this state because the record names it."""
    return Q(reader_ids__contains=[post.office_id]) & ~Q(owner_id=post.office_id)


def party(actor: Actor, post: OpenPost) -> Q:
    """Records that name this state and that it may see: it answers for its own part."""
    return Q(named_ids__contains=[post.office_id], audience__in=WITH_PARTIES) & ~Q(owner_id=post.office_id)


def party_record(actor: Actor, post: OpenPost) -> Q:
    """Accepted records that name this state, also after it asked not to report them."""
    seen = Q(audience__in=[Audience.PARTIES, Audience.ALL]) | Q(
        audience=Audience.WITHHELD, reader_ids__contains=[post.office_id]
    )
    return Q(named_ids__contains=[post.office_id], corrects__isnull=True) & seen & ~Q(owner_id=post.office_id)


def kept_by_oneself(actor: Actor, post: OpenPost) -> Q:
    """The views of the list that this very person keeps."""
    return Q(person_id=actor.person_id) if actor.person_id else NOTHING


def held(actor: Actor, post: OpenPost) -> Q:
    """Every record on hold (¶9)."""
    return Q(audience=Audience.HELD, corrects__isnull=True)


def own_held(actor: Actor, post: OpenPost) -> Q:
    """Records of the post's own office that are on hold."""
    return held(actor, post) & Q(owner_id=post.office_id)


def held_before_chair(actor: Actor, post: OpenPost) -> Q:
    """Records on hold, for who acts for the Chair: to decide, and for nothing else."""
    return held(actor, post) if settings.SCOPE_BODY in actor.chair_bodies else NOTHING


ACCEPTED = frozenset({State.ACCEPTED.value})
ENDED = frozenset({State.MERGED.value})
SENT_STATES = frozenset({State.SUBMITTED.value, State.RETURNED.value, State.ACCEPTED.value})
EDITABLE = frozenset({State.DRAFT.value, State.RETURNED.value})

POLICY = Policy(
    model="activities.Activity",
    scopes=(
        Scope("own", own),
        Scope("own_record", own_record),
        Scope("own_entered", own_entered),
        Scope("own_clearing", own_clearing),
        Scope("own_on_paper", own_on_paper),
        Scope("co_author", co_author),
        Scope("submitted_by_others", submitted_by_others),
        Scope("sent", sent),
        Scope("sent_correction", sent_correction),
        Scope("sent_anything", sent_anything),
        Scope("shared", shared),
        Scope("named", named),
        Scope("party", party),
        Scope("party_record", party_record),
        Scope("held", held),
        Scope("own_held", own_held),
        Scope("held_before_chair", held_before_chair),
    ),
    rows=(
        Allow("view", SECRETARIAT | STATE, "own"),
        Allow("view", SECRETARIAT, "submitted_by_others"),
        Allow("view", STATE, "shared"),
        Allow("view", STATE, "named"),
        Allow("view", CO_AUTHORS, "co_author"),
        Allow("read_working", SECRETARIAT | STATE, "own"),
        Allow("read_working", CO_AUTHORS, "co_author"),
        Allow("history", SECRETARIAT | STATE, "own"),
        Allow("history", SECRETARIAT, "submitted_by_others"),
        Allow("history", CO_AUTHORS, "co_author"),
        Allow("log", WRITERS, "own"),
        Allow("edit", WRITERS, "own", EDITABLE),
        Allow("save", WRITERS, "own"),
        Allow("edit", CO_AUTHORS, "co_author", EDITABLE),
        Allow("save", CO_AUTHORS, "co_author"),
        Allow("attach", WRITERS, "own", EDITABLE),
        Allow("attach", CO_AUTHORS, "co_author", EDITABLE),
        Allow("name_co_authors", STATE_STAFF, "own_record"),
        Allow("propose_correction", WRITERS, "own", ACCEPTED),
        Allow("confirm", STATE_STAFF, "party", frozenset({State.ACCEPTED.value, State.SUBMITTED.value})),
        Allow("differ", STATE_STAFF, "party", ACCEPTED),
        Allow("settle_versions", OFFICER, "sent", ACCEPTED),
        Allow("ask_not_to_report", STATE_STAFF, "party_record", ACCEPTED),
        Allow("record_basis", PUBLISHER, "sent", ACCEPTED),
        Allow("record_basis", PUBLISHER, "sent_correction", frozenset({State.SUBMITTED.value})),
        Allow("propose_merge", OFFICER, "sent", ACCEPTED),
        Allow("record_consensus", OFFICER, "sent", ACCEPTED),
        Allow("confirm_entry", STATE_STAFF, "own_entered", SENT_STATES),
        Allow("hold", OFFICER, "sent", SENT_STATES),
        Allow("see_hold", SECRETARIAT, "held", ACCEPTED),
        Allow("see_hold", STATE, "own_held", ACCEPTED),
        Allow("see_hold", APPROVER, "held_before_chair", ACCEPTED),
        Allow("propose_hold_decision", PUBLISHER, "held", ACCEPTED),
        Allow("decide_hold", APPROVER, "held_before_chair", ACCEPTED),
        Allow("ask_removal", OFFICER, "own"),
        Allow("ask_removal", OFFICER, "submitted_by_others"),
        Allow("ask_removal", APPROVER, "own"),
    ),
)

VIEWS = Policy(
    model="activities.SavedView",
    scopes=(Scope("kept_by_oneself", kept_by_oneself),),
    rows=tuple(Allow(action, CONTENT, "kept_by_oneself") for action in ("view", "rename", "remove")),
)


def beside(record: Callable[[Actor, OpenPost], Q], **more: object) -> Callable[[Actor, OpenPost], Q]:
    """What stands beside the records of a scope, as far as `more` says."""

    def condition(actor: Actor, post: OpenPost) -> Q:
        found = record(actor, post)
        if found == NOTHING:
            return NOTHING
        records = apps.get_model("activities.Activity")._base_manager.filter(found)
        return Q(activity__in=records.values("pk"), **more)

    return condition


OPEN_FILE = {"sent_at__isnull": False, "for_readers": True}


def of_ended(actor: Actor, post: OpenPost) -> Q:
    """Open files of a record that ended in one this office reads, for an office that could read them before."""
    read = own(actor, post) | shared(actor, post) | named(actor, post)
    records = apps.get_model("activities.Activity")._base_manager.filter(read)
    before = Q(activity__kept_reader_ids=None) | Q(activity__kept_reader_ids__contains=[post.office_id])
    here = Q(activity__merged_into__in=records.values("pk"), **OPEN_FILE)
    return here & before & ~Q(activity__owner_id=post.office_id)


ATTACHMENT = Policy(
    model="activities.Attachment",
    state_field="activity__state",
    scopes=(
        Scope("of_own", beside(own)),
        Scope("of_co_author", beside(co_author)),
        Scope("of_sent", beside(submitted_by_others, sent_at__isnull=False)),
        Scope("of_shared", beside(shared, **OPEN_FILE)),
        Scope("of_named", beside(named, **OPEN_FILE)),
        Scope("of_ended", of_ended),
    ),
    rows=(
        Allow("view", SECRETARIAT | STATE, "of_own"),
        Allow("view", SECRETARIAT, "of_sent"),
        Allow("view", STATE, "of_shared"),
        Allow("view", STATE, "of_named"),
        Allow("view", STATE, "of_ended"),
        Allow("view", CO_AUTHORS, "of_co_author"),
        Allow("remove", WRITERS, "of_own", EDITABLE | ACCEPTED | ENDED),
        Allow("remove", CO_AUTHORS, "of_co_author", EDITABLE),
    ),
)


def of_clearing_office(actor: Actor, post: OpenPost) -> Q:
    """Scans of the sheets on which the post's own office cleared its records, wherever these are by now."""
    return Q(clearance__activity__owner_id=post.office_id)


SCAN = Policy(
    model="activities.ClearanceScan",
    scopes=(Scope("of_clearing_office", of_clearing_office),),
    rows=(
        Allow("view", STATE, "of_clearing_office"),
        Allow("remove", STATE_STAFF, "of_clearing_office"),
    ),
)


def importer(actor: Actor, post: OpenPost) -> Q:
    """What this person read in for this post's office: its preview says what this person may see."""
    return NOTHING if actor.person_id is None else Q(office_id=post.office_id, person_id=actor.person_id)


IMPORT_POLICY = Policy(
    model="activities.ImportRun",
    scopes=(Scope("importer", importer),),
    rows=(Allow("view", WRITERS, "importer"), Allow("commit", WRITERS, "importer")),
)
