"""The main navigation: five items at most, by role, only for pages that exist."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from kernel.access.actor import CONTENT, SECRETARIAT, STATE_STAFF, Actor, Role

STAFF = SECRETARIAT | STATE_STAFF
WRITERS = STATE_STAFF | {Role.OFFICER}
ANYONE = frozenset(Role)


@dataclass(frozen=True)
class Item:
    """One page of the navigation and the roles that see it."""

    label: str
    route: str
    section: str
    roles: frozenset[Role]
    action: bool = False


@dataclass(frozen=True)
class Link:
    """One item as the page shows it."""

    label: str
    url: str
    current: bool
    action: bool


ITEMS = (
    Item("Home", "home", "/", ANYONE),
    Item("Activities", "activities:activity-list", "/activities/", STAFF),
    Item("Reports", "reporting:cycle-list", "/reports/", CONTENT),
    Item("Calendar", "calendar", "/calendar/", CONTENT),
    Item("Mechanisms", "mechanisms:mechanism-list", "/mechanisms/", CONTENT),
    Item("Log an activity", "activities:activity-new", "/activities/new/", WRITERS, action=True),
    Item("Audit", "audit", "/audit/", frozenset({Role.AUDITOR})),
)


def links(actor: Actor, path: str) -> list[Link]:
    """The items of this person, with the one that holds the present page marked."""
    shown = [(item, url) for item in ITEMS if _open_to(item, actor) and (url := _url(item.route))]
    return [
        Link(item.label, url, _current(item, path), item.action)
        for item, url in shown
        if not (item.action and (path == url or actor.previewing))
    ]


def search_url(actor: Actor) -> str:
    """Where the search box of the masthead leads; empty for those without a list of activities."""
    return _url("activities:activity-list") if actor.has(*STAFF) else ""


def people_url(actor: Actor) -> str:
    """Where the account menu leads to people and posts; empty for those who see nothing of them."""
    return _url("people:list") if actor.has(*CONTENT, Role.ADMINISTRATOR) else ""


def _open_to(item: Item, actor: Actor) -> bool:
    return item.roles is ANYONE or not actor.roles.isdisjoint(item.roles)


def _current(item: Item, path: str) -> bool:
    if item.action:
        return False
    return path == "/" if item.section == "/" else path.startswith(item.section)


def _url(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
