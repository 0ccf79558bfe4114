"""Requests to two servers: what is asked, by whom, and which bytes of two answers are compared."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.urls import reverse

from mechanisms.register.tables import KINDS
from tests.isolation.scene import Scene
from tests.isolation.surfaces import SURFACES, Surface

CSRF = "a" * 32
AUDIT, AUDITOR = "audit", "auditor"
SOME = 4  # of the rows that both worlds have, how many an address is tried with
PATIENCE = 120
MASKS = (
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}"'), rb'\1masked"'),
    (re.compile(rb'("X-CSRFToken": ")[A-Za-z0-9]{64}"'), rb'\1masked"'),
    (re.compile(rb'(headers\["X-CSRFTOKEN"\] = ")[A-Za-z0-9]{64}"'), rb'\1masked"'),
    (re.compile(rb'(nonce=")[A-Za-z0-9+/=_-]{16,}"'), rb'\1masked"'),
)
COOKIE = re.compile(r"^(sessionid|csrftoken)=[^;]*(.*)$")
MOMENT = re.compile(r"expires=[^;]*")
NONCE = re.compile(r"'nonce-[^']+'")


@dataclass(frozen=True)
class Ask:
    """One request, the same to both worlds."""

    route: str
    method: str
    path: str
    data: tuple[tuple[str, str], ...] | None = None
    headers: tuple[tuple[str, str], ...] = ()
    hidden: bool = False
    body: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.body or dict(self.data or ())}"


@dataclass(frozen=True)
class Answer:
    """What came back, with what the harness masks already masked."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)

    def differs(self, other: "Answer") -> str:
        """Where two answers differ; empty when they are alike byte for byte."""
        if self.status != other.status:
            return f"status {self.status} and {other.status}"
        if self.headers != other.headers:
            return f"headers {sorted(set(self.headers) ^ set(other.headers))}"
        if self.body == other.body:
            return ""
        at = next((n for n, (a, b) in enumerate(zip(self.body, other.body, strict=False)) if a != b), len(self.body))
        return f"body at {at}: {self.body[at - 60 : at + 60]!r} and {other.body[at - 60 : at + 60]!r}"


def asks(scene: Scene, surfaces: Iterable[Surface] = SURFACES) -> Iterator[Ask]:
    """Everything that the registry lets one ask."""
    for surface in surfaces:
        if surface.left_out:
            continue
        for path, hidden in addresses(surface, scene):
            yield from at(surface, path, scene, hidden=hidden)
    yield Ask("home", "GET", "/no-such-page/")
    yield Ask("activities:activity-list", "GET", "/activities/BM-2020-ZZZZ/edit/")


def addresses(surface: Surface, scene: Scene) -> Iterator[tuple[str, bool]]:
    """The addresses of a surface, with those of the hidden rows."""
    more = [(part,) for part in surface.more] or [()]
    if surface.beside:
        more = [
            (name,) for name in (*scene.hidden.get(surface.beside, []), *scene.common.get(surface.beside, []))[:SOME]
        ]
    for before, model in kinds() if surface.kinds else [((), surface.of)]:
        if not surface.of:
            for parts in more:
                yield reverse(surface.route, args=[*before, *parts]), False
            continue
        common, hidden = scene.common.get(model, []), scene.hidden.get(model, [])
        for name in (*hidden, *sample(common, SOME if surface.kinds else SOME * 3)):
            for parts in more if name in hidden else sample(more, SOME):
                yield reverse(surface.route, args=[*before, name, *parts]), name in hidden


def kinds() -> Iterator[tuple[tuple[str, ...], str]]:
    """Every kind of row that the editor of the register knows, with its model."""
    for kind in KINDS:
        yield (kind.slug,), kind.model._meta.label


