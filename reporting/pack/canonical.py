"""Snapshot to canonical JSON and back, and the two hashes that a pack prints."""

import hashlib
import json
import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

from reporting.pack import check
from reporting.pack.errors import SnapshotInvalid
from reporting.pack.snapshot import Heading, Item, Paragraph, Recommendation, Snapshot


def to_json(snapshot: Snapshot) -> bytes:
    """The one byte sequence of this snapshot: UTF-8, sorted keys, no spaces, a final newline."""
    text = json.dumps(_encode(snapshot), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def from_json(data: bytes) -> Snapshot:
    """The snapshot these bytes hold; SnapshotInvalid with a sentence for each fault if they hold none."""
    try:
        value = json.loads(data)
    except ValueError as error:
        raise SnapshotInvalid(["The snapshot is not JSON."]) from error
    snapshot: Snapshot = _decode(Snapshot, value, "snapshot")
    if problems := check.problems(snapshot):
        raise SnapshotInvalid(problems)
    return snapshot


def snapshot_hash(snapshot: Snapshot) -> str:
    """SHA-256 of the canonical JSON."""
    return hashlib.sha256(to_json(snapshot)).hexdigest()


def text_hash(snapshot: Snapshot) -> str:
    """SHA-256 of the running text alone: headings, numbered paragraphs, their items and footnotes, one a line."""
    return hashlib.sha256("\n".join(text_lines(snapshot)).encode()).hexdigest()


def text_lines(snapshot: Snapshot) -> Iterator[str]:
    """The running text as lines, each with its number or letter."""
    for section in snapshot.sections:
        yield f"{section.letter}. {section.title}"
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from _paragraph_lines(block)
            elif isinstance(block, Heading):
                yield " – ".join(filter(None, (block.text, block.cp)))
    yield f"{snapshot.recommendation.letter}. {snapshot.recommendation.title}"
    yield from _paragraph_lines(snapshot.recommendation)


def _paragraph_lines(paragraph: Paragraph | Recommendation) -> Iterator[str]:
    lead = f"{paragraph.lead} " if isinstance(paragraph, Paragraph) and paragraph.lead else ""
    yield f"{paragraph.number}. {lead}{paragraph.text}"
    yield from (_note_line(n.lead, n.text) for n in paragraph.notes)
    for item in paragraph.items:
        yield from _item_lines(item)


def _item_lines(item: Item) -> Iterator[str]:
    yield f"({item.label}) {item.text}"
    yield from (_note_line(n.lead, n.text) for n in item.notes)
    for sub in item.items:
        yield f"({sub.label}) {sub.text}"
        yield from (_note_line(n.lead, n.text) for n in sub.notes)


def _note_line(lead: str, text: str) -> str:
    return f"[{lead}: {text}]" if lead else f"[{text}]"


def _encode(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": value.kind} if hasattr(value, "kind") else {}
        return kind | {f.name: _encode(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_encode(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def _decode(wanted: Any, value: Any, where: str) -> Any:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(wanted), value, where)
    if origin is tuple:
        _must(isinstance(value, list), where, "a list")
        return tuple(_decode(get_args(wanted)[0], v, f"{where}[{n}]") for n, v in enumerate(value))
    if is_dataclass(wanted):
        return _decode_part(wanted, value, where)
    if wanted is date:
        return _decode_date(value, where)
    _must(type(value) is wanted, where, {"str": "text", "int": "a whole number"}.get(wanted.__name__, wanted.__name__))
    return value


def _decode_union(options: tuple[Any, ...], value: Any, where: str) -> Any:
    if type(None) in options:
        return None if value is None else _decode(options[0], value, where)
    kind = value.get("kind") if isinstance(value, dict) else None
    match = next((o for o in options if o.kind == kind), None)
    _must(match is not None, where, "a paragraph, a heading or the place of the figure")
    return _decode(match, value, where)


def _decode_part(wanted: Any, value: Any, where: str) -> Any:
    _must(isinstance(value, dict), where, "a group of fields")
    known: dict[str, Field[Any]] = {f.name: f for f in fields(wanted)}
    unknown = sorted(set(value) - set(known) - {"kind"})
    _must(not unknown, where, f"without {', '.join(unknown)}")
    missing = [n for n, f in known.items() if n not in value and f.default is MISSING]
    _must(not missing, where, f"with {', '.join(missing)}")
    hints = get_type_hints(wanted)
    return wanted(**{n: _decode(hints[n], value[n], f"{where}.{n}") for n in known if n in value})


def _decode_date(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise SnapshotInvalid([f"{where} is to be a date such as 2020-11-16."]) from error


def _must(holds: object, where: str, what: str) -> None:
    if not holds:
        raise SnapshotInvalid([f"{where} is to be {what}."])
