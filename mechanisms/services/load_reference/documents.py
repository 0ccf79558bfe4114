"""Reference documents: validity, supersession, adoption events, clauses; never their text."""

import re
from datetime import date

from kernel.members.models import LeadCountry, Office
from mechanisms.models import AdoptionEvent, Clause, Document
from mechanisms.services.load_reference.reading import Node
from mechanisms.services.load_reference.register import broader_first
from mechanisms.services.load_reference.rows import Plan, Ref, Row
from mechanisms.states import Precision

PERIOD = re.compile(r"^(\d{4})[–-](\d{4})$")


def plan_documents(plan: Plan, top: Node) -> None:
    """Documents in the file's order; one that is superseded comes after its successor."""
    nodes = {node.text("code"): node for node in top.nodes("references")}
    order = {code: number for number, code in enumerate(nodes, start=1)}
    if len(nodes) != len(top.mixed("references")):
        top.fail("a code stands twice in “references”")
    for code in broader_first(nodes, "superseded_by"):
        node = nodes[code].named(code)
        values = _document_values(plan, node) | {"order": order[code]}
        plan.add(Row(Document, {"code": code}, values, node.where))
        _plan_adoptions(plan, node, code)
        for number, label in enumerate(node.texts("clauses"), start=1):
            lookup = {"document": Ref(Document, code), "label": label}
            plan.add(Row(Clause, lookup, {"order": number}, node.where))
        _plan_lead(plan, node, code)


def _document_values(plan: Plan, node: Node) -> dict[str, object]:
    proponent, later = node.text("proponent", ""), node.text("superseded_by", "")
    valid_from, valid_to = _validity(node)
    return {
        "title": node.text("title"),
        "kind": node.text("kind"),
        "status": node.text("status"),
        "body": node.text("body", ""),
        "place": node.text("place", ""),
        "adopted": node.day("adopted"),
        "valid_from": valid_from,
        "valid_to": valid_to,
        "superseded_by": plan.ref(Document, later, node, "document") if later else None,
        "cited_in": node.text("cited_in", ""),
        "proponent": plan.ref(Office, proponent, node, "Member State") if proponent else None,
        "custodian": node.text("custodian", ""),
        "source": node.text("source", ""),
        "note": node.text("note", ""),
    }


def _validity(node: Node) -> tuple[date | None, date | None]:
    """From the period, else from entry into force, else from adoption; an unknown day stays empty."""
    start = node.day("in_force") or node.day("effective") or node.day("adopted")
    period = node.text("period", "")
    if not period:
        return start, None
    years = PERIOD.match(period)
    if not years:
        node.fail(f"“period” must be written 2016–2025, not “{period}”")
    return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)


def _plan_adoptions(plan: Plan, node: Node, code: str) -> None:
    document = Ref(Document, code)
    for event in node.nodes("adoption_events"):
        said = event.text("date")
        on, precision = _when(event, said)
        lookup = {"document": document, "said": said, "body": event.text("body", "")}
        values = {"on": on, "precision": precision, "source": event.text("source", ""), "note": event.text("note", "")}
        plan.add(Row(AdoptionEvent, lookup, values, event.where))
    if adopted := node.day("adopted"):
        lookup = {"document": document, "said": adopted.isoformat(), "body": node.text("body", "")}
        values = {"on": adopted, "precision": Precision.DAY.value, "source": node.text("source", ""), "note": ""}
        plan.add(Row(AdoptionEvent, lookup, values, node.where))


def _when(node: Node, said: str) -> tuple[date, str]:
    """The first day of what was said, and how exact it is (DESIGN §2.9)."""
    kinds = {4: (Precision.YEAR, "-01-01"), 7: (Precision.MONTH, "-01"), 10: (Precision.DAY, "")}
    precision, rest = kinds.get(len(said), (Precision.UNKNOWN, ""))
    try:
        return date.fromisoformat(said + rest), precision.value
    except ValueError:
        node.fail(f"“date” must be written 2019, 2019-07 or 2019-07-11, not “{said}”")


def _plan_lead(plan: Plan, node: Node, code: str) -> None:
    """The proponent of a concept paper leads on it from its adoption (DESIGN §2.6)."""
    proponent, adopted = node.text("proponent", ""), node.day("adopted")
    if not proponent:
        return
    if adopted is None:
        plan.leave(f"{node.where}: the lead country has no first day. Not loaded.")
        return
    lookup = {"paper": code, "office": Ref(Office, proponent), "start": adopted}
    plan.add(Row(LeadCountry, lookup, {"end": None}, node.where))
