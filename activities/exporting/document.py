"""The table as a Word document: A4 across, real styles, a head that comes again on every page."""

from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from activities.exporting.sheet import Paper, Row, Table
from kernel.files.steady import steady
from kernel.files.tables import plain

WIDE, HIGH, EDGE = Cm(29.7), Cm(21.0), Cm(1.5)


def write(paper: Paper) -> bytes:
    """Title, notes and the first table, with the mark at head and foot of every page."""
    file, out = docx.Document(), BytesIO()
    file.core_properties.title, file.core_properties.author = paper.title, ""
    file.styles["Normal"].font.size = Pt(9)
    _page(file, paper)
    file.add_heading(paper.title, level=1)
    for note in filter(None, (paper.taken, paper.asked)):
        file.add_paragraph(plain(note))
    _table(file, paper.tables[0])
    file.save(out)
    return steady(out.getvalue(), paper.day)


def _page(file: Any, paper: Paper) -> None:
    section = file.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, WIDE, HIGH
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = EDGE
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        line.text, line.alignment = plain(paper.mark), WD_ALIGN_PARAGRAPH.CENTER
        line.runs[0].bold = True


def _table(file: Any, table: Table) -> None:
    grid = file.add_table(rows=2, cols=len(table.heads), style="Table Grid")
    whole = sum(width for _head, width in table.heads)
    for column, (_head, width) in zip(grid.columns, table.heads, strict=True):
        column.width = int((WIDE - 2 * EDGE) * width / whole)
    for cell, (head, _width) in zip(grid.rows[0].cells, table.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    model = grid.rows[1]._tr
    for row in table.rows:
        model.addprevious(_line(model, row))
    grid._tbl.remove(model)


def _line(model: Any, row: Row) -> Any:
    """A copy of the empty line with these words: a table of thousands of lines is written at once."""
    line = deepcopy(model)
    for cell, value in zip(line.iterchildren(qn("w:tc")), row, strict=True):
        cell.p_lst[0].add_r().text = plain(value)
    return line
