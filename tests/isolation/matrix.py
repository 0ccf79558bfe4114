"""The access matrix as a test of behaviour: every cell is asked of the policy, of a list and of the pages.

A cell is model × situation × owner × relation × role × action. The answer is compared with `oracle.may`.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any
from unittest.mock import patch

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.test import Client, override_settings

from activities.api.acts import ON_PAGES_ONLY
from kernel import clock
from kernel.access.actor import Actor
from kernel.access.policy import EVERYTHING, Scope, all_policies
from kernel.access.querysets import PolicyQuerySet, can
from kernel.workflow.registry import machines_of
from mechanisms.register.tables import BY_MODEL
from tests.cast import Cast, client_for
from tests.factories import members
from tests.isolation.oracle import may
from tests.isolation.relations import CLOSED, RELATIONS, SIGNED_OUT, Relation, person_of
from tests.isolation.routes import Route, golden
from tests.isolation.subjects import Subject, every_subject
from tests.isolation.surfaces import BY_ROUTE, fresh
from tests.isolation.worlds import BEGIN

UNDECLARED = "no such action"
A_DAY = timedelta(days=1)  # a run may take longer than a second factor stays fresh
WITHOUT_CONTENT = ("administrator", "auditor")


@dataclass(frozen=True)
class Cell:
    """One question: may somebody who stands so, in this role, do this to this row?"""

    subject: Subject
    relation: Relation
    role: str
    action: str

    def __str__(self) -> str:
        thing = f"{self.subject.model}, {self.subject.situation}, of {self.subject.owner or 'nobody'}"
        return f"{thing}: {self.relation.name}, {self.role}: {self.action}"

    @property
    def wanted(self) -> bool:
        """What DESIGN says."""
        return self.says(self.action)

    def says(self, action: str) -> bool:
        """What DESIGN says of this reader and another action."""
        thing = self.subject
        return may(thing.model, thing.situation, thing.owner, str(self.role), self.relation.name, action)


FACTOR_FIRST = "account_code_sheet_"  # whoever comes without a fresh second factor is sent on, whatever is there


def cells(subjects: list[Subject]) -> Iterator[Cell]:
    """Every cell of the matrix."""
    policies = all_policies()
    for subject in subjects:
        actions = (*sorted(policies[subject.model.lower()].actions), UNDECLARED)
        for relation in (row for row in RELATIONS if row.fits(subject.model)):
            for role in relation.roles:
                yield from (Cell(subject, relation, role, action) for action in actions)


class Matrix:
    """The rows, the people and their browsers."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.subjects = every_subject(self.cast)
        self._people: dict[tuple[str, str], tuple[Actor, Client]] = {}
        self._prepared: set[tuple[str, str, str]] = set()

    def reader(self, cell: Cell) -> tuple[Actor, Client]:
        """The actor and the browser of a cell's reader."""
        key = (cell.relation.name, str(cell.role))
        person = person_of(self.cast, cell.relation, cell.role)
        if key not in self._people:
            actor = person.actor if person else Actor.nobody()
            client = client_for(person) if person else Client()
            client.raise_request_exception = False  # a page that breaks answers wrongly, and is told like the others
            self._people[key] = (actor, client)
        if (mark := (*key, f"{cell.subject.model} {cell.subject.row.pk}")) not in self._prepared:
            cell.relation.prepare(self.cast, person, cell.subject.row)
            self._prepared.add(mark)
        return self._people[key]

    def wrong(self, cell: Cell) -> str:
        """What is wrong with a cell, in words; empty when policy, list and pages all answer as DESIGN says."""
        actor, client = self.reader(cell)
        if cell.action == UNDECLARED:
            return "" if refuses(actor, cell.subject) else "an undeclared action raises nothing"
        if can(actor, cell.action, cell.subject.row) != cell.wanted:
            return f"the policy says {not cell.wanted}"
        if listed(actor, cell) != cell.wanted:
            return f"a list says {not cell.wanted}"
        return next((wrong for route in routes_of(cell) if (wrong := self.page(cell, client, route))), "")

    def page(self, cell: Cell, client: Client, route: Route) -> str:
        """What is wrong with the answer of one route; what it did is undone."""
        surface = BY_ROUTE[route.name]
        address, sends = address_of(cell, route), not surface.reads
        kept = {name: morsel.value for name, morsel in client.cookies.items()}
        with transaction.atomic():
            answer = send(client, address, cell, route) if sends else client.get(address)
            transaction.set_rollback(True)
        client.cookies = SimpleCookie(kept)  # also that of a session which the page has ended
        allowed = statuses(cell, route, sends=sends)
        return "" if answer.status_code in allowed else f"{address} answers {answer.status_code}, not {sorted(allowed)}"


