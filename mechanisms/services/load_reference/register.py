"""Mechanisms with their members, the challenges of ¶2 and the words of ¶9."""

from kernel.members.models import Office
from mechanisms.models import Challenge, Mechanism, MechanismMember, ScopeWord
from mechanisms.services.load_reference.reading import Node
from mechanisms.services.load_reference.rows import Plan, Ref, Row
from mechanisms.states import Level, Pillar


def plan_mechanisms(plan: Plan, top: Node) -> None:
    """The register in the file's order, which is the paper's for those it names (¶7(c)); a parent comes first."""
    nodes = {node.text("code"): node for node in top.nodes("mechanisms")}
    order = {code: number for number, code in enumerate(nodes, start=1)}
    if len(nodes) != len(top.mixed("mechanisms")):
        top.fail("a mechanism’s code stands twice in the file")
    for code in broader_first(nodes, "parent"):
        node = nodes[code].named(code)
        parent = node.text("parent", "")
        above = plan.ref(Mechanism, parent, node, "mechanism") if parent else None
        values = _mechanism_values(node) | {"order": order[code], "parent": above}
        plan.add(Row(Mechanism, {"code": code}, values, node.where))
        for member in node.mixed("members"):
            _plan_member(plan, node, Ref(Mechanism, code), member)
    if undated := [row for row in plan.of(MechanismMember) if row.lookup["start"] is None]:
        plan.leave(f"mechanisms: {len(undated)} members have no first day in the file. Loaded without one.")


def _mechanism_values(node: Node) -> dict[str, object]:
    pillar = node.text("asean_pillar", "")
    level = node.text("level", "")
    if level and level not in Level.values:
        node.fail(f"“level” must be one of {', '.join(Level.values)}, not “{level}”")
    return {
        "name": node.text("name"),
        "aliases": node.texts("aliases"),
        "level": level,
        "pillar": pillar if pillar in Pillar.values else "",
        "pillar_note": "" if pillar in {*Pillar.values, "none"} else pillar,
        "parent_body": node.text("parent_body", ""),
        "founded": node.number("founded"),
        "founded_note": node.text("founded_note", ""),
        "cadence": node.text("cadence", ""),
        "contact_type": node.text("contact_type", ""),
        "subjects": node.texts("subjects"),
        "paragraphs": node.texts("named_in_paper"),
        "relation": node.text("relation_to_border_management", ""),
        "members_note": node.text("members_note", ""),
        "sources": node.texts("source"),
    }


def _plan_member(plan: Plan, node: Node, mechanism: Ref, member: object) -> None:
    """A member is a state's code, or an object with the code and its days."""
    entry = Node({"code": member} if isinstance(member, str) else member, f"{node.where}, members")
    office = plan.ref(Office, entry.text("code"), entry, "Member State")
    lookup = {"mechanism": mechanism, "office": office, "start": entry.day("from")}
    plan.add(Row(MechanismMember, lookup, {"end": entry.day("to")}, entry.where))


def plan_challenges(plan: Plan, top: Node) -> None:
    """Challenges in the file's order: the paper's five first."""
    nodes = {node.text("code"): node for node in top.nodes("challenges")}
    order = {code: number for number, code in enumerate(nodes, start=1)}
    if len(nodes) != len(top.mixed("challenges")):
        top.fail("a code stands twice in “challenges”")
    for code in broader_first(nodes, "broader"):
        node = nodes[code].named(code)
        broader = node.text("broader", "")
        values = {
            "label": node.text("label"),
            "paragraph": node.text("paragraph", ""),
            "broader": plan.ref(Challenge, broader, node, "challenge") if broader else None,
            "in_paper": node.flag("in_paper"),
            "alternatives": node.texts("alt"),
            "order": order[code],
        }
        plan.add(Row(Challenge, {"code": code}, values, node.where))


def plan_scope_words(plan: Plan, top: Node) -> None:
    """Words that ask for a second look (¶9), each with the reason."""
    for node in top.nodes("scope_words"):
        plan.add(Row(ScopeWord, {"words": node.text("words")}, {"why": node.text("why")}, node.where))


def broader_first(nodes: dict[str, Node], key: str) -> list[str]:
    """The codes in an order in which every one comes after the one it points at."""
    done: list[str] = []
    while len(done) < len(nodes):
        ready = [code for code, node in nodes.items() if code not in done and _stands(node, key, nodes, done)]
        if not ready:
            code = next(code for code in nodes if code not in done)
            nodes[code].named(code).fail(f"“{key}” runs in a circle")
        done.extend(ready)
    return done


def _stands(node: Node, key: str, nodes: dict[str, Node], done: list[str]) -> bool:
    target = node.text(key, "")
    return target not in nodes or target in done
