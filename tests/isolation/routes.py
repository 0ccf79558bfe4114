"""What `tests/house/routes.golden.csv` says of each route, as data."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from kernel.access.actor import Role

GOLDEN = Path(__file__).resolve().parents[1] / "house" / "routes.golden.csv"

OF_KINDS = "the kind's table"
ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True)
class Route:
    """One line of the file: the address, its name, and what it takes to open it."""

    path: str
    name: str
    action: str

    @property
    def public(self) -> bool:
        """Open to a visitor who is not signed in."""
        return self.action.startswith("public")

    @property
    def arguments(self) -> int:
        """How many parts of the address are to be filled."""
        return self.path.count("<")

    @property
    def model(self) -> str:
        """The model whose policy decides; empty where no policy does."""
        head = self.action.partition(" ")[0]
        return head if "." in head else ""

    @property
    def asked(self) -> str:
        """The action a reader needs to open it: the first one named."""
        if self.of_kinds:
            return self.action.removeprefix(OF_KINDS).strip()
        return self.action.partition(" ")[2].partition(",")[0] if self.model else ""

    @property
    def of_kinds(self) -> bool:
        """Whether it is a page of the register's editor, for every kind of row."""
        return self.action.startswith(OF_KINDS)

    @property
    def any_of(self) -> tuple[str, ...]:
        """The actions of which any one opens it."""
        return tuple(self.asked.split(" or "))

    @property
    def roles(self) -> frozenset[str]:
        """The roles that the file names in words, where it names no action; none means everybody who is signed in."""
        return frozenset() if self.model else frozenset(role for role in ROLES if role.replace("_", " ") in self.action)

    @property
    def transition(self) -> bool:
        """Whether the address itself names the action."""
        return self.asked == "the transition named"

    @property
    def api(self) -> bool:
        """Whether a program asks, to whom no sign-in page is shown."""
        return self.name.startswith("api:")


@cache
def golden() -> tuple[Route, ...]:
    """Every route of the file."""
    with GOLDEN.open(newline="", encoding="utf-8") as file:
        return tuple(Route(*row) for row in list(csv.reader(file))[1:])


@cache
def views() -> dict[str, str]:
    """The module that answers each route, by the route's name."""
    return dict(_views(get_resolver(), ""))


def _views(resolver: URLResolver, name: str) -> list[tuple[str, str]]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += _views(pattern, f"{name}{pattern.namespace}:" if pattern.namespace else name)
        elif isinstance(pattern, URLPattern):
            found.append((f"{name}{pattern.name}", pattern.callback.__module__))
    return found
