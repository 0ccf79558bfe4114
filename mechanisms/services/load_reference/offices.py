"""Member States, the secretariat, memberships and defence establishments."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kernel.members.models import Establishment, EstablishmentName, Membership, Office, OfficeName, RestDays
from kernel.members.states import SECRETARIAT_CODE, Body, EstablishmentKind, OfficeKind
from mechanisms.services.load_reference.reading import Node
from mechanisms.services.load_reference.rows import Plan, Ref, Row

WEEKEND = [6, 7]
REST_DAYS = {"BN": [5, 7]}
ALL_DOMAINS = ["land", "sea", "air"]


def plan_secretariat(plan: Plan) -> None:
    """The ASEAN Secretariat has an office of its own, before the states."""
    values = {
        "kind": OfficeKind.SECRETARIAT.value,
        "iso3": "",
        "name": "ASEAN Secretariat",
        "running_name": "the ASEAN Secretariat",
        "formal_name": "ASEAN Secretariat",
        "with_article": "the ASEAN Secretariat",
        "capital": "Jakarta",
        "zone": "Asia/Jakarta",
        "asean_order": 0,
    }
    plan.add(Row(Office, {"code": SECRETARIAT_CODE}, values, "the ASEAN Secretariat"))
    ref = Ref(Office, SECRETARIAT_CODE)
    plan.add(Row(RestDays, {"office": ref}, {"weekdays": WEEKEND}, "the ASEAN Secretariat"))


def plan_states(plan: Plan, top: Node) -> None:
    """The Member States with their names, memberships and rest days."""
    for node in top.nodes("member_states", needed=True):
        code = node.text("code")
        node = node.named(code)
        if len(code) != 2 or not code.isascii() or not code.isupper():
            node.fail("“code” must be a state's two-letter code")
        plan.add(Row(Office, {"code": code}, _office_values(node), node.where))
        ref = Ref(Office, code)
        weekdays = node.numbers("rest_days", REST_DAYS.get(code, WEEKEND))
        if not set(weekdays) < set(range(1, 8)):
            node.fail("“rest_days” must be weekdays from 1 (Monday) to 7 (Sunday), and not all of them")
        plan.add(Row(RestDays, {"office": ref}, {"weekdays": weekdays}, node.where))
        for name in node.nodes("local_names"):
            lookup = {"office": ref, "lang": name.text("lang"), "script": name.text("script")}
            plan.add(Row(OfficeName, lookup, {"text": name.text("text")}, name.where))
        for spell in node.nodes("membership", needed=True):
            _plan_membership(plan, spell, ref)
    _refuse_overlaps(plan)


def _office_values(node: Node) -> dict[str, object]:
    order = node.number("asean_order")
    if order is None:
        node.fail("“asean_order” is missing")
    return {
        "kind": OfficeKind.STATE.value,
        "iso3": node.text("iso3"),
        "name": node.text("short_name"),
        "running_name": node.text("running_text_name"),
        "formal_name": node.text("official_name"),
        "with_article": node.text("with_article"),
        "capital": node.text("capital"),
        "zone": _zone(node),
        "asean_order": order,
    }


def _zone(node: Node) -> str:
    name = node.text("timezone")
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        node.fail(f"“timezone” names the unknown time zone “{name}”")


def _plan_membership(plan: Plan, node: Node, office: Ref) -> None:
    """A spell without a body counts for all three (issue: membership in the file has no body)."""
    start = node.day("from")
    if start is None:
        node.fail("“from” is missing")
    body = node.text("body", "")
    if body and body not in Body.values:
        node.fail(f"“body” must be one of {', '.join(Body.values)}, not “{body}”")
    values = {"status": node.text("status"), "end": node.day("to")}
    for each in [body] if body else Body.values:
        plan.add(Row(Membership, {"office": office, "body": each, "start": start}, dict(values), node.where))


def _refuse_overlaps(plan: Plan) -> None:
    last: dict[tuple[str, str], Row] = {}
    rows = sorted(
        plan.of(Membership), key=lambda row: (row.lookup["office"].key, row.lookup["body"], row.lookup["start"])
    )
    for row in rows:
        seat = (row.lookup["office"].key, row.lookup["body"])
        before = last.get(seat)
        if before and (before.values["end"] or date.max) >= row.lookup["start"]:
            plan_error = f"the membership from {row.lookup['start']} overlaps the one from {before.lookup['start']}"
            Node({}, row.where).fail(plan_error)
        last[seat] = row


def plan_establishments(plan: Plan, top: Node) -> None:
    """Ministries, their forces and border services; never a role (¶5(a), (b))."""
    for node in top.nodes("establishments"):
        code = node.text("member_state")
        node = node.named(code)
        office = plan.ref(Office, code, node, "Member State")
        ministry = _plan_establishment(plan, node, office, node.text("name_en"), EstablishmentKind.MINISTRY)
        ministry.values["abbreviation"] = node.text("abbreviation", "")
        _plan_names(plan, node, ministry)
        parent = Ref(Establishment, ministry.key)
        for force in node.nodes("armed_forces"):
            _plan_force(plan, force, office, parent)
        for service in node.nodes("border_relevant_services"):
            _plan_service(plan, service, office, parent)


def _plan_force(plan: Plan, node: Node, office: Ref, parent: Ref) -> None:
    row = _plan_establishment(plan, node, office, node.text("en"), EstablishmentKind.ARMED_FORCES)
    row.values |= {"abbreviation": node.text("abbr", ""), "parent": parent, "under": "defence"}
    _plan_names(plan, node, row)
    if local := node.text("local", ""):
        plan.leave(f"{node.where}: the local name “{local}” does not say its language. Not loaded.")


def _plan_service(plan: Plan, node: Node, office: Ref, parent: Ref) -> None:
    name, under = node.text("name"), node.text("under", "")
    if _several(name):
        plan.leave(f"{node.where}: several services share the text “{name}”. Not loaded: enter each one.")
        return
    row = _plan_establishment(plan, node, office, name, EstablishmentKind.SERVICE)
    domain = node.text("domain", "")
    domains = ALL_DOMAINS if domain == "all" else [domain] if domain else []
    if unknown := set(domains) - set(ALL_DOMAINS):
        node.fail(f"“domain” must be land, sea, air or all, not “{unknown.pop()}”")
    row.values |= {"under": under, "domains": domains}
    if under.startswith("defence"):
        row.values["parent"] = parent


def _several(name: str) -> bool:
    depth = 0
    for letter in name:
        depth += (letter == "(") - (letter == ")")
        if letter == ";" and depth == 0:
            return True
    return False


def _plan_establishment(plan: Plan, node: Node, office: Ref, name: str, kind: EstablishmentKind) -> Row:
    values: dict[str, Any] = {
        "kind": kind.value,
        "abbreviation": "",
        "parent": None,
        "under": "",
        "domains": [],
        "source": node.text("source", ""),
    }
    return plan.add(Row(Establishment, {"office": office, "name_en": name}, values, node.where))


def _plan_names(plan: Plan, node: Node, owner: Row) -> None:
    for name in node.nodes("local_names"):
        lookup = {
            "establishment": Ref(Establishment, owner.key),
            "lang": name.text("lang"),
            "script": name.text("script", ""),
        }
        values = {"text": name.text("text"), "confidence": name.text("confidence", "")}
        plan.add(Row(EstablishmentName, lookup, values, name.where))
