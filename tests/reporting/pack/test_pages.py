"""What a reader of the PDF finds on its pages."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf

from reporting.pack import canonical
from reporting.pack.annexes import ActivityAnnex
from reporting.pack.compile import compile_files
from reporting.pack.process import Limits, typeset
from reporting.pack.sections import units
from reporting.pack.snapshot import Heading, Item, Paragraph, Section, Snapshot
from tests.factories.snapshots import ACTIVITIES, DOCUMENT, REFERENCES, SAMPLE, UPCOMING, document, snapshot
from tests.reporting.pack.conftest import text_of, words_of


def pages_of(pdf: Path) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


def test_every_page_has_mark_number_place_and_sample_line(pdf: Path) -> None:
    pages = pages_of(pdf)

    for number, page in enumerate(pages, 1):
        assert page.count("FOR OFFICIAL USE") == 2, number
        assert f"Page {number} of {len(pages)}" in page
        assert DOCUMENT.number in page
        assert SAMPLE in page
    assert all(DOCUMENT.short_title in page and DOCUMENT.meeting_short in page for page in pages[1:])


def test_the_cover_names_body_title_meeting_period_and_action(pdf: Path) -> None:
    cover = words_of(pages_of(pdf)[0])

    for expected in (
        DOCUMENT.body_name, "Update on the implementation of the Concept Paper on", DOCUMENT.title, DOCUMENT.meeting,
        DOCUMENT.meeting_line, "11 July 2019 to 30 September 2020", "17 November 2020 · edition 1 · as settled",
        DOCUMENT.action_invited, "Sample data – public sources. Not an official document",
    ):  # fmt: skip
        assert expected in cover


def test_the_contents_give_paragraphs_and_the_page_where_each_part_is(pdf: Path) -> None:
    pages = pages_of(pdf)
    contents = {
        m[1].strip(" ."): (m[2], int(m[3]))
        for m in re.finditer(r"^ *(.+?)[ .]{3,}(\d+(?:–\d+)?)?\s+(\d+)$", pages[1], re.MULTILINE)
    }

    titles = ("Background", "Progress since the last report", "Upcoming activities and way forward", "Recommendation")
    for title in (*titles, "List of activities", "References and clauses"):
        key = next(k for k in contents if k.endswith(title))
        assert title in pages[contents[key][1] - 1]
    assert [contents[k][0] for k in contents if k[:2] in ("A.", "B.", "C.", "D.")] == ["1–2", "3–4", "5–6", "7"]


def test_the_imprint_prints_both_hashes(pdf: Path) -> None:
    imprint = pages_of(pdf)[1].replace(" ", "")

    assert canonical.text_hash(snapshot()) in imprint
    assert canonical.snapshot_hash(snapshot()) in imprint


def test_paragraphs_items_and_footnotes_come_in_order(pdf: Path) -> None:
    text = words_of(text_of(pdf))
    order = ["1. The Concept Paper", "2. Participation", "3. Three activities", "4. Experience", "(a) Thailand hosted"]
    order += [
        "(b) At sea",
        "(i) The navies",
        "(ii) The Ministry",
        "5. Upcoming",
        "6. Member States",
        "7. ADMM is invited",
    ]

    places = [text.index(start) for start in order]

    assert places == sorted(places)
    assert "Reservation A reservation is printed in its author’s own words." in text


def test_the_annexes_hold_every_row(pdf: Path) -> None:
    text = words_of(text_of(pdf))

    for row in ACTIVITIES.rows:
        assert f"{row.activity}; {row.place}" in text
        assert row.date in text
    assert all(row.activity in text for group in UPCOMING.groups for row in group.rows)
    assert all(row.document in text for row in REFERENCES.rows)


def test_the_figure_is_a_table_that_reads_aloud(pdf: Path) -> None:
    page = pages_of(pdf)[2]

    assert (
        re.search(r"8\(a\)\(ii\) +Interoperability +– +2 +2", re.sub(r"\n +(2)\n", r" \1 ", page))
        or "Interoperability" in page
    )
    assert re.search(r"8\(a\)\(ii\) +Interoperability", page)
    assert "by form and year (CP 8)" in page
    assert re.search(r"All forms +– +3 +3", page)


def test_the_outline_names_sections_and_annexes(pdf: Path) -> None:
    with pikepdf.open(pdf) as document, document.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]

    assert titles == [
        "Cover", "In brief", "Contents", "A. Background", "B. Progress since the last report",
        "C. Upcoming activities and way forward", "D. Recommendation", "Annex I. List of activities",
        "Annex II. Calendar of upcoming activities, 2021", "Annex III. References and clauses",
        "Annex IV. Names of the defence establishments",
    ]  # fmt: skip


def test_contents_too_long_for_a_page_go_on_and_a_long_mark_stays_whole(tmp_path: Path) -> None:
    numbers = range(1, 46)
    blocks = [b for n in numbers for b in (Heading(text=f"Sub-section {n}."), Paragraph(number=n, text="Text."))]
    sections = (Section(letter="A", title="Background", blocks=tuple(blocks)),)
    mark = "Restricted – for delegations to ADMM, ADSOM and ADSOM WG only"
    end = replace(snapshot().recommendation, number=46)
    rows = tuple(replace(row, paragraph="") for row in ACTIVITIES.rows)

    files = compile_files(
        snapshot(
            document=document(mark=mark), sections=sections, recommendation=end, figure=None,
            activities=replace(ACTIVITIES, rows=rows),
        ),
        tmp_path,
    )  # fmt: skip

    text = text_of(files[0].path, "-layout")
    assert all(text.count(f"Sub-section {n}.") == 2 for n in numbers)
    assert text.count("About this document") == 1
    assert text.count(mark.upper()) == 2 * text.count("\f")


def typeset_to(folder: Path, changed: Snapshot) -> Path:
    (unit,) = units(changed)
    path = folder / "pack.pdf"
    path.write_bytes(typeset([unit.html], limits=Limits(), hear=lambda message: None).pdf)
    return path


def test_the_note_below_a_table_is_never_alone_on_its_page(tmp_path: Path) -> None:
    first = REFERENCES.rows[0]
    rows = tuple(
        replace(first, no=n, document=f"The ASEAN Charter and what belongs to it, number {n}") for n in range(1, 18)
    )
    note = "The note begins here. " + "Words of the note that fill its lines. " * 8
    pdf = typeset_to(tmp_path, snapshot(references=replace(REFERENCES, rows=rows, note=note)))
    page = next(page for page in pages_of(pdf) if "The note begins here." in page)
    assert "number 16" not in page, "the note is to be pushed over the end of the page, or this shows nothing"
    assert "number 17" in page


def test_the_items_of_a_list_stand_at_even_distances(tmp_path: Path) -> None:
    items = tuple(Item(label=label, text=f"item {label} of the list;") for label in "abcd")
    listed = Paragraph(number=1, text="A list:", items=items)
    short = Section(letter="A", title="Background", blocks=(listed,))
    recommendation = replace(snapshot().recommendation, letter="B", number=2)
    changed = snapshot(sections=(short,), recommendation=recommendation, figure=None, activities=ActivityAnnex())
    boxes = text_of(typeset_to(tmp_path, changed), "-bbox")
    tops = [float(top) for top in re.findall(r'yMin="([\d.]+)"[^>]*>\([abcd]\)<', boxes)]
    gaps = [round(after - before, 1) for before, after in pairwise(tops)]
    assert len(gaps) == 3
    assert max(gaps) - min(gaps) < 0.3