def send(client: Client, address: str, cell: Cell, route: Route) -> Any:
    """An empty form, or what a program sends that has read the row."""
    if not route.api:
        return client.post(address, {})
    read = {"If-Match": f'"{cell.subject.row.version}"'}
    return client.post(address, "{}", content_type="application/json", headers=read)


def address_of(cell: Cell, route: Route) -> str:
    """Where the cell's row has its page on this route; of a second row that is named, one that does not exist."""
    if route.of_kinds:
        return cell.subject.in_the_editor(route.name)
    surface = BY_ROUTE[route.name]
    if route.transition:
        return cell.subject.address(route.name, cell.action)
    return cell.subject.address(route.name, *((fresh("a grant"),) if surface.beside else surface.more[:1]))


def refuses(actor: Actor, subject: Subject) -> bool:
    """Whether an action that no row declares raises, for filter and for object."""
    for ask in (lambda: can(actor, UNDECLARED, subject.row), lambda: rows_of(subject).allowing(actor, UNDECLARED)):
        try:
            ask()
        except ImproperlyConfigured:
            continue
        return False
    return True


def rows_of(subject: Subject) -> PolicyQuerySet[Any]:
    """The table as a surface would ask it."""
    return PolicyQuerySet(type(subject.row))


def listed(actor: Actor, cell: Cell) -> bool:
    """Whether a list for this action holds the row."""
    rows = rows_of(cell.subject)
    found = rows.visible_to(actor) if cell.action == "view" else rows.allowing(actor, cell.action)
    return found.filter(pk=cell.subject.row.pk).exists()


def routes_of(cell: Cell) -> Iterator[Route]:
    """The routes that this action opens on this model."""
    transitions = transitions_of(cell.subject.model)
    for route in golden():
        named = transitions - (frozenset(ON_PAGES_ONLY) if route.api else frozenset())
        asked = cell.action in route.any_of or (route.transition and cell.action in named)
        if asked and (in_the_editor(cell, route) or (route.model == cell.subject.model and route.arguments)):
            yield route


def in_the_editor(cell: Cell, route: Route) -> bool:
    """Whether it is a page of the register's editor for a row of this kind."""
    return route.of_kinds and route.arguments > 1 and type(cell.subject.row) in BY_MODEL


def transitions_of(model: str) -> frozenset[str]:
    """The actions that are transitions of the model's machines."""
    return frozenset(row.name for machine in machines_of(model) for row in machine.transitions)


def statuses(cell: Cell, route: Route, *, sends: bool) -> frozenset[int]:
    """What the page may answer: 302 to a visitor, 403 to a closed post, else 404, 403, or the page itself."""
    if cell.relation.name == SIGNED_OUT:
        return frozenset({401 if route.api else 403 if sends else 302})
    if cell.relation.name == CLOSED:
        return frozenset({403, 404} if route.name.startswith("account_") else {403})
    if not any(cell.says(action) for action in actions_of(cell, route)):
        unseen = frozenset({302, 404} if route.name.startswith(FACTOR_FIRST) else {404})
        return refusals(cell, route) if cell.says("view") else unseen
    if BY_ROUTE[route.name].beside:
        return frozenset({404})  # the second row does not exist
    return frozenset({200, 201, 302, 409, 422}) if sends else frozenset({200, 302})


def actions_of(cell: Cell, route: Route) -> tuple[str, ...]:
    """The actions that open the page: the one its address names, or those of the file."""
    return (cell.action,) if route.transition else route.any_of


def refusals(cell: Cell, route: Route) -> frozenset[int]:
    """403 for what is seen; a step that came too late is 409; who reads no content finds no register either."""
    if route.name.startswith("mechanisms:") and cell.role in WITHOUT_CONTENT:
        return frozenset({403, 404})
    steps = route.transition or transitions_of(cell.subject.model) & set(route.any_of)
    return frozenset({403, 409} if steps else {403})


@contextmanager
def scopes_switched_off() -> Iterator[None]:
    """The control: every scope of every policy means everything."""
    with patch.object(Scope, "condition", lambda self, actor, post: EVERYTHING):
        yield


def faults(seed: int, count: int, *, guarded: bool) -> tuple[int, list[str]]:
    """How many cells were asked, and those that were answered otherwise than DESIGN says; nothing stays."""
    clock.move_to(BEGIN)
    with transaction.atomic():
        matrix = Matrix()
        chosen = list(cells(matrix.subjects))
        if count < len(chosen):
            chosen = random.Random(seed).sample(chosen, count)
        with members.clearing("VN"), override_settings(FRESH_FOR=A_DAY):
            if guarded:
                found = ask(matrix, chosen)
            else:
                with scopes_switched_off():
                    found = ask(matrix, chosen)
        transaction.set_rollback(True)
    return len(chosen), found


def ask(matrix: Matrix, chosen: list[Cell]) -> list[str]:
    """The cells that are wrong, in words."""
    return [f"{cell}: {wrong}" for cell in chosen if (wrong := matrix.wrong(cell))]
