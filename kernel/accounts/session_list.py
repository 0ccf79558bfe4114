"""The sessions of a person that still work."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from kernel.accounts.models import User

MOST = 50


@dataclass(frozen=True)
class Line:
    """One session: since when, from where, with what."""

    since: datetime
    address: str
    browser: str
    here: bool


def sessions_of(person: User, here: str) -> list[Line]:
    """The newest first, this one always; two queries whatever their number."""
    rows = UserSession.objects.filter(user=person).order_by("-created_at")[:MOST]
    kept = {row.session_key: row for row in rows}
    live = Session.objects.filter(session_key__in=kept, expire_date__gt=timezone.now())
    current = person.get_session_auth_hash()
    keys = [s.pk for s in live if constant_time_compare(s.get_decoded().get(HASH_SESSION_KEY, ""), current)]
    lines = [_line(kept[key], here) for key in keys]
    return sorted(lines, key=lambda line: (line.here, line.since), reverse=True)


def _line(row: UserSession, here: str) -> Line:
    return Line(row.created_at, row.ip, browser_words(row.user_agent), row.session_key == here)


def browser_words(agent: str) -> str:
    """“Firefox on Windows”: what a reader can tell from the words a browser says of itself."""
    names = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
    places = {"Android": "Android", "iPhone": "an iPhone", "iPad": "an iPad", "Windows": "Windows", "Mac": "a Mac"}
    name = next((words for sign, words in names.items() if sign in agent), "A browser")
    place = next((words for sign, words in (places | {"Linux": "Linux"}).items() if sign in agent), "")
    return f"{name} on {place}" if place else name
