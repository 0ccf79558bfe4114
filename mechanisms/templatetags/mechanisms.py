"""What the templates of the register write: sources with their address, and the days of a meeting."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from kernel.ui.dates import day_words, spell_words, when_words
from mechanisms.models import Meeting
from mechanisms.selectors.mechanisms import Source, source_of
from mechanisms.states import Precision

register = template.Library()


@register.filter
def sources(text: str) -> list[Source]:
    """Each source of a text that names several, parted by semicolons."""
    return [source_of(part.strip()) for part in text.split("; ") if part.strip()]


@register.filter
def sat_on(meeting: Meeting) -> str:
    """The days of a meeting as exactly as they are known."""
    if meeting.start is None:
        return _("Date not known")
    if meeting.end is None:
        return _("From %(day)s; last day not known") % {"day": day_words(meeting.start)}
    return when_words(meeting.start, meeting.end, Precision.DAY)


@register.filter
def days(row: Any) -> str:
    """The inclusive days of a dated row: “21 November 2024 – 31 October 2025”, or “From 1 November 2025”."""
    return spell_words(row.start, row.end)
