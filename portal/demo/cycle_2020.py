"""A finished 2020 cycle for the demonstration, carried out by the demo cast through the portal's own services.

The meetings and their dates are real; who replied when, and the outcomes, are made up and marked as demo. Every seat
has no objection: a demonstration never shows an invented objection beside a real state's name (DESIGN §6).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.accounts.selectors import actor_for
from kernel.consensus.models import Round
from kernel.consensus.services.reply import reply
from kernel.jobs.services.run import run_job
from kernel.members.models import Office
from mechanisms.models import Meeting
from reporting.models import Cycle, Stage
from reporting.services.circulate import circulate_stage
from reporting.services.draft import draft_stage
from reporting.services.open_cycle import Plan, open_cycle
from reporting.services.outcome import Said, record_outcome
from reporting.services.release import release_pack
from reporting.services.settle import close_and_settle
from reporting.services.transmit import transmit_stage
from reporting.states import Verb

TITLE = "2020 update (demo)"
CUTOFF = date(2020, 9, 30)
OPENED = date(2020, 10, 1)
JAKARTA = ZoneInfo(clock.JAKARTA)
Act = Callable[[Cycle, "Course"], None]


@dataclass(frozen=True)
class Course:
    """When one stage went round, was settled and sent on, and what its meeting did with it."""

    body: str
    circulated: date
    last_day: date
    settled: date
    meeting: date
    verb: Verb


COURSES = (
    Course("ADSOM_WG", date(2020, 10, 5), date(2020, 10, 26), date(2020, 10, 27), date(2020, 11, 16), Verb.NOTED),
    Course("ADSOM", date(2020, 10, 28), date(2020, 11, 11), date(2020, 11, 12), date(2020, 11, 17), Verb.ENDORSED),
    Course("ADMM", date(2020, 11, 18), date(2020, 12, 2), date(2020, 12, 3), date(2020, 12, 9), Verb.NOTED),
)


def exists() -> bool:
    """Whether the cycle has been played to its end."""
    return Stage.objects.filter(cycle__title=TITLE, body="ADMM", outcome__isnull=False).exists()


def play() -> None:
    """Carry the cycle out, day by day; a cycle that was begun before is left as it stands."""
    if Cycle.objects.filter(title=TITLE).exists():
        return
    _at(OPENED)
    cycle = open_cycle(actor=_person("officer"), plan=_plan())
    draft_stage(actor=_person("officer"), stage=_stage(cycle, "ADSOM_WG"))
    for day, act, course in sorted(_acts(), key=lambda row: row[0]):
        _at(day)
        act(cycle, course)


def _acts() -> list[tuple[date, Act, Course]]:
    return [(day, act, course) for course in COURSES for day, act in _days(course)]


def _days(course: Course) -> list[tuple[date, Act]]:
    return [
        (course.circulated, _circulate),
        (course.circulated + timedelta(days=2), _reply),
        (course.settled, _settle),
        (course.meeting, _outcome),
    ]


def _circulate(cycle: Cycle, course: Course) -> None:
    circulate_stage(actor=_person("officer"), stage=_stage(cycle, course.body), last_day=course.last_day, silence=False)


def _reply(cycle: Cycle, course: Course) -> None:
    round_ = Round.objects.get(stage=_stage(cycle, course.body))
    shown = {item.key: item.text_hash for item in round_.items.all()}
    for seat in round_.bench:
        reply(actor=_person(f"approver.{seat.office.code.lower()}"), round_=round_, shown=shown)


def _settle(cycle: Cycle, course: Course) -> None:
    officer, stage = _person("officer"), _stage(cycle, course.body)
    settled = close_and_settle(actor=officer, stage=stage, mail_checked=True, phone_checked=True)
    run_job(settled.job.public_id)
    release_pack(actor=_person("publisher"), pack=settled.stage.packs.get())
    if not settled.stage.is_last:
        transmit_stage(actor=officer, stage=settled.stage)


def _outcome(cycle: Cycle, course: Course) -> None:
    said = Said(verb=course.verb, on=course.meeting, reference="Demonstration record, paragraph 12")
    record_outcome(actor=_person("officer"), stage=_stage(cycle, course.body), said=said)


def _plan() -> Plan:
    meetings = {course.body: Meeting.objects.get(body=course.body, start=course.meeting) for course in COURSES}
    return Plan(title=TITLE, cutoff=CUTOFF, meetings=meetings, lead=Office.objects.get(code="TH"))


def _stage(cycle: Cycle, body: str) -> Stage:
    return Stage.objects.select_related("cycle", "meeting", "round").get(cycle=cycle, body=body)


def _person(key: str) -> Actor:
    return actor_for(User.objects.get(email=f"{key}@demo.example"))


def _at(day: date) -> None:
    clock.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=JAKARTA))
