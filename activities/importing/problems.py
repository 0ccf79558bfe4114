"""What an import objects to: a whole file, or one cell of one row."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


class Refused(Exception):
    """Why a file cannot be read at all, in one sentence."""


class Unclear(Exception):
    """Why a cell cannot be understood, and what to write instead."""


@dataclass(frozen=True)
class Problem:
    """One objection and the column it stands in."""

    column: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.column}: {self.sentence}" if self.column else self.sentence

    def at(self, number: int) -> str:
        """The objection with its row: “Row 3, Title: …”."""
        between = ", " if self.column else ": "
        return _("Row %(row)d%(between)s%(problem)s") % {"row": number, "between": between, "problem": self}
