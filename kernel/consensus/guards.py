"""Why a round cannot end yet, each reason in a sentence with its owner (DESIGN §5)."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Role
from kernel.accounts.models import Post
from kernel.consensus.models import Item, Round, Seat
from kernel.consensus.states import Kind
from kernel.errors import Objection
from kernel.workflow.fire import Firing

SECRETARIAT_OWNS = "the secretariat"


def opened(label: str) -> str:
    """A label at the start of a sentence: Paragraph 2."""
    return label[:1].upper() + label[1:]


def spoken(moment: datetime, zone: str) -> str:
    """A moment as the page says it: 17 December 2026, 17:00 in Jakarta."""
    local = localtime(moment, ZoneInfo(zone))
    return f"{date_format(local, 'j F Y, H:i')} ({_('Jakarta') if zone == 'Asia/Jakarta' else zone})"


def no_objection_stands(round_: Round, firing: Firing) -> list[Objection]:
    """Consensus means that nobody objects (¶5d)."""
    owner = _(SECRETARIAT_OWNS)
    sentence = _("A seat objects to %(item)s.")
    rows = [row for row in round_.said if row.kind == Kind.OBJECTION]
    return [Objection(sentence % {"item": row.item.label}, owner=owner) for row in rows]


def every_position_is_confirmed(round_: Round, firing: Firing) -> list[Objection]:
    """What came by phone or note is confirmed by its seat first."""
    waiting = [row for row in round_.said if row.waits_for_its_seat and row.kind != Kind.OBJECTION]
    names = dict.fromkeys(row.seat.office.name for row in waiting)
    sentence = _("A position came by phone or note and its seat has not confirmed it.")
    return [Objection(sentence, owner=_("the approver of %(seat)s") % {"seat": name}) for name in names]


def unanswered(round_: Round) -> list[tuple[Seat, Item]]:
    """Every seat and text for which no position stands."""
    answered = {(row.seat_id, row.item_id) for row in round_.said}
    return [(s, i) for s in round_.bench for i in round_.texts if (s.pk, i.pk) not in answered]


def time_and_silence(round_: Round, firing: Firing) -> list[Objection]:
    """Before the end every seat has replied to every text; after it, silence counts only where it may."""
    open_pairs = unanswered(round_)
    if not open_pairs:
        return []
    if clock.database_now() < round_.reply_until:
        until = spoken(round_.reply_until, round_.zone)
        sentence = _("The time for replies runs until %(until)s. Until then every seat has to reply first.")
        return [Objection(sentence % {"until": until})]
    if not round_.silence:
        sentence = _("Not every seat has replied, and the note did not provide for silence.")
        return [Objection(sentence, owner=_(SECRETARIAT_OWNS))]
    items = {item.pk: item for _seat, item in open_pairs}
    seats = {seat.pk: seat for seat, _item in open_pairs}
    return [*_short_texts(round_, items.values()), *_unreachable(seats.values())]


def _short_texts(round_: Round, items: Iterable[Item]) -> list[Objection]:
    """Silence counts only for text that lay before all seats for the full period."""
    sentence = _("%(item)s changed after the round opened; it has not lain before all seats for the full period.")
    short = [item for item in items if round_.reply_until - item.since < round_.full_period]
    return [Objection(sentence % {"item": opened(item.label)}, owner=_(SECRETARIAT_OWNS)) for item in short]


def _unreachable(seats: Iterable[Seat]) -> list[Objection]:
    """Silence counts only for a seat that somebody could be asked for."""
    silent = list(seats)
    offices = [seat.office_id for seat in silent]
    posts = Post.objects.open_about(clock.today()).filter(role=Role.APPROVER, office_id__in=offices)
    reached = set(posts.filter(user__is_active=True).exclude(user__email="").values_list("office_id", flat=True))
    sentence = _("%(seat)s has no approver who can be reached, so its silence does not count.")
    owner = _(SECRETARIAT_OWNS)
    return [
        Objection(sentence % {"seat": seat.office.name}, owner=owner)
        for seat in silent
        if seat.office_id not in reached
    ]


def every_square_bracket_is_gone(round_: Round, firing: Firing) -> list[Objection]:
    """Square brackets mark what is not agreed; a settled text has none."""
    marked = [item for item in round_.texts if in_brackets(item.text)]
    return [Objection(still_bracketed(item.label), owner=_(SECRETARIAT_OWNS)) for item in marked]


def in_brackets(text: str) -> bool:
    """Whether some of a text is marked as not agreed."""
    return "[" in text


def still_bracketed(label: str) -> str:
    """Paragraph 2 still has text in square brackets."""
    return _("%(item)s still has text in square brackets.") % {"item": opened(label)}
