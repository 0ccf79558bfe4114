"""The source tree as the house tests read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "reporting", "activities", "mechanisms", "kernel")


def modules(*, with_migrations: bool = False) -> Iterator[Path]:
    """Every module of the five rooms."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if with_migrations or "migrations" not in path.parts:
                yield path


def templates() -> Iterator[Path]:
    """Every template."""
    yield from sorted((ROOT / "templates").rglob("*.html"))


def tree(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    """The path as a reader names it."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function of a module."""
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))
