"""The mail catcher of a demonstration: mail is kept on a page and goes nowhere."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from kernel.notify.models import CaughtMail


class CatcherBackend(BaseEmailBackend):
    """Keeps each mail as a row."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keeps the mails and says how many."""
        rows = [_caught(mail) for mail in email_messages]
        CaughtMail.objects.bulk_create(rows)
        return len(rows)


def _caught(mail: EmailMessage) -> CaughtMail:
    parts = mail.alternatives if isinstance(mail, EmailMultiAlternatives) else []
    html = next((str(content) for content, kind in parts if kind == "text/html"), "")
    return CaughtMail(to=", ".join(mail.recipients()), subject=str(mail.subject), text=str(mail.body), html=html)