def sample(things: list[Any], most: int) -> list[Any]:
    """At most so many, spread evenly over the list."""
    step = max(1, -(-len(things) // most))
    return things[::step]


def at(surface: Surface, path: str, scene: Scene, *, hidden: bool) -> Iterator[Ask]:
    """The requests at one address: read, read by htmx, ask for its head, send each form, use a wrong method."""
    if surface.reads:
        for query in surface.queries(scene):
            yield Ask(surface.route, "GET", path + query, hidden=hidden or any(w in query for w in scene.words))
        yield Ask(surface.route, "GET", path, headers=(("HX-Request", "true"),), hidden=hidden)
        yield Ask(surface.route, "HEAD", path, hidden=hidden)
    else:
        yield Ask(surface.route, "GET", path, hidden=hidden)
    for data in surface.sent(scene):
        yield Ask(surface.route, "POST", path, pairs(data), hidden=hidden)
    for method, body, version in surface.programs(scene):
        headers = (("If-Match", f'"{version}"'),) if version else ()
        yield Ask(surface.route, method, path, None, headers, hidden, json.dumps(body))
    yield Ask(surface.route, "PUT", path, hidden=hidden)


def pairs(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """A form as a browser sends it."""
    whole = {"csrfmiddlewaretoken": CSRF} | data
    return tuple(
        (name, str(one))
        for name, value in whole.items()
        for one in (value if isinstance(value, list | tuple) else [value])
    )


def chosen(
    scene: Scene,
    readers: Iterable[str],
    count: int,
    seed: str,
    surfaces: Iterable[Surface] = SURFACES,
    *,
    keep: Callable[[Ask], bool] = bool,
    hidden_first: bool = True,
    audited: bool = False,
) -> list[tuple[str, Ask]]:
    """So many pairs of reader and request: in each round every route its share, in an order by chance.

    Of what is `audited` the auditor is not asked at the audit, which tells that something was done.
    """
    choose = random.Random(seed)
    by_route: dict[str, list[tuple[str, Ask]]] = defaultdict(list)
    for ask in filter(keep, asks(scene, surfaces)):
        told = audited and ask.route.startswith(AUDIT)
        by_route[ask.route] += [(reader, ask) for reader in readers if not (told and reader == AUDITOR)]
    for waiting in by_route.values():
        choose.shuffle(waiting)
        if hidden_first:
            waiting.sort(key=lambda pair: pair[1].hidden)  # taken from the end
    weights = {surface.route: surface.weight for surface in SURFACES}
    routes = list(by_route)
    choose.shuffle(routes)
    found: list[tuple[str, Ask]] = []
    while len(found) < count and any(by_route.values()):
        for route in routes:
            waiting, share = by_route[route], weights[route]
            found += waiting[-share:][::-1]
            del waiting[-share:]
    return found[:count]


def send(server: str, world: str, session: str, ask: Ask, step: str) -> Answer:
    """One request to one server, on a line of its own."""
    parts = urlsplit(server)
    line = HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)
    cookies = f"csrftoken={CSRF}" + (f"; {settings.SESSION_COOKIE_NAME}={session}" if session else "")
    headers = {"Host": "portal.example", "Cookie": cookies, "X-World": world, "X-Step": step, "X-Request-ID": step}
    body = None
    if ask.data is not None:
        body = urlencode(ask.data)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    elif ask.body:
        body = ask.body.encode()
        headers |= {"Content-Type": "application/json", "X-CSRFToken": CSRF}
    try:
        line.request(ask.method, quote(ask.path, safe="/?&=%"), body=body, headers=headers | dict(ask.headers))
        answer = line.getresponse()
        return Answer(answer.status, masked_headers(answer.getheaders()), masked(answer.read()))
    finally:
        line.close()


def send_both(pool: ThreadPoolExecutor, sides: Any, session: str, ask: Ask, step: str) -> tuple[Answer, Answer]:
    """The same request to both worlds at once."""
    one, other = (pool.submit(send, server, world, session, ask, step) for server, world in sides)
    return one.result(), other.result()


def masked(body: bytes) -> bytes:
    """CSRF tokens and nonces."""
    for pattern, instead in MASKS:
        body = pattern.sub(instead, body)
    return body


def masked_headers(headers: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Date, the session's and the CSRF cookie, nonces; `Expires` only where it says what Date says."""
    date = dict(headers).get("Date", "")
    return tuple((name, _masked(name, value, date)) for name, value in headers)


def _masked(name: str, value: str, date: str) -> str:
    if name == "Date":
        return "masked"
    if name == "Expires" and _seconds_between(value, date) <= 1:
        return "at once"
    if name == "Set-Cookie":
        return MOMENT.sub("expires=masked", COOKIE.sub(r"\1=masked\2", value))
    return NONCE.sub("'nonce-masked'", value)


def _seconds_between(one: str, other: str) -> float:
    return abs((parsedate_to_datetime(one) - parsedate_to_datetime(other)).total_seconds())
