"""Meetings with a known first day, and the ADMM Chairs that follow from them."""

from dataclasses import dataclass
from datetime import date, timedelta

from kernel.members.models import Chair, Office
from kernel.members.states import Body
from mechanisms.models import Meeting
from mechanisms.services.load_reference.reading import Node
from mechanisms.services.load_reference.rows import Plan, Row
from mechanisms.states import MeetingBody

BODIES = {label: value for value, label in MeetingBody.choices} | {value: value for value in MeetingBody.values}


def plan_meetings(plan: Plan, top: Node) -> None:
    """Meetings; one without a first day is left for the secretariat to enter."""
    numbers: dict[tuple[str, int], str] = {}
    for node in top.nodes("meetings"):
        said = node.text("body")
        if said not in BODIES:
            node.fail(f"“body” names the unknown body “{said}”")
        start, number = node.day("start"), node.number("number")
        node = node.named(_title(said, number, start))
        values = _meeting_values(plan, node) | {"number": number}
        if number and (BODIES[said], number) in numbers:
            node.fail(f"the number stands also in {numbers[BODIES[said], number]}")
        if number:
            numbers[BODIES[said], number] = node.where
        if start is None:
            plan.leave(f"{node.where}: no first day is known. Not loaded.")
            continue
        if values["end"] is None:
            plan.leave(f"{node.where}: no last day is known. Loaded without one.")
        plan.add(Row(Meeting, {"body": BODIES[said], "start": start}, values, node.where))


def _title(body: str, number: int | None, start: date | None) -> str:
    return f"{body} {number}" if number else f"{body} {start}" if start else body


def _meeting_values(plan: Plan, node: Node) -> dict[str, object]:
    host = node.text("host", "")
    return {
        "end": node.day("end"),
        "place": node.text("place", ""),
        "host": plan.ref(Office, host, node, "Member State") if host else None,
        "source": node.text("source", ""),
    }


@dataclass(frozen=True)
class _Handover:
    """The last day of each year's ADMM, where the file knows it: the Chair passes on then."""

    days: dict[int, date]

    @classmethod
    def of(cls, plan: Plan) -> "_Handover":
        days: dict[int, date] = {}
        for row in plan.of(Meeting):
            if row.lookup["body"] != MeetingBody.ADMM:
                continue
            day = row.values["end"] or row.lookup["start"]
            if day.year in days:
                Node({}, row.where).fail(f"two ADMM stand in {day.year}, so the Chair's handover is not clear")
            days[day.year] = day
        return cls(days)


def plan_chairs(plan: Plan, top: Node) -> None:
    """The ADMM Chair of a year: from the day after the last year's ADMM to the day of its own."""
    handover = _Handover.of(plan)
    years: set[int] = set()
    for node in top.nodes("chairs"):
        year = node.number("year")
        if year is None:
            node.fail("“year” is missing")
        node = node.named(str(year))
        if year in years:
            node.fail("the year stands twice in “chairs”")
        years.add(year)
        code = node.text("member_state")
        office = plan.ref(Office, code, node, "Member State")
        before = handover.days.get(year - 1)
        if before is None:
            plan.leave(f"{node.where}: the day of the {year - 1} ADMM is not known. Not loaded: no first day.")
            continue
        end = handover.days.get(year)
        if end is None:
            plan.leave(f"{node.where}: the day of the {year} ADMM is not known. Loaded without a last day.")
        values = {"office": office, "end": end, "theme": _theme(node), "source": node.text("source", "")}
        lookup = {"body": Body.ADMM.value, "start": before + timedelta(days=1)}
        plan.add(Row(Chair, lookup, values, node.where))
    if years:
        plan.leave("chairs: the file gives years only. Chairs of ADSOM and ADSOM WG are to be entered.")


def _theme(node: Node) -> str:
    return node.text("admm_theme", "") or node.text("theme", "")
