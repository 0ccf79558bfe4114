"""Records of the log, made the way people make them: through the services."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from activities.content import data_of
from activities.importing.files import read_text
from activities.models import Activity, ActivityGrant, ImportRun
from activities.models.entry import Told
from activities.record import Party, RecordData, places_named
from activities.services.basis import record_basis
from activities.services.co_authors import name_co_author
from activities.services.confirm import confirm_participation
from activities.services.correct import propose_and_submit
from activities.services.entry import enter_for_state
from activities.services.hold_decision import answer_decision, propose_decision
from activities.services.importing.run import begin_import, check_now
from activities.services.log import log_activity
from activities.services.step import submit, take_step
from activities.states import ANNOUNCED
from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.models import ChairPost
from kernel.members.models import Chair
from tests.factories.accounts import office

DAY = date(2020, 3, 20)


def record(*states: str, host: str = "VN", **values: Any) -> RecordData:
    """Content that may be submitted: a seminar hosted by the first state."""
    parties = tuple(Party(code=code, role="host" if code == host else "participant") for code in states)
    given = {
        "title": "Young border officers’ seminar",
        "summary": "Legal information for border residents and sports.",
        "forms": ("8a-i",),
        "objectives": ("7a",),
        "domains": ("land",),
        "precision": "day",
        "date_from": DAY,
        "date_to": DAY,
        "places": places_named(values.pop("place", "Dong Hoi")),
        "level": "bilateral",
        "mode": "in_person",
        "mark": "For official use",
        "parties": parties,
    }
    return RecordData(**(given | values))


def offices(*codes: str) -> None:
    """The offices a record names, made before it is logged."""
    for code in ("SEC", *codes):
        office(code)


def draft(actor: Actor, *states: str, **values: Any) -> Activity:
    """A draft of this person's office."""
    offices(*states)
    return log_activity(actor=actor, owner_id=actor.posts[0].office_id, data=record(*states, **values), token=uuid4())


def submitted(actor: Actor, *states: str, **values: Any) -> Activity:
    """A record sent to the secretariat; what is only announced was sent before its day was over."""
    row = draft(actor, *states, **values)
    with in_time_for(row):
        return submit(actor=actor, activity=row, attested=True)


@contextmanager
def in_time_for(row: Activity) -> Iterator[None]:
    """Domain time on the last day of what is announced and past; afterwards it runs on as before."""
    if row.timing not in ANNOUNCED or not row.date_to or row.date_to >= clock.today():
        yield
        return
    now = clock.now()
    clock.move_to(datetime.combine(row.date_to, time(9), ZoneInfo(clock.JAKARTA)))
    try:
        yield
    finally:
        clock.move_to(now)


def co_author(record_: Activity, owner: Any, person: Any, reason: str = "They hosted the visit.") -> ActivityGrant:
    """This person of the cast becomes co-author of a draft of the owner's office."""
    return name_co_author(actor=owner.actor, activity=record_, post=person.posts[0], reason=reason)


def entered(cast: Any, data: RecordData, code: str = "VN") -> Activity:
    """A record that an officer entered for a state."""
    told = Told(channel="phone", evidence="The focal point called on 3 March 2020.")
    return enter_for_state(actor=cast.officer.actor, office=office(code), data=data, told=told, token=uuid4())


def accepted(cast: Any, actor: Actor, *states: str, **values: Any) -> Activity:
    """A record the secretariat accepted; the states it names are asked."""
    sent = submitted(actor, *states, **values)
    return take_step(actor=cast.officer2.actor, activity=sent, name="accept")


def shared(cast: Any, actor: Actor, *states: str, **values: Any) -> Activity:
    """A record all Member States may read, on a public source."""
    row = accepted(cast, actor, *states, **values)
    return record_basis(actor=cast.publisher.actor, activity=row, kind="public_source", reference="VNA, 20 March 2020")


def confirmed(cast: Any, actor: Actor, *states: str, **values: Any) -> Activity:
    """A record every named state confirmed."""
    row = accepted(cast, actor, *states, **values)
    for code in states:
        if office(code).pk != row.owner_id:
            row = confirm_participation(actor=getattr(cast, f"{code.lower()}_focal").actor, activity=row)
    return row


def corrected(actor: Actor, record_: Activity, **values: Any) -> Activity:
    """A correction of an accepted record, sent to the secretariat."""
    data = replace(data_of(record_), **values)
    return propose_and_submit(actor=actor, activity=record_, data=data, token=uuid4(), attested=True)


def form_of_places(*names: str) -> dict[str, str]:
    """The rows of the places as a browser sends them."""
    rows = {f"places-{number}-name": name for number, name in enumerate(names)}
    return {"places-TOTAL_FORMS": str(len(names) or 1), "places-INITIAL_FORMS": "0", **rows}


LOG = "Own number\tTitle\tDate\n1\tSeminar of young border officers\t20 March 2020\n2\tExchange visit\t03/04/2019"


def read_in(actor: Actor, text: str = LOG, *, checked: bool = True) -> ImportRun:
    """A log that this person read in."""
    run = begin_import(actor=actor, name="log.xlsx", table=read_text(text))
    return check_now(actor=actor, run=run) if checked else run


def acts_for_the_chair(person: Any) -> Any:
    """This approver's post acts for the Chair of the ADSOM WG."""
    spell = {"office": person.posts[0].office, "start": date(2019, 7, 12), "end": date(2020, 12, 9)}
    chair, _made = Chair.objects.get_or_create(body="ADSOM_WG", **spell)
    ChairPost.objects.get_or_create(chair=chair, post=person.posts[0])
    return person


def decided(cast: Any, record_: Activity, kind: str = "release", reason: str = "Cleared up.") -> Activity:
    """What becomes of a hold, as a publisher and the Chair's post-holder, of Malaysia, decide it."""
    chair = acts_for_the_chair(cast.my_approver)
    propose_decision(actor=cast.publisher.actor, activity=record_, kind=kind, reason=reason)
    return answer_decision(actor=chair.actor, activity=record_, agreed=True)


def form_of(**values: Any) -> dict[str, Any]:
    """What a browser sends for a complete record."""
    given = {
        "token": str(uuid4()),
        "title": "Young border officers’ seminar",
        "forms": ["8a-i"],
        "objectives": ["7a"],
        "precision": "day",
        "day": "20",
        "month": "March",
        "year": "2020",
        **form_of_places(values.pop("place", "Dong Hoi")),
        "host": "VN",
        "mode": "in_person",
        "timing": "took_place",
        "states": ["LA", "VN"],
        "domains": ["land"],
        "lead_sector": "defence",
        "relevance": "core",
        "summary": "Legal information for border residents and sports.",
        "mark": "For official use",
        "attested": "on",
        "act": "draft",
    }
    return given | values
