"""DESIGN §3: sizes, names, no late imports."""

import ast

from tests.house.source import functions, modules, short, templates, tree

FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc"}
MODULE, FUNCTION, TEMPLATE, VIEW = 350, 40, 120, 25


def test_no_module_is_longer_than_350_lines():
    assert [short(path) for path in modules() if len(path.read_text().splitlines()) > MODULE] == []


def test_no_function_is_longer_than_40_lines():
    long = [f"{short(p)}:{f.name}" for p in modules() for f in functions(p) if f.end_lineno - f.lineno + 1 > FUNCTION]
    assert long == []


def test_no_view_is_longer_than_25_lines():
    views = [path for path in modules() if "views" in (path.stem, path.parent.name)]
    assert [f"{short(p)}:{f.name}" for p in views for f in functions(p) if f.end_lineno - f.lineno + 1 > VIEW] == []


def test_no_template_is_longer_than_120_lines():
    assert [short(path) for path in templates() if len(path.read_text().splitlines()) > TEMPLATE] == []


def test_modules_have_names_that_say_something():
    assert [short(path) for path in modules() if path.stem in FORBIDDEN_NAMES] == []


def test_nothing_is_imported_inside_a_function_but_in_ready():
    late = [
        f"{short(path)}:{function.name}"
        for path in modules()
        for function in functions(path)
        if function.name != "ready" and any(isinstance(n, ast.Import | ast.ImportFrom) for n in ast.walk(function))
    ]
    assert late == []


def test_every_module_says_what_it_is():
    mute = [short(p) for p in modules() if p.name not in {"__init__.py", "apps.py"} and not ast.get_docstring(tree(p))]
    assert mute == []
