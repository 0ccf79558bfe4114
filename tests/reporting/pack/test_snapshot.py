"""The snapshot: one byte sequence, refused with a sentence when it cannot be printed."""

import json
import unicodedata
from dataclasses import fields, replace

import pytest

from reporting.pack import canonical, check
from reporting.pack.annexes import ActivityAnnex
from reporting.pack.errors import SnapshotInvalid
from tests.factories.snapshots import ACTIVITIES, FIGURE, LOCAL_NAMES, document, snapshot


def test_a_snapshot_comes_back_from_its_json_unchanged() -> None:
    sample = snapshot()

    assert canonical.from_json(canonical.to_json(sample)) == sample


def test_the_json_has_sorted_keys_and_readable_letters() -> None:
    data = canonical.to_json(snapshot())

    value = json.loads(data)
    assert data == json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert LOCAL_NAMES["my"].encode() in data


def test_no_clock_and_no_outcome_is_in_the_json() -> None:
    value = json.loads(canonical.to_json(snapshot()))

    assert set(value) == {f.name for f in fields(snapshot())}
    assert not {key for key in value["document"] if "outcome" in key or "compiled" in key or "now" in key}


def test_text_is_kept_in_one_normal_form_without_unprintable_characters() -> None:
    spelled = unicodedata.normalize("NFD", LOCAL_NAMES["vi"])

    assert document(title=f"{spelled}\n\x07\ue000\u202e end").title == f"{LOCAL_NAMES['vi']}  end"


def test_the_text_hash_follows_the_text_and_the_snapshot_hash_follows_everything() -> None:
    sample, fewer = snapshot(), snapshot(activities=ActivityAnnex())

    assert canonical.text_hash(fewer) == canonical.text_hash(sample)
    assert canonical.snapshot_hash(fewer) != canonical.snapshot_hash(sample)
    assert canonical.text_hash(snapshot(sections=sample.sections[:1])) != canonical.text_hash(sample)


@pytest.mark.parametrize(
    ("where", "value", "sentence"),
    [
        (("document", "edition"), "1", "snapshot.document.edition is to be a whole number."),
        (("document", "edition"), True, "snapshot.document.edition is to be a whole number."),
        (("document", "period_to"), "soon", "snapshot.document.period_to is to be a date such as 2020-11-16."),
        (("document", "outcome"), "noted", "snapshot.document is to be without outcome."),
        (("sections",), {}, "snapshot.sections is to be a list."),
    ],
)
def test_a_wrong_field_is_named(where: tuple[str, ...], value: object, sentence: str) -> None:
    data = json.loads(canonical.to_json(snapshot()))
    part = data
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value

    with pytest.raises(SnapshotInvalid, match=sentence.replace(".", r"\.")):
        canonical.from_json(json.dumps(data).encode())


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(SnapshotInvalid, match="not JSON"):
        canonical.from_json(b"\xff")


def test_numbers_that_do_not_run_on_are_found() -> None:
    sample = snapshot()
    broken = snapshot(sections=sample.sections[1:], activities=replace(ACTIVITIES, rows=ACTIVITIES.rows[1:]))

    found = check.problems(broken)

    assert "The paragraphs are not numbered 1, 2, 3 … through the document." in found
    assert "The rows of Annex I are not numbered 1, 2, 3 …" in found


def test_a_figure_that_does_not_add_up_is_found() -> None:
    found = check.problems(snapshot(figure=replace(FIGURE, totals=(1, 2), total=4)))

    assert found == [
        "The totals of the figure do not add up by year.",
        "The totals of the figure do not add up by form.",
    ]


def test_a_row_that_points_nowhere_is_found() -> None:
    row = replace(ACTIVITIES.rows[0], paragraph="9(c)")

    found = check.problems(snapshot(activities=replace(ACTIVITIES, rows=(row, *ACTIVITIES.rows[1:]))))

    assert found == ["Row 1 of Annex I points at paragraph 9(c), which is not in the text."]


def test_a_pack_without_a_handling_mark_is_refused() -> None:
    assert check.problems(snapshot(document=document(mark=" "))) == ["The handling mark is empty."]
