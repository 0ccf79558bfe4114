"""Many clients at once against two real server processes on a database of their own."""

import random
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connection

from tests.cast import Cast, client_for
from tests.factories import members
from tests.isolation import databases
from tests.isolation.asking import CSRF
from tests.servers import House

CLIENTS, SERVERS = 16, 2
APPLICATION = "tests.evidence.race_application"
PATIENCE = 60


@dataclass(frozen=True)
class Reply:
    """What came back: the status, the page, and where it leads."""

    status: int
    body: str
    location: str = ""

    def version(self) -> int | None:
        """The version that the page builds on."""
        found = re.search(r'name="version" value="(\d+)"', self.body)
        return int(found.group(1)) if found else None


@dataclass
class Client:
    """One browser, signed in, with a line of its own that stays open."""

    number: int
    server: str
    session: str
    choose: random.Random
    line: HTTPConnection | None = field(default=None, repr=False)

    def post(self, path: str, data: dict[str, Any]) -> Reply:
        """Send one form."""
        if self.line is None:
            parts = urlsplit(self.server)
            self.line = HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)
        headers = {
            "Host": "127.0.0.1",
            "Cookie": f"csrftoken={CSRF}; {settings.SESSION_COOKIE_NAME}={self.session}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({"csrfmiddlewaretoken": CSRF} | data, doseq=True)
        self.line.request("POST", path, body=body, headers=headers)
        answer = self.line.getresponse()
        return Reply(answer.status, answer.read().decode(), answer.headers.get("Location", ""))


Work = Callable[[Client], Any]


@contextmanager
def arena(name: str, *, guarded: bool) -> Iterator[tuple[Cast, list[str]]]:
    """A database with the register and the cast, and the servers on it."""
    database = databases.clone(f"{connection.settings_dict['NAME']}_{name}", str(connection.settings_dict["NAME"]))
    try:
        with databases.inside(database), TemporaryDirectory(prefix="race-") as folder:
            members.register()
            house = House(Path(folder), also={"RACE_GUARD": "on" if guarded else "off"})
            try:
                yield Cast(), house.web_servers(SERVERS, APPLICATION)
            finally:
                house.stop()
    finally:
        databases.drop(database)


def clients(cast: Cast, servers: list[str], *people: str, seed: int) -> list[Client]:
    """So many browsers of these people, turn by turn, spread over the servers."""
    cookies = [client_for(getattr(cast, who)).cookies[settings.SESSION_COOKIE_NAME].value for who in people]
    turns = [(servers[each % len(servers)], cookies[each % len(cookies)]) for each in range(CLIENTS)]
    return [Client(each, *turn, random.Random(f"{seed} {each}")) for each, turn in enumerate(turns)]


def at_once(browsers: list[Client], work: Work) -> list[Any]:
    """Everybody works at the same time; what each brought back."""
    with ThreadPoolExecutor(len(browsers)) as pool:
        return list(pool.map(work, browsers))
