"""What keeps together in print."""

import pytest

from reporting.pack.glue import balanced, nb


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("on 11 July 2019", "on 11~July 2019"),
        ("from 22 to 24 August 2022", "from 22~to~24~August 2022"),
        ("under CP 8(a) and paragraph 7", "under CP~8(a) and paragraph~7"),
        ("in Annex IV", "in Annex~IV"),
        ("Viet Nam and Lao PDR", "Viet~Nam and Lao~PDR"),
        ("the 13th ADMM", "the 13th~ADMM"),
    ],
)
def test_words_that_belong_together_are_glued(text: str, glued: str) -> None:
    assert nb(text) == glued.replace("~", "\u00a0")


def test_the_title_breaks_into_even_lines() -> None:
    title = "The Role of ASEAN Defence Establishments in Supporting Border Management"

    assert balanced(title) == ["The Role of ASEAN Defence", "Establishments in Supporting", "Border Management"]
    assert balanced("Border") == ["Border"]
