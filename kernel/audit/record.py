"""Writing the audit: a unit collects entries and writes them last, in one INSERT under the chain lock."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import Model

from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import chain, verbs
from kernel.audit.about import offices_of
from kernel.audit.models import Entry, Head, Remark


@dataclass
class Unit:
    """The entries of one transaction with their words, in the order in which they happened."""

    actor: Actor
    entries: list[tuple[Entry, str]] = field(default_factory=list)


_current: ContextVar[Unit | None] = ContextVar("audit_unit", default=None)


@contextmanager
def unit(actor: Actor) -> Iterator[Unit]:
    """One atomic unit of work by one actor; a unit inside another joins it."""
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    with transaction.atomic():
        fresh = Unit(actor)
        token = _current.set(fresh)
        try:
            yield fresh
        finally:
            _current.reset(token)
        _write(fresh.entries)


def record(
    verb: str,
    obj: Model | None,
    *,
    changes: Mapping[str, Any] | None = None,
    comment: str = "",
    actor: Actor | None = None,
) -> None:
    """Note what happened to an object; only inside a unit, only with a registered verb.

    `changes` names fields, states and hashes, never a text. The words of `comment` are kept beside the chain.
    """
    verbs.sentence(verb)
    current = _current.get()
    if current is None:
        raise RuntimeError("The audit is written inside audit.unit(actor).")
    who = (actor or current.actor).really
    entry = Entry(
        recorded_at=datetime.now(UTC),
        domain_at=clock.now(),
        person_id=who.person_id,
        person_label=f"{who.name} ({who.label})" if who.posts else who.name,
        office_codes=" ".join(sorted(who.office_codes)),
        verb=verb,
        object_type=obj._meta.label_lower if obj is not None else "",
        object_key=obj.pk if obj is not None and isinstance(obj.pk, int) else None,
        object_ref=public_ref(obj),
        about_offices=offices_of(obj),
        comment_hash=chain.words(comment),
        changes=dict(changes or {}),
        request_id=str(structlog.contextvars.get_contextvars().get("request_id", "")),
    )
    current.entries.append((entry, comment))


def public_ref(obj: Model | None) -> str:
    """The name under which people know an object; never its primary key."""
    return str(getattr(obj, "reference", "") or getattr(obj, "public_id", "") or getattr(obj, "code", "") or "")


def content(entry: Entry) -> dict[str, Any]:
    """What the hash of an entry covers: every column but the hash itself."""
    return {
        "number": entry.number,
        "public_id": str(entry.public_id),
        "recorded_at": entry.recorded_at.astimezone(UTC).isoformat(),
        "domain_at": entry.domain_at.astimezone(UTC).isoformat(),
        "person": entry.person_id,
        "person_label": entry.person_label,
        "office_codes": entry.office_codes,
        "verb": entry.verb,
        "object_type": entry.object_type,
        "object_key": entry.object_key,
        "object_ref": entry.object_ref,
        "about_offices": entry.about_offices,
        "comment_hash": entry.comment_hash,
        "changes": entry.changes,
        "request_id": entry.request_id,
    }


def _write(entries: list[tuple[Entry, str]]) -> None:
    if not entries:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chain.LOCK])
    head = Head.objects.first()
    number, previous = (head.number, head.hash) if head else (0, chain.GENESIS)
    for entry, _words in entries:
        number += 1
        entry.number, entry.previous = number, previous
        entry.hash = previous = chain.digest(previous, content(entry))
    Entry.objects.bulk_create(entry for entry, _words in entries)
    Remark.objects.bulk_create(Remark(entry_id=entry.number, text=words) for entry, words in entries if words)
    Head.objects.update_or_create(
        singleton=True, defaults={"number": number, "hash": previous, "seal": chain.seal(number, previous)}
    )
