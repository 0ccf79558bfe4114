"""The table as CSV: UTF-8 with a byte order mark, and no cell that a spreadsheet would calculate."""

import csv
from io import StringIO

from activities.exporting.sheet import Paper
from kernel.files.tables import safe


def write(paper: Paper) -> bytes:
    """The notes above the first table, the mark again below it."""
    out, table = StringIO(), paper.tables[0]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe(note)] for note in paper.notes)
    writer.writerow([safe(head) for head, _width in table.heads])
    writer.writerows([safe(value) for value in row] for row in table.rows)
    writer.writerow([safe(paper.mark)])
    return f"\ufeff{out.getvalue()}".encode()
