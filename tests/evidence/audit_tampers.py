"""Random alterations, deletions, swaps, cut tails and rewritten chains by the table's owner: is each one found?"""

import random
from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import QuerySet

from kernel.access.actor import Actor
from kernel.audit import chain
from kernel.audit import record as audit
from kernel.audit.models import Entry, Head, Remark
from kernel.audit.record import content
from kernel.audit.verify import faults

ENTRIES = 30
COLUMNS = ("verb", "comment_hash", "person_label", "office_codes", "object_ref", "request_id")


def audit_tampers(*, seed: int, count: int, guarded: bool) -> int:
    """How many tampers stayed unnoticed; with the guard off, hashes are not compared but rows only counted."""
    choose = random.Random(seed)
    kinds = list(TAMPERS.values())
    notice = _verified if guarded else _counted
    return sum(_unnoticed(kinds[number % len(kinds)], choose, notice) for number in range(count))


def _unnoticed(tamper: Callable[[random.Random], None], choose: random.Random, notice: Callable[[], bool]) -> int:
    with transaction.atomic():
        with audit.unit(Actor.system("evidence")):
            for number in range(ENTRIES):
                audit.record("activities.logged", None, comment=f"number {number}")
        with connection.cursor() as cursor:
            for table in ("audit_entry", "audit_remark"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        tamper(choose)
        found = notice()
        transaction.set_rollback(True)
    return 0 if found else 1


def _verified() -> bool:
    return any(True for _fault in faults())


def _counted() -> bool:
    return Entry.objects.count() != ENTRIES


def _alter(choose: random.Random) -> None:
    Entry.objects.filter(number=choose.randint(1, ENTRIES)).update(**{choose.choice(COLUMNS): "tampered"})


def _delete(choose: random.Random) -> None:
    _take_out(Entry.objects.filter(number=choose.randint(1, ENTRIES)))


def _swap(choose: random.Random) -> None:
    one, other = choose.sample(range(1, ENTRIES + 1), 2)
    for source, target in ((one, 1000), (other, one), (1000, other)):
        Entry.objects.filter(number=source).update(number=target)


def _cut(choose: random.Random) -> None:
    _take_out(Entry.objects.filter(number__gt=choose.randint(1, ENTRIES - 1)))


def _take_out(rows: QuerySet[Entry]) -> None:
    """As the table's owner does, past what Django protects."""
    rows._raw_delete(connection.alias)  # type: ignore[attr-defined]


def _reword(choose: random.Random) -> None:
    """Change the words beside the chain, and leave the chain as it is."""
    Remark.objects.filter(entry__number=choose.randint(1, ENTRIES)).update(text="tampered")


def _rewrite(choose: random.Random) -> None:
    """Change one entry and compute every later hash again, head included; only the seal cannot be made."""
    first = choose.randint(1, ENTRIES)
    previous = chain.GENESIS
    for entry in Entry.objects.order_by("number"):
        if entry.number == first:
            entry.object_ref = "tampered"
        entry.previous = previous
        previous = chain.digest(previous, content(entry))
        values = {"object_ref": entry.object_ref, "previous": entry.previous, "hash": previous}
        Entry.objects.filter(number=entry.number).update(**values)
    Head.objects.update(hash=previous)


TAMPERS = {"alter": _alter, "delete": _delete, "swap": _swap, "cut": _cut, "rewrite": _rewrite, "reword": _reword}
