"""Prepared text as PostgreSQL keeps and asks it. A label says who may find a word by it: A, B, C or D."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup

from kernel.search.text import Stretch, stretches

MOST_WORDS = 16_000  # PostgreSQL counts the places of words no further


def vector(texts: Iterable[tuple[str, str]]) -> str:
    """Pairs of label and text as a `tsvector`."""
    places: dict[str, list[str]] = {}
    number = 0
    for label, text in texts:
        for word in (word for stretch in stretches(text) for word in stretch.stored):
            number += 1
            places.setdefault(word, []).append(f"{min(number, MOST_WORDS)}{label}")
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def query(text: str, labels: str) -> str:
    """What is asked as a `tsquery`: every word, or its beginning, under one of these labels; empty if no word."""
    return " & ".join(_one(stretch, labels) for stretch in stretches(text))


def _one(stretch: Stretch, labels: str) -> str:
    *before, last = stretch.asked
    words = [*(f"'{word}':{labels}" for word in before), f"'{last}':*{labels}"]
    return f"({' <-> '.join(words)})"


@SearchVectorField.register_lookup
class Matches(Lookup):
    """`field__matches=query(…)`: the words stand there under these labels."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The match operator; the query is prepared already, so no configuration of the database touches it."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}::tsquery", (*left_params, *right_params)
