"""The kinds of work: each app registers its own, with the function a worker calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from kernel.jobs.progress import Progress

if TYPE_CHECKING:
    from kernel.jobs.models import Job

Run = Callable[["Job", Progress], dict[str, Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of work: how people call it, and how it is done."""

    name: str
    label: str
    run: Run


_kinds: dict[str, Kind] = {}


def register_kind(name: str, label: str, run: Run) -> None:
    """Adds a kind. `run` may be called again after a fault, so each of its steps can be done twice."""
    _kinds[name] = Kind(name, label, run)


def kind_of(name: str) -> Kind:
    """The kind with this name; an unknown one raises."""
    if name not in _kinds:
        raise ImproperlyConfigured(f"Nobody registered the job “{name}”.")
    return _kinds[name]
