"""The two files a reviewer reads before rights change (DESIGN §4).

`make golden` rewrites the matrix; a route is entered by hand.
"""

import csv
import os
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from kernel.access.policy import all_policies

HERE = Path(__file__).parent


def access_lines():
    for policy in all_policies().values():
        for row in policy.rows:
            for role in row.roles:
                for state in row.states or {"*"}:
                    yield (policy.model, state, role.value, row.scope, row.action)


def route_lines(resolver=None, prefix="", name=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from route_lines(pattern, path, f"{name}{pattern.namespace}:" if pattern.namespace else name)
        elif isinstance(pattern, URLPattern):
            yield (path, f"{name}{pattern.name}")


def check(filename, header, lines):
    path = HERE / filename
    wanted = [list(map(str, line)) for line in sorted(set(lines))]
    if os.environ.get("GOLDEN"):
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *wanted])
    with path.open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file))[1:] == wanted


def test_the_access_matrix_is_the_one_that_was_read():
    check("access.golden.csv", ["model", "state", "role", "relation", "action"], access_lines())


def test_the_routes_are_the_ones_that_were_read():
    with (HERE / "routes.golden.csv").open(newline="", encoding="utf-8") as file:
        known = {tuple(row[:2]): row[2] for row in list(csv.reader(file))[1:]}
    routes = set(route_lines())
    assert routes == set(known), "every route has its action in tests/house/routes.golden.csv"
    assert all(known.values())
