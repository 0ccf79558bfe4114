"""What the pages really let each reader do, against `oracle.may` and the routes file: statuses, words and links.

It asks through a function, so that the same check runs in a test and against a server of another source tree.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import reverse

from activities.models import Activity, Attachment, ClearanceScan
from kernel.accounts.middleware import OPEN_PREFIXES
from kernel.accounts.models import Post
from mechanisms.models import Document, Mechanism, Meeting
from mechanisms.register.tables import BY_MODEL, KINDS
from reporting.models import Cycle
from tests.factories import members
from tests.house.crawl import links
from tests.isolation.oracle import RULES, may
from tests.isolation.people import READERS, VISITOR
from tests.isolation.relations import (
    ASKED,
    CHAIR,
    CLOSED,
    HOUSE,
    OF_OFFICES,
    OF_RECORDS,
    OF_ROUNDS,
    OTHER,
    OWN,
    SEATED,
    SIGNED_OUT,
    UNSEATED,
)
from tests.isolation.routes import Route, golden
from tests.isolation.subjects import Subject
from tests.isolation.surfaces import BY_ROUTE, fresh
from tests.isolation.worlds import TITLE, WAYS

AskPage = Callable[[str, str, str], tuple[int, str]]  # reader, method, path → status and text
ASKED_OF = ("draft", "returned", "asked", "shared", "withheld", "held")  # the matrix has the other situations
READING = ("view", "read_register")  # a page that lists what may be read
CONTENT_WORDS = ((Activity, "title"), (Mechanism, "name"), (Document, "title"), (Cycle, "title"))
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
    if model in OF_OFFICES:
        return (OWN if state == "vn" else OTHER), ROLES[word]
    return (TO_RECORDS[state] if model in OF_RECORDS else OTHER), ROLES[word]


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
    files = Attachment.objects.filter(activity__title=TITLE.format("with files"))
    found += [Subject("activities.Attachment", f"shared, {way}", files.get(name=f"{way}.pdf"), "VN") for way in WAYS]
    found.append(Subject("activities.ClearanceScan", "shared", ClearanceScan.objects.get(name="a sheet.pdf"), "VN"))
    for kind in KINDS:
        found += one_of_each(kind.model._meta.label, lambda row: "in the register")
    for post in Post.objects.filter(office__code="VN", role="focal_point", end__isnull=True)[:1]:
        found.append(Subject("accounts.Post", "held", post, "VN"))
    return found + one_of_each("jobs.Job", lambda row: row.state, owner="SEC")


def one_of_each(model: str, situation: Callable[[Any], str], owner: str = "") -> list[Subject]:
    """The first row in each situation."""
    rows: dict[str, Any] = {}
    rows_of = apps.get_model(model)._base_manager.order_by("pk")
    for row in rows_of.filter(code="VN") if model == "members.Office" else rows_of:
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
        words = [row for model, name in CONTENT_WORDS for row in model.objects.values_list(name, flat=True)]
        words += [meeting.title for meeting in Meeting.objects.filter(number__isnull=False)]
        return cls(ask, things(), words)

    def faults(self, routes: Iterable[str] = ()) -> Iterator[str]:
        """Everything that is answered otherwise than it should be, on these routes or on all."""
        wanted = frozenset(routes)
        with members.clearing("VN"):  # its acts of clearance are there to be asked for
            for route in golden():
                if not route.public and not BY_ROUTE[route.name].left_out and (not wanted or route.name in wanted):
                    yield from self._with_rows(route) if route.arguments else self._plain(route)

    def _with_rows(self, route: Route) -> Iterator[str]:
        for thing in self.things:
            if thing.model == route.model or (route.of_kinds and route.arguments > 1 and type(thing.row) in BY_MODEL):
                yield from self._of(route, thing)
        for kind in KINDS if route.of_kinds and route.arguments == 1 else ():
            yield from self._new_row(route, kind)

    def _new_row(self, route: Route, kind: Any) -> Iterator[str]:
        rules = RULES[kind.model._meta.label]
        for reader in READERS:
            _relation, role = standing(reader, "")
            sees, does = (any(role in rule.roles for rule in rules[name]) for name in ("view", route.asked))
            yield from self._one(route, reader, reverse(route.name, args=[kind.slug]), sees=sees, does=does)

    def _of(self, route: Route, thing: Subject) -> Iterator[str]:
        surface = BY_ROUTE[route.name]
        actions = ("withdraw",) if route.transition else route.any_of
        for reader in READERS:
            relation, role = standing(reader, thing.model)
            sees, *any_of = (
                may(thing.model, thing.situation, thing.owner, role, relation, name) for name in ("view", *actions)
            )
            if not any(any_of) or (surface.reads and not surface.slow):  # what is allowed and writes: the matrix
                yield from self._one(route, reader, address_of(route, thing), sees=sees, does=any(any_of))

    def _plain(self, route: Route) -> Iterator[str]:
        if route.name in ("account_logout",):
            return
        for reader in READERS:
            _relation, role = standing(reader, route.model)
            does, sees = self._may_open(route, role), True
            if BY_ROUTE[route.name].reads or not does:
                yield from self._one(route, reader, reverse(route.name), sees=sees, does=does)

    def _may_open(self, route: Route, role: str) -> bool:
        """Whether a page that is of no one row opens: its list is open to all, even where it holds nothing."""
        if route.roles:
            return role in route.roles
        rules = RULES[route.model][route.asked] if route.model and route.asked not in READING else ()
        return not rules or any(role in rule.roles for rule in rules)

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


def address_of(route: Route, thing: Subject) -> str:
    """Where this thing has its page; of a second row that is named, one that does not exist."""
    surface = BY_ROUTE[route.name]
    if route.of_kinds:
        return thing.in_the_editor(route.name)
    if route.transition:
        return thing.address(route.name, "withdraw")
    return thing.address(route.name, *((fresh("a grant"),) if surface.beside else surface.more[:1]))


def expected(route: Route, reader: str, method: str, *, sees: bool, does: bool) -> frozenset[int]:
    """Which status fits."""
    if reader == VISITOR:
        return frozenset({401} if route.api else {403} if method == "POST" else {302})
    if route.name.startswith(OPEN_PREFIXES):
        return frozenset({403}) if not does and reader != "closed" else frozenset({200, 302, 403, 404})
    if reader == "closed":
        return frozenset({403})
    if not does:
        return refusals(route, reader) if sees else frozenset({404})
    if BY_ROUTE[route.name].beside:
        return frozenset({404})  # the second row does not exist
    return frozenset({200, 302, 403, 404} if holds_nothing(route, reader) else {200, 302})


def holds_nothing(route: Route, reader: str) -> bool:
    """Whether a page that lists rows can list none for this role: it may be empty, or not there."""
    if route.asked not in READING or route.arguments:
        return False
    _relation, role = standing(reader, route.model)
    return not any(role in rule.roles for rule in RULES[route.model][route.asked])


def refusals(route: Route, reader: str) -> frozenset[int]:
    """403 for what is seen; a step that came too late is 409; a page of no row, and the register, may not be there."""
    if not route.arguments or (route.name.startswith("mechanisms:") and reader in WITHOUT_CONTENT):
        return frozenset({403, 404})
    return frozenset({403, 409} if route.transition else {403})
