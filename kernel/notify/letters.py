"""The words of a mail: that something waits, by when, and where (DESIGN §6)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import formats

from kernel.clock import JAKARTA
from kernel.notify import kinds
from kernel.notify.models import Message
from kernel.notify.readers import Reader, reader_of


def mail_of(message: Message) -> EmailMultiAlternatives | None:
    """The mail of a message; None when its person holds no open post any more."""
    if message.person_id is None:
        return _mail(message, message.subject, message.text, message.address)
    reader = reader_of(message.person_id)
    if reader is None:
        return None
    context = {
        "portal": settings.PORTAL_NAME,
        "sentence": kinds.sentence(message.kind),
        "waits": kinds.waits(message.kind),
        "clocks": clocks(message.until, reader),
        "url": settings.PORTAL_URL.rstrip("/") + message.link,
    }
    subject = render_to_string("emails/waiting.subject.txt", context).strip()
    mail = _mail(message, subject, render_to_string("emails/waiting.txt", context), reader.address)
    mail.attach_alternative(render_to_string("emails/waiting.html", context), "text/html")
    return mail


def clocks(until: datetime | None, reader: Reader) -> list[str]:
    """The deadline on two clocks, Jakarta's and the reader's capital's; one when they agree."""
    if until is None:
        return []
    lines = [_clock(until, JAKARTA, "Jakarta")]
    if until.astimezone(ZoneInfo(reader.zone)).utcoffset() != until.astimezone(ZoneInfo(JAKARTA)).utcoffset():
        lines.append(_clock(until, reader.zone, reader.capital))
    return lines


def _clock(moment: datetime, zone: str, place: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{formats.date_format(local, 'l j F Y, H:i')} ({place})"


def _mail(message: Message, subject: str, text: str, address: str) -> EmailMultiAlternatives:
    """The same Message-ID at every try, so that a second copy is known as one."""
    host = settings.PORTAL_URL.split("//")[-1].split("/")[0].split(":")[0]
    headers = {"Message-ID": f"<{message.public_id}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMultiAlternatives(subject=subject, body=text, to=[address], headers=headers)
