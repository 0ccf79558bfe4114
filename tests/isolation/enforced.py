"""What the pages really let each reader do, against `oracle.may` and the routes file: statuses, words and links.

It asks through a function, so that the same check runs in a test and against a server of another source tree.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import reverse

from activities.models import Activity
from mechanisms.models import Mechanism
from tests.house.crawl import links
from tests.isolation.oracle import RULES, may
from tests.isolation.people import READERS, VISITOR
from tests.isolation.relations import ASKED, CHAIR, CLOSED, HOUSE, OF_ROUNDS, OTHER, OWN, SEATED, SIGNED_OUT, UNSEATED
from tests.isolation.routes import Route, golden
from tests.isolation.subjects import Subject
from tests.isolation.surfaces import BY_ROUTE
from tests.isolation.worlds import TITLE

AskPage = Callable[[str, str, str], tuple[int, str]]  # reader, method, path → status and text
ASKED_OF = ("draft", "returned", "asked", "shared", "withheld", "held")  # the matrix has the other situations
WITHOUT_CONTENT = ("administrator", "auditor")
ROLES = {"focal": "focal_point", "approver": "approver", "official": "official"}
TO_RECORDS = {"vn": OWN, "la": ASKED, "th": OTHER, "tl": OTHER}
TO_ROUNDS = {"vn": SEATED, "la": SEATED, "th": OTHER, "tl": UNSEATED}


def standing(reader: str, model: str) -> tuple[str, str]:
    """The relation and the role of a reader of the cast."""
    if reader == VISITOR:
        return SIGNED_OUT, "nobody"
    if reader == "closed":
        return CLOSED, "focal_point"
    state, _, word = reader.partition("_")
    if not word:
        return HOUSE, reader
    if model in OF_ROUNDS:
        return (CHAIR if reader == "vn_approver" else TO_ROUNDS[state]), ROLES[word]
    return (TO_RECORDS[state] if model in ("activities.Activity", "jobs.Job") else OTHER), ROLES[word]


def things() -> list[Subject]:
    """One row of each model in each situation that the common ground of the two worlds holds."""
    found = [
        Subject("activities.Activity", name, Activity.objects.filter(title=TITLE.format(name)).latest("pk"), "VN")
        for name in ASKED_OF
    ]
    for model in ("reporting.Stage", "reporting.Paragraph", "reporting.AnnexRow", "reporting.Pack"):
        found += one_of_each(model, lambda row: getattr(row, "state", "") or row.stage.state)
    found += one_of_each("reporting.Cycle", lambda row: "circulated" if row.circulated_at else "quiet")
    found += one_of_each("reporting.WorkItem", lambda row: "open")
    found += one_of_each("mechanisms.Mechanism", lambda row: "in the register")
    return found + one_of_each("jobs.Job", lambda row: row.state, owner="SEC")


def one_of_each(model: str, situation: Callable[[Any], str], owner: str = "") -> list[Subject]:
    """The first row in each situation."""
    rows: dict[str, Any] = {}
    for row in apps.get_model(model)._base_manager.order_by("pk"):
        rows.setdefault(situation(row), row)
    return [Subject(model, name, row, owner) for name, row in rows.items()]


@dataclass
class Check:
    """One run: how pages are asked for, and what the ground holds."""

    ask: AskPage
    things: list[Subject]
    words: list[str]

    @classmethod
    def of_ground(cls, ask: AskPage) -> "Check":
        """On the present database."""
        titles = Activity.objects.values_list("title", flat=True)
        return cls(ask, things(), [*titles, *Mechanism.objects.values_list("name", flat=True)])

    def faults(self, routes: Iterable[str] = ()) -> Iterator[str]:
        """Everything that is answered otherwise than it should be, on these routes or on all."""
        wanted = frozenset(routes)
        for route in golden():
            if not route.public and not BY_ROUTE[route.name].left_out and (not wanted or route.name in wanted):
                yield from self._with_rows(route) if route.arguments else self._plain(route)

    def _with_rows(self, route: Route) -> Iterator[str]:
        for thing in self.things:
            if thing.model == route.model:
                yield from self._of(route, thing)

    def _of(self, route: Route, thing: Subject) -> Iterator[str]:
        surface = BY_ROUTE[route.name]
        more = ("withdraw",) if route.transition else surface.more[:1]
        action = "withdraw" if route.transition else route.asked
        for reader in READERS:
            relation, role = standing(reader, thing.model)
            sees, does = (
                may(thing.model, thing.situation, thing.owner, role, relation, name) for name in ("view", action)
            )
            if not does or (surface.reads and not surface.slow):  # what is allowed and writes is the matrix's to try
                yield from self._one(route, reader, thing.address(route.name, *more), sees=sees, does=does)

    def _plain(self, route: Route) -> Iterator[str]:
        if route.name in ("account_logout",):
            return
        for reader in READERS:
            _relation, role = standing(reader, route.model)
            rules = RULES[route.model][route.asked] if route.asked and route.asked != "view" else ()
            does = not rules or any(role in rule.roles for rule in rules)
            if BY_ROUTE[route.name].reads or not does:
                yield from self._one(route, reader, reverse(route.name), sees=True, does=does)

    def _one(self, route: Route, reader: str, path: str, *, sees: bool, does: bool) -> Iterator[str]:
        method = "GET" if BY_ROUTE[route.name].reads else "POST"
        status, text = self.ask(reader, method, path)
        allowed = expected(route, reader, method, sees=sees, does=does)
        if status not in allowed:
            yield f"{reader}: {method} {path} answers {status}, not {sorted(allowed)}"
        elif status == 200 and reader in WITHOUT_CONTENT and (route.model or route.name == "home"):
            yield from (f"{reader}: {path} shows “{word}”" for word in self.words if word in text)

    def dead_links(self, pages: Iterable[str]) -> Iterator[str]:
        """Links that a page offers to its reader and that do not open for them."""
        for reader in READERS:
            seen: set[str] = set()
            for page in pages:
                status, text = self.ask(reader, "GET", page)
                for link in sorted(set(links(page, text)) - seen) if status == 200 else ():
                    seen.add(link)
                    if BY_LINK.get(link) is None and self.ask(reader, "GET", link)[0] in (403, 404):
                        yield f"{reader}: {page} offers {link}, which does not open"


BY_LINK = {"/accounts/logout/": "ends the session"}
PAGES = ("/", "/activities/", "/reports/", "/mechanisms/")


def expected(route: Route, reader: str, method: str, *, sees: bool, does: bool) -> frozenset[int]:
    """Which status fits."""
    closed_to_nobody = route.name.startswith(("account_", "mfa_"))
    if reader == VISITOR:
        return frozenset({403} if route.api or (method == "POST") else {302})
    if closed_to_nobody:
        return frozenset({200, 302, 404})  # 404 where there is no second factor yet
    if reader == "closed":
        return frozenset({403})
    if not sees:
        return frozenset({404})
    if not does:
        return frozenset({403, 409}) if route.transition else frozenset({403})
    return frozenset({200, 302})
