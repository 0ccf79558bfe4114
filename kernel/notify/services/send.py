"""Send what is in the outbox: each message in its own transaction, its row locked while it is sent."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models.functions import Now

from kernel.notify.letters import mail_of
from kernel.notify.models import Message
from kernel.notify.querysets import MOST_ATTEMPTS

log = logging.getLogger(__name__)

NO_WORDS = {"text": "", "subject": ""}  # a letter may hold a link that opens an account: it goes with the last try


def send_due(limit: int = 200) -> int:
    """Sends the messages that are due and says how many went out; several workers share the work."""
    sent = 0
    for _round in range(limit):
        outcome = send_next()
        if outcome is None:
            break
        sent += outcome
    return sent


def send_next() -> bool | None:
    """Sends one message: True when it went out, False when it did not, None when none is due."""
    with transaction.atomic():
        message = Message.objects.due().select_for_update(skip_locked=True, of=("self",)).order_by("id").first()
        return None if message is None else _send(message)


def _send(message: Message) -> bool:
    """Hands one mail to the mail server; what it does not take is tried again, later each time."""
    rows = Message.objects.filter(pk=message.pk)
    attempts = message.attempts + 1
    try:
        mail = mail_of(message)
        if mail is None:
            rows.update(dropped_at=Now(), **NO_WORDS)
            return False
        mail.send()
    except (SMTPException, OSError, ImproperlyConfigured) as error:
        log.warning("Mail %s was not taken: %s", message.public_id, type(error).__name__)
        rows.update(attempts=attempts, next_try=Now() + wait_after(attempts))
        if attempts >= MOST_ATTEMPTS:
            rows.update(dropped_at=Now(), **NO_WORDS)
        return False
    rows.update(attempts=attempts, sent_at=Now(), **NO_WORDS)
    return True


def wait_after(attempts: int) -> timedelta:
    """A minute after the first try, twice as long after each, at most six hours."""
    return min(timedelta(minutes=2 ** (attempts - 1)), timedelta(hours=6))
