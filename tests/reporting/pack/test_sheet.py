"""The clearance sheet: always one page, with its version code and room for a signature."""

from dataclasses import replace
from pathlib import Path

import pytest

from reporting.pack import conformance
from reporting.pack.sheet import render_sheet
from tests.factories.sheets import SHEET, sheet
from tests.reporting.pack.conftest import text_of, words_of


def test_the_sheet_shows_what_is_cleared_on_one_page(tmp_path: Path) -> None:
    data = render_sheet(SHEET)

    (tmp_path / "sheet.pdf").write_bytes(data)
    text = words_of(text_of(tmp_path / "sheet.pdf"))
    assert "Page 1 of 1" in text
    assert SHEET.sentence in text
    assert SHEET.version_code in text
    assert all(fact.value in text for fact in SHEET.facts)
    assert all(
        word in text for word in ("Cleared as printed above.", "Not to be reported.", "Name and post", "Signature")
    )
    assert conformance.faults(data, attached=set()) == []


def test_a_long_entry_still_takes_one_page_and_its_sentence_is_whole(tmp_path: Path) -> None:
    facts = tuple(replace(fact, value=" ".join([fact.value] * 20)) for fact in SHEET.facts)
    long = sheet(sentence=" ".join([SHEET.sentence] * 15), facts=facts)

    (tmp_path / "sheet.pdf").write_bytes(render_sheet(long))

    text = words_of(text_of(tmp_path / "sheet.pdf"))
    assert "Page 1 of 1" in text
    assert long.sentence in text


@pytest.mark.parametrize("field", ["sentence", "reference", "revision", "scope", "mark", "sentence_place"])
def test_the_version_code_changes_with_what_is_cleared(field: str) -> None:
    assert sheet(**{field: "changed"}).version_code != SHEET.version_code


def test_the_version_code_does_not_change_with_the_day_it_is_printed() -> None:
    assert sheet(drafted_on="13 January 2026").version_code == SHEET.version_code


def test_two_prints_of_a_sheet_are_the_same_bytes() -> None:
    assert render_sheet(SHEET) == render_sheet(SHEET)
