"""The tags and filters of every page: icons, tags, dates, words, differences."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kernel.clock import JAKARTA
from kernel.ui import dates, diff, fields, figures, tones
from kernel.ui.words import number_in_words

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawing of the sprite; it never speaks for itself, so a word stands beside it."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name)


@register.simple_tag
def tag(state: object, word: str = "") -> SafeString:
    """A state as icon and word; without a word, the label of the choice or the value itself."""
    words = word or getattr(state, "label", "") or str(state).replace("_", " ").capitalize()
    return _drawn(tones.tone_of(state), words)


def _drawn(tone: tones.Tone, words: object) -> SafeString:
    return format_html('<span class="tag tag-{}">{}{}</span>', tone.name, icon(tone.icon), words)


@register.simple_tag
def tag_for(obj: Any, field: str = "state") -> SafeString:
    """The tag of a model's choices field."""
    display = getattr(obj, f"get_{field}_display", None)
    state = getattr(obj, field)
    return _drawn(tones.tone_of(state, field), display() if display else state)


@register.filter
def when(record: Any) -> str:
    """The date of a record, as exact as it is known."""
    return dates.when_words(record.date_from, record.date_to, record.precision)


@register.simple_tag
def when_words(date_from: date | None, date_to: date | None, precision: str) -> str:
    """Two inclusive days and how exactly they are known, in words."""
    return dates.when_words(date_from, date_to, precision)


@register.filter
def day(value: date | datetime | None) -> str:
    """“11 July 2019”; a moment is read in Jakarta."""
    if value is None:
        return ""
    return dates.moment_words(value).split(",")[0] if isinstance(value, datetime) else dates.day_words(value)


@register.filter
def jakarta(value: datetime | None) -> str:
    """“23 November 2026, 09:12”, in Jakarta."""
    return dates.moment_words(value) if value else ""


@register.filter
def hour(value: datetime | None) -> str:
    """“09:12”, in Jakarta."""
    return dates.hour_words(value) if value else ""


@register.filter
def deadline(value: datetime | None) -> str:
    """A moment with its place and offset."""
    return dates.deadline_words(value) if value else ""


@register.filter
def two_clocks(value: datetime | None, zone: str) -> str:
    """A deadline in Jakarta and in the reader's capital."""
    return dates.two_clocks(value, zone or JAKARTA) if value else ""


@register.filter
def counted(number: int, words: str) -> str:
    """“one activity”, “12 activities”; words are given as "activity,activities"."""
    one, many = words.split(",")
    return f"{number_in_words(number)} {one if number == 1 else many}"


@register.filter
def size(number: int | None) -> str:
    """A file's size as people read it: “184 kB”, “1.2 MB”."""
    if not number:
        return ""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))} kB"


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """The attributes a component passes through, always escaped."""
    declared = getattr(attrs, "attrs_dict", None)
    pairs = (declared() if declared else dict(attrs)).items()
    shown = ((name, value) for name, value in pairs if re.fullmatch(r"[a-z][a-z0-9-]*", name) and value is not False)
    return format_html_join(
        "", "{}", ((_attribute(name, value),) for name, value in shown if not name.startswith(("on", "style")))
    )


def _attribute(name: str, value: Any) -> SafeString:
    if value is True:
        return format_html(" {}", name)
    return format_html(' {}="{}"', name, conditional_escape(value))


@register.simple_tag
def word_diff(old: str, new: str) -> SafeString:
    """What was taken away is struck, what came in is underlined; the words say it to a screen reader."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in diff.word_pieces(old, new)))


def _piece(piece: diff.Piece) -> SafeString:
    if piece.kind == "same":
        return format_html("{}", piece.text)
    said = _("taken out:") if piece.kind == "del" else _("added:")
    return format_html(
        '<{kind}><span class="visually-hidden">{said} </span>{text}</{kind}>',
        kind=piece.kind,
        said=said,
        text=piece.text,
    )


@register.simple_tag
def bar(row: figures.Bar) -> SafeString:
    """The bar of one row of a figure."""
    return figures.bar_svg(row)


@register.simple_tag
def widget(field: BoundField, **attrs: Any) -> SafeString:
    """The control of a field with its class, and what describes it."""
    return fields.render_widget(field, attrs)


@register.filter
def kind(field: BoundField) -> str:
    """How the look draws a field: options, tick, hidden or control."""
    return fields.kind_of(field)


@register.filter
def options(field: BoundField) -> list[fields.Option]:
    """The boxes of a field with several or one answer."""
    return fields.options_of(field)


@register.simple_tag
def problems(*forms: Any) -> list[fields.Problem]:
    """Every error of these forms and formsets, in page order, with the field it belongs to."""
    return [problem for form in forms if form for problem in fields.problems_of(form)]


@register.simple_tag
def error_prefix(*forms: Any) -> str:
    """“Error: ” for the title of a page whose form came back."""
    return _("Error: ") if any(form is not None and form != "" and fields.problems_of(form) for form in forms) else ""


@register.filter
def takes_text(form: Any) -> bool:
    """Whether somebody can write words of their own into this form."""
    return fields.takes_text(form)


@register.filter
def takes_file(form: Any) -> bool:
    """Whether a file is chosen in this form: a browser does not keep it."""
    return fields.takes_file(form)


@register.filter
def file_was_sent(form: Any) -> bool:
    """Whether a file came with this form: only then must it be chosen again."""
    return fields.file_was_sent(form)


@register.filter
def keeps_all(form: Any) -> bool:
    """Whether the page still holds all that was typed: a password is not sent back."""
    return fields.keeps_all(form)


@register.filter
def part(form: Any, name: str) -> BoundField | None:
    """A field of a form by its name, or nothing."""
    return form[name] if form and name in form.fields else None


@register.filter
def any_errors(form: Any, names: str) -> bool:
    """Whether one of these fields has an error."""
    return any(form[name].errors for name in _present(form, names.split(",")))


def _present(form: Any, names: Iterable[str]) -> list[str]:
    return [name for name in names if name in form.fields]


@register.filter
def split(text: str) -> list[str]:
    """The parts of "Seat,Position,Received"."""
    return [word.strip() for word in text.split(",")] if text else []
