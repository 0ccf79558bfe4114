"""The audit: append-only, chained, and telling when somebody tampered with it."""

from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.audit import verbs
from kernel.audit.models import Entry, Head, Remark
from kernel.audit.verify import faults
from tests.evidence import audit_tampers as evidence

pytestmark = pytest.mark.django_db
HOUSE = Actor.system("test")


@pytest.fixture(autouse=True)
def a_verb_for_tests(monkeypatch):
    """A verb that is known to these tests only."""
    monkeypatch.setitem(verbs._verbs, "test.thing.done", "did a thing")


@pytest.fixture
def five_entries():
    with audit.unit(HOUSE):
        for number in range(5):
            audit.record("test.thing.done", None, comment=f"number {number}")
    return list(Entry.objects.order_by("number"))


def as_table_owner(sql, *params):
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_remark"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, params)
        for table in ("audit_entry", "audit_remark"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_a_unit_writes_its_entries_in_order_and_chains_them(five_entries):
    assert [entry.comment for entry in five_entries] == [f"number {n}" for n in range(5)]
    assert all(after.previous == before.hash for before, after in pairwise(five_entries))
    assert Head.objects.get().hash == five_entries[-1].hash
    assert list(faults()) == []


def test_a_unit_that_fails_writes_nothing():
    def work():
        with audit.unit(HOUSE):
            audit.record("test.thing.done", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert not Entry.objects.exists()


def test_a_unit_inside_a_unit_joins_it():
    with audit.unit(HOUSE), audit.unit(Actor.system("inner")):
        audit.record("test.thing.done", None)
    assert Entry.objects.count() == 1


def test_an_unknown_verb_cannot_be_recorded():
    with pytest.raises(Exception, match="knows no verb"), audit.unit(HOUSE):
        audit.record("test.thing.invented", None)


def test_nothing_can_be_recorded_outside_a_unit():
    with pytest.raises(RuntimeError):
        audit.record("test.thing.done", None)


REFUSED = (
    *("UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry"),
    *("UPDATE audit_remark SET text = 'x'", "DELETE FROM audit_remark"),
)


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_an_entry_or_its_words(five_entries, statement):
    refused = pytest.raises(DatabaseError, match=r"append-only|never changed")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.count() == Remark.objects.count() == 5


def test_an_entry_holds_no_words_of_a_comment_only_their_hash(five_entries):
    assert "number 3" not in str(list(Entry.objects.values()))
    assert [len(entry.comment_hash) for entry in five_entries] == [64] * 5


TAMPERS = {
    "altered": ("UPDATE audit_entry SET object_ref = 'other' WHERE number = 3", "Entry 3"),
    "given to another office": ("UPDATE audit_entry SET about_offices = '{7}' WHERE number = 3", "Entry 3"),
    "other words": ("UPDATE audit_remark SET text = 'other' WHERE entry_id = 3", "words of entry 3 were altered"),
    "words gone": ("DELETE FROM audit_remark WHERE entry_id = 3", "words of entry 3 are missing"),
    "words removed alone": (
        "UPDATE audit_remark SET text = '', removed_at = now() WHERE entry_id = 3",
        "words of entry 3 were removed, and no entry says so",
    ),
    "deleted": ("DELETE FROM audit_entry WHERE number = 2", "Entry 2 was deleted"),
    "first deleted": ("DELETE FROM audit_entry WHERE number = 1", "Entry 1 was deleted"),
    "tail cut": ("DELETE FROM audit_entry WHERE number > 3", "Entries 4 to 5 were deleted"),
    "all deleted": ("DELETE FROM audit_entry", "Entries 1 to 5 were deleted"),
}


@pytest.mark.parametrize("kind", TAMPERS)
def test_verify_names_what_the_table_owner_did(five_entries, kind):
    statement, named = TAMPERS[kind]
    as_table_owner(statement)
    assert any(named in fault for fault in faults())


def test_verify_names_two_entries_that_were_swapped(five_entries):
    as_table_owner("UPDATE audit_entry SET number = 100 WHERE number = 2")
    as_table_owner("UPDATE audit_entry SET number = 2 WHERE number = 4")
    as_table_owner("UPDATE audit_entry SET number = 4 WHERE number = 100")
    found = " ".join(faults())
    assert "Entry 2" in found
    assert "Entry 4" in found


def test_a_cut_tail_is_found_even_when_the_head_is_moved_back(five_entries):
    as_table_owner("DELETE FROM audit_entry WHERE number > 3")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_head SET number = 3, hash = %s", [five_entries[2].hash])
    assert "seal does not fit" in " ".join(faults())


def test_the_command_exits_1_and_names_the_entry(five_entries, capsys):
    as_table_owner("UPDATE audit_entry SET verb = 'test.thing.other' WHERE number = 4")
    with pytest.raises(CommandError) as refused:
        call_command("verify_audit")
    assert refused.value.returncode == 1
    assert "Entry 4" in capsys.readouterr().out


def test_every_kind_of_tamper_is_found_and_counting_rows_would_not_do():
    """A few; `make evidence NAME=audit_tampers` tries two hundred."""
    count = 2 * len(evidence.TAMPERS)
    assert evidence.audit_tampers(seed=1, count=count, guarded=True) == 0
    assert evidence.audit_tampers(seed=1, count=count, guarded=False) > 0
