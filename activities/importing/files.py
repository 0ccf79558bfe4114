"""A file of a ministry as a table, by what it is and not by what it is called."""

from django.utils.translation import gettext as _

from activities.importing import delimited, workbook
from activities.importing.limits import MOST_BYTES, MOST_MEGABYTES
from activities.importing.problems import Refused
from activities.importing.tables import Table, table_of

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_file(content: bytes) -> Table:
    """The table in a workbook or a CSV file; `Refused` says why there is none."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if content.startswith(OLE):
        raise Refused(_("This is an old .xls, or a workbook with a password. Save it as .xlsx without a password."))
    if content.startswith(ZIP):
        return table_of(workbook.lines_of(content))
    return read_text(delimited.decoded(content))


def too_large() -> Refused:
    """The sentence for a file that is too large."""
    return Refused(_("The file is larger than %(most)d MB. Import it in parts.") % {"most": MOST_MEGABYTES})


def read_text(text: str) -> Table:
    """The table in a text: CSV, or rows pasted from a spreadsheet."""
    return table_of(delimited.lines_of(text))
