"""DESIGN §3: a surface fetches through access and never writes a bare manager."""

import ast
from pathlib import PurePath

from tests.house.source import modules, short, tree

SURFACES = {"views", "api", "forms", "tasks", "filters", "pages"}
BARE = {"get", "filter", "all", "exclude", "first", "last", "count", "values", "values_list", "create", "in_bulk"}


def bare_managers(path):
    for node in ast.walk(tree(path)):
        called = isinstance(node, ast.Attribute) and node.attr in BARE and isinstance(node.value, ast.Attribute)
        if called and node.value.attr in {"objects", "_base_manager", "_default_manager"}:
            yield f"{short(path)}:{node.lineno}"


def is_surface(name):
    path = PurePath(name)
    return bool(SURFACES & {path.stem, *path.parent.parts}) and "management" not in path.parts


def test_no_surface_asks_a_bare_manager():
    surfaces = [path for path in modules() if is_surface(short(path))]
    assert surfaces
    assert [place for path in surfaces for place in bare_managers(path)] == []


def test_only_fire_assigns_a_machines_field():
    allowed = {"kernel/workflow/fire.py"}
    fields = {"state", "timing"}
    queue = "kernel/jobs/services/"  # a Job is a queue row under lease and fence, not a machine
    found = [
        f"{short(path)}:{node.lineno}"
        for path in modules()
        if short(path) not in allowed and not short(path).startswith(queue)
        for node in ast.walk(tree(path))
        if (
            isinstance(node, ast.Assign)
            and any(isinstance(t, ast.Attribute) and t.attr in fields for t in node.targets)
        )
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "update"
            and any(keyword.arg in fields for keyword in node.keywords)
        )
    ]
    assert found == []
