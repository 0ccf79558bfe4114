"""No field of a record is forgotten: whoever adds one meets here every table that must know it."""

from dataclasses import fields, replace
from types import SimpleNamespace

import pytest

from activities.api.content import RecordSerializer
from activities.exporting.columns import COLUMNS, Line
from activities.importing.columns import BY_KEY
from activities.record import LONGEST, Party, RecordData
from activities.selectors.differences import differences
from portal.services.removal.record import FIELDS
from tests.factories.filled import ONE, OTHER

NAMES = [field.name for field in fields(RecordData)]
READ_FROM_OTHERS = {
    "precision": "how the date is written says how exactly it is known",
    "date_from": "the column of the date",
    "date_to": "the column of the date, or of the last day",
    "parties": "a column for each way to take part",
}
STATES = {code: code for code in ("KH", "LA", "TH", "VN")}
ROW = SimpleNamespace(reference="BM-2020-AAAA", owner=SimpleNamespace(name="Viet Nam"))


def changed(name: str) -> RecordData:
    """The complete record with what the other one says in this field."""
    return replace(ONE, **{name: getattr(OTHER, name)})


def exported(data: RecordData) -> list[str]:
    """What an export says of it."""
    line = Line(ROW, data, record="", own_number="", states=STATES)
    return [column.cell(line) for column in COLUMNS]


@pytest.mark.parametrize("name", NAMES)
def test_the_two_complete_records_say_something_else_in_every_field(name):
    assert getattr(ONE, name) not in (getattr(OTHER, name), getattr(RecordData(), name), "", ())


@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_every_field_is_among_the_differences(name):
    assert differences(ONE, changed(name), {})


@pytest.mark.parametrize("field", fields(Party))
def test_a_change_of_all_that_is_said_of_a_party_is_among_the_differences(field):
    one = replace(ONE, parties=(Party("LA", role="host", services=("Army",), represented_by="its envoy"),))
    other = {"code": "KH", "organisation": "UNODC", "role": "observer", "services": (), "represented_by": ""}
    changed = replace(one.parties[0], **{field.name: other[field.name]})
    if field.name == "organisation":
        changed = replace(changed, code="")
    assert differences(one, replace(one, parties=(changed,)), {})


@pytest.mark.parametrize("name", NAMES)
def test_an_export_says_every_field(name):
    assert exported(ONE) != exported(changed(name))


def test_a_program_reads_and_writes_every_field():
    assert set(RecordSerializer().fields) == set(NAMES)


def test_an_import_reads_every_field():
    assert set(NAMES) - set(BY_KEY) == set(READ_FROM_OTHERS)


def test_every_text_can_be_removed():
    assert set(LONGEST) & set(NAMES) <= set(FIELDS)
