"""Sets one unit as a PDF, in a child process, and tells how far it is."""

from collections.abc import Callable
from typing import Any

from reporting.pack.process import Limits, Typeset, typeset
from reporting.pack.sections import Unit

Fraction = Callable[[float, str], None]
FIRST_RUN, SECOND_RUN = 0.45, 0.9  # the share of the work that is done when a run ends


def render(unit: Unit, *, limits: Limits | None = None, told: Fraction = lambda done, message: None) -> Typeset:
    """The unit as a tagged PDF/A-3a; ``told`` hears a share from 0 to 1 and a sentence for each page."""
    known = {"pages": 0}

    def hear(message: dict[str, Any]) -> None:
        known["pages"] = message.get("pages", known["pages"])
        if "page" in message:
            told(*_share(message["run"], message["page"], known["pages"], unit.pages))
        elif "writing" in message:
            told(SECOND_RUN, f"Writing {message['writing']} pages.")

    return typeset([unit.html], limits=limits or Limits(), hear=hear)


def _share(run: int, page: int, pages: int, guess: int) -> tuple[float, str]:
    if run == 1:
        return FIRST_RUN * min(page / (guess + 2), 1.0), f"Finding the page breaks: page {page}."
    done = FIRST_RUN + (SECOND_RUN - FIRST_RUN) * min(page / max(pages, 1), 1.0)
    return done, f"Setting page {page} of {pages}."
