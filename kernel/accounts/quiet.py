"""Times in which no post of an office is suspended: apps above, which know of rounds and meetings, name them here."""

from collections.abc import Callable
from datetime import date

Provider = Callable[[date], set[int]]
_providers: list[Provider] = []


def register_quiet(provider: Provider) -> None:
    """Adds a function from a day to the offices (ids) that are left alone on it."""
    if provider not in _providers:
        _providers.append(provider)


def quiet_offices(day: date) -> set[int]:
    """Every office that is left alone on this day."""
    return {office for provider in _providers for office in provider(day)}
