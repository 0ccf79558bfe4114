"""Entries of the audit as a file for a spreadsheet, in which no cell is taken for a formula."""

import csv
from collections.abc import Iterable
from datetime import UTC
from io import StringIO

from kernel import clock
from kernel.audit.models import Entry
from kernel.audit.selectors import kind_in_words
from kernel.files.tables import safe

MOST = 10_000
HEADS = ("number", "recorded at (UTC)", "portal time (UTC)", "person", "offices", "verb", "act", "about", "reference")


def as_csv(entries: Iterable[Entry]) -> str:
    """One line for each entry, newest first, under a line of heads."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([safe(value) for value in line(entry)] for entry in entries)
    return "\ufeff" + out.getvalue()


def line(entry: Entry) -> tuple[str, ...]:
    """The cells of one entry."""
    return (
        str(entry.number),
        entry.recorded_at.astimezone(UTC).isoformat(timespec="seconds"),
        entry.domain_at.astimezone(UTC).isoformat(timespec="seconds"),
        entry.person_label,
        entry.office_codes,
        entry.verb,
        entry.sentence,
        kind_in_words(entry),
        entry.object_ref,
    )


def file_name() -> str:
    """The name under which the file is kept."""
    return f"audit-{clock.today().isoformat()}.csv"
