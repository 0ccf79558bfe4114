"""Put a mail into the outbox. The row is written with the caller's own changes or not at all."""

from collections.abc import Iterable
from datetime import datetime

from kernel.notify import kinds
from kernel.notify.models import Message
from kernel.notify.services.wake import wake_after_commit


def tell(people: Iterable[int], *, kind: str, link: str, until: datetime | None = None) -> int:
    """One notice for each person, unless the same one still waits to be sent; says how many people were asked for."""
    kinds.sentence(kind)
    rows = [Message(person_id=person, kind=kind, link=link, until=until) for person in sorted(set(people))]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        wake_after_commit()
    return len(rows)


def post_letter(*, address: str, subject: str, text: str) -> None:
    """A mail with its own words, such as a code for a new password; the words are wiped once it is sent."""
    Message.objects.create(kind="letter", address=address, subject=subject, text=text)
    wake_after_commit()
