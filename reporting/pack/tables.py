"""Annex I as data: the CSV that lies within the PDF."""

import csv
from io import StringIO

from reporting.pack.snapshot import Snapshot

COLUMNS = ("no", "date", "activity", "place", "host", "participants", "form", "frame", "paragraph", "reference")
FORMULA = ("=", "+", "-", "@")


def plain(cell: str) -> str:
    """The cell, so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def activities_csv(snapshot: Snapshot) -> bytes:
    """One line per row of Annex I, UTF-8 with its mark so that spreadsheets read every script."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in snapshot.activities.rows:
        writer.writerow([plain(str(getattr(row, column))) for column in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
