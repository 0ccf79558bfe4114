"""Finding what was altered, deleted, swapped or cut: by walking the chain once, while others go on writing."""

import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kernel.audit import chain
from kernel.audit.models import Entry, Head
from kernel.audit.record import content

Progress = Callable[[int, int, str], None]
STEP = 2000
REMOVED = "words_removed"  # the key in `changes` under which a removal names the entries whose words it took


@dataclass
class Words:
    """What was found of the words beside the chain."""

    gone: set[int] = field(default_factory=set)
    agreed: set[int] = field(default_factory=set)

    def faults_of(self, entry: Entry) -> Iterator[str]:
        """Whether the words of an entry are still those whose hash it holds."""
        self.agreed.update(entry.changes.get(REMOVED, ()))
        remark = getattr(entry, "remark", None)
        if remark is not None and remark.removed_at is not None:
            self.gone.add(entry.number)
        elif remark is None and entry.comment_hash:
            yield f"The words of entry {entry.number} are missing."
        elif remark is not None and chain.words(remark.text) != entry.comment_hash:
            yield f"The words of entry {entry.number} were altered."

    def faults_at_the_end(self) -> Iterator[str]:
        """Words that are gone although no entry says that two persons agreed to remove them."""
        for number in sorted(self.gone - self.agreed):
            yield f"The words of entry {number} were removed, and no entry says so."


def faults(progress: Progress | None = None) -> Iterator[str]:
    """Every fault of the chain, as a sentence that names the entry."""
    head = Head.objects.first()
    total = head.number if head else 0
    expected, previous, at_head, words = 1, chain.GENESIS, chain.GENESIS, Words()
    entries = Entry.objects.select_related("remark").order_by("number")
    for entry in entries.iterator(chunk_size=STEP):
        if entry.number > expected:
            yield _missing(expected, entry.number - 1)
        elif entry.previous != previous:
            yield f"Entry {entry.number} does not follow the entry before it: the order was changed."
        if entry.hash != chain.digest(entry.previous, content(entry)):
            yield f"Entry {entry.number} ({entry.verb}, {entry.object_ref or 'no object'}) was altered."
        yield from words.faults_of(entry)
        expected, previous = entry.number + 1, entry.hash
        at_head = entry.hash if entry.number == total else at_head
        if progress and entry.number % STEP == 0:
            progress(min(entry.number, total), total, f"entry {entry.number}")
    yield from words.faults_at_the_end()
    yield from _head_faults(head, expected - 1, at_head)


def _missing(first: int, last: int) -> str:
    return f"Entry {first} was deleted." if first == last else f"Entries {first} to {last} were deleted."


def _head_faults(head: Head | None, number: int, at_head: str) -> Iterator[str]:
    """The head was read before the walk and is read again after it: what came in between is no fault."""
    now = Head.objects.first()
    if head is None or now is None:
        if number:
            yield "The head of the chain is missing."
        return
    if not hmac.compare_digest(now.seal, chain.seal(now.number, now.hash)):
        yield "The head of the chain was altered: its seal does not fit."
    elif head.number > number:
        yield _missing(number + 1, head.number) + " The tail of the chain was cut."
    elif now.number < number:
        yield f"Entries after {now.number} were added past the head of the chain."
    elif head.hash != at_head:
        yield f"Entry {head.number} is not the one that the head of the chain names."
