"""“Who can see this”, in words: the policy is asked for every role of every office and for every holder of a grant.

Nothing here decides who sees an object; it says what the compiled policy answers, in a constant number of queries.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from kernel.access.actor import EVERYONE, ROLE_LABELS, SECRETARIAT, STATE, Actor, OpenPost, Role
from kernel.access.sight import scopes_that_show
from kernel.accounts.seeing.grants import Held
from kernel.accounts.selectors import signing_name
from kernel.members.models import Office

OFFICE, DESK = "state", "secretariat"
Seen = dict[Office, frozenset[Role]]


@dataclass(frozen=True)
class Line:
    """Somebody who can see the object now, and why."""

    who: str
    why: str
    since: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Sight:
    """Who can see an object, and what is worth knowing of those who cannot."""

    lines: tuple[Line, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How the sight of one object is told to one reader.

    `why` has a sentence for each kind of office and scope, in the order of the lines. A scope in `veiled` is told
    without names, but for the reader's own office. Names of people are for those who know `people`.
    """

    why: Mapping[tuple[str, str], str]
    veiled: Mapping[str, str] = field(default_factory=dict)
    held: Sequence[Held] = ()
    granted: str = ""
    people: bool = False
    unnamed: str = ""


def who_sees(obj: Model, actor: Actor, telling: Telling) -> Sight:
    """The answer of the policy, told to this reader."""
    offices = list(Office.objects.order_by("asean_order", "name"))
    posts = [(office, role) for office in offices for role in _roles(office)]
    asked = [Actor.stand_in(_post(office, role)) for office, role in posts]
    answers = scopes_that_show(obj, [*asked, *(held.actor for held in telling.held)])
    seen: dict[tuple[str, str], Seen] = {}
    for (office, role), scopes in zip(posts, answers, strict=False):
        for scope in scopes:
            found = seen.setdefault((office.kind, scope), {})
            found[office] = found.get(office, frozenset()) | {role}
    working = [held for held, scopes in zip(telling.held, answers[len(posts) :], strict=True) if scopes]
    lines = [*_of_offices(seen, offices, actor, telling), *_of_grants(working, actor, telling)]
    return Sight(tuple(lines), tuple(_of_the_others(seen, telling)))


def _roles(office: Office) -> list[Role]:
    fitting = STATE if office.is_state else EVERYONE - STATE
    return [role for role in Role if role in fitting]


def _post(office: Office, role: Role) -> OpenPost:
    return OpenPost(0, role, office.pk, office.code, signing_name(office))


def _of_offices(
    seen: Mapping[tuple[str, str], Seen], offices: Sequence[Office], actor: Actor, telling: Telling
) -> Iterator[Line]:
    states = {office for office in offices if office.is_state}
    shown: set[Office] = set()
    for kind, scope in sorted(seen, key=list(telling.why).index):
        found, why = seen[kind, scope], telling.why[kind, scope]
        if kind == DESK:
            yield Line(_desk(found), why)
        elif scope in telling.veiled:
            yield from _veiled(found, actor, why, telling.veiled[scope])
        else:
            yield Line(_names(found, states, shown, actor), why)
            shown |= set(found)


def _veiled(found: Seen, actor: Actor, why: str, phrase: str) -> Iterator[Line]:
    """The reader's own office by name, the others by what they have in common."""
    own = [office for office in found if office.pk in actor.office_ids]
    if own:
        yield Line(_names(dict.fromkeys(own, STATE), set(), set(), actor), why)
    if phrase:
        yield Line(phrase, "")


def _desk(found: Seen) -> str:
    roles = frozenset(role for roles in found.values() for role in roles)
    if roles == SECRETARIAT:
        return _("The secretariat: its officers and publishers")
    return _("Of the secretariat: %(roles)s") % {"roles": _role_words(roles)}


def _names(found: Seen, states: set[Office], shown: set[Office], actor: Actor) -> str:
    """The Member States by name, or all of them; with roles where not every role sees it."""
    if len(found) > 1 and set(found) | shown >= states:
        return _("All Member States") if set(found) >= states else _("All other Member States")
    return ", ".join(_name(office, roles, actor) for office, roles in found.items())


def _name(office: Office, roles: frozenset[Role], actor: Actor) -> str:
    name = _("%(office)s, your office") % {"office": office.name} if office.pk in actor.office_ids else office.name
    return name if roles >= STATE else f"{name} ({_role_words(roles)})"


def _role_words(roles: Iterable[Role]) -> str:
    return ", ".join(str(ROLE_LABELS[role]).lower() for role in Role if role in frozenset(roles))


def _of_grants(working: Sequence[Held], actor: Actor, telling: Telling) -> Iterator[Line]:
    """Each person by name for those who know the people and for that person; else the post, or one sentence."""
    for held in working:
        own = held.grant.user_id == actor.really.person_id and not actor.previewing
        if own or telling.people:
            who = _("You") if own else held.holder
            yield Line(who, telling.granted, since=held.grant.granted_at, reason=held.grant.reason)
        elif not telling.unnamed:
            yield Line(held.role, telling.granted)


def _of_the_others(seen: Mapping[tuple[str, str], Seen], telling: Telling) -> Iterator[str]:
    if telling.unnamed and not telling.people:
        yield telling.unnamed
    roles = {role for (kind, _scope), found in seen.items() if kind == DESK for some in found.values() for role in some}
    if not roles & SECRETARIAT:
        yield _("The secretariat’s officers and publishers cannot see that it is there.")
    if not roles & {Role.ADMINISTRATOR, Role.AUDITOR}:
        yield _("The administrator of accounts sees none of it.")
        yield _("The auditors read that something was done with it, never what it says.")
