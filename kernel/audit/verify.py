"""Finding what was altered, deleted, swapped or cut: by walking the chain once."""

import hmac
from collections.abc import Iterator

from kernel.audit import chain
from kernel.audit.models import Entry, Head
from kernel.audit.record import content


def faults() -> Iterator[str]:
    """Every fault of the chain, as a sentence that names the entry."""
    expected, previous = 1, chain.GENESIS
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number > expected:
            yield _missing(expected, entry.number - 1)
        elif entry.previous != previous:
            yield f"Entry {entry.number} does not follow the entry before it: the order was changed."
        if entry.hash != chain.digest(entry.previous, content(entry)):
            yield f"Entry {entry.number} ({entry.verb}, {entry.object_ref or 'no object'}) was altered."
        expected, previous = entry.number + 1, entry.hash
    yield from _head_faults(expected - 1, previous)


def _missing(first: int, last: int) -> str:
    return f"Entry {first} was deleted." if first == last else f"Entries {first} to {last} were deleted."


def _head_faults(number: int, last: str) -> Iterator[str]:
    head = Head.objects.first()
    if head is None:
        if number:
            yield "The head of the chain is missing."
        return
    if not hmac.compare_digest(head.seal, chain.seal(head.number, head.hash)):
        yield "The head of the chain was altered: its seal does not fit."
    elif head.number > number:
        yield _missing(number + 1, head.number) + " The tail of the chain was cut."
    elif head.number < number:
        yield f"Entries after {head.number} were added past the head of the chain."
    elif head.hash != last:
        yield f"Entry {number} is not the one that the head of the chain names."
