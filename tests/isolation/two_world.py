"""Two servers whose data differ in one hidden thing answer everybody who may not know of it byte for byte alike."""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from activities.models import Activity
from kernel import clock
from tests.cast import Cast
from tests.isolation import databases, determined, people, worlds
from tests.isolation.asking import Ask, chosen, send_both
from tests.isolation.scene import Scene, ids, only_in
from tests.isolation.secrets import PLACE, SECRETS, WORD, Secret
from tests.isolation.surfaces import SURFACES, Surface
from tests.servers import House

RAW = Path(__file__).resolve().parents[2] / "evidence" / "raw"


@dataclass
class Worlds:
    """The template both worlds are copied from, the plain world, and what a request may name."""

    template: str
    plain: str
    cast: Cast
    scene: Scene
    made: list[str] = field(default_factory=list)

    def hide(self, *secrets: Secret) -> tuple[str, str, Scene]:
        """Two databases: one with the hidden thing, one without; and the scene of the two."""
        name = f"{self.plain}_{len(self.made)}"
        with_it, without = databases.clone(f"{name}_a", self.template), databases.clone(f"{name}_b", self.plain)
        self.made += [with_it, without]
        with databases.inside(with_it):
            self._make(worlds.HIDE, [secret for secret in secrets if not secret.late])
            hidden = tokens()
            worlds.later(self.cast)
            self._make(worlds.AT_LAST, [secret for secret in secrets if secret.late])
            here = ids()
        missing = only_in(self.scene.common, here)
        if missing:
            raise AssertionError(f"The world with the secret lacks {missing}.")
        return with_it, without, self.scene_with(only_in(here, self.scene.common), hidden)

    def _make(self, at: datetime, secrets: Iterable[Secret]) -> None:
        """Each secret as a step of its own, at this moment of the portal's time."""
        clock.move_to(at)
        for secret in secrets:
            with worlds.under_seed, determined.step(f"secret {secret.name}"):
                secret.make(self.cast)

    def scene_with(self, hidden: dict[str, list[str]], taken: list[str]) -> Scene:
        """What the hidden thing adds to what may be named."""
        words = [WORD, WORD.split()[0], PLACE, *hidden.get("activities.Activity", [])]
        return Scene(self.scene.sessions, self.scene.common, hidden, words, taken)


def tokens() -> list[str]:
    """The form tokens of the hidden records, as they were sent."""
    rows = Activity.objects.filter(title=WORD).exclude(form_token=None)
    return [str(token) for token in rows.values_list("form_token", flat=True)]


@contextmanager
def prepared() -> Iterator[Worlds]:
    """Copy the present database twice: the common ground, and the plain world with the later steps."""
    here = connection.settings_dict["NAME"]
    template, plain = databases.clone(f"{here}_ground", here), f"{here}_plain"
    found = None
    try:
        with databases.inside(template):
            cast, sessions = worlds.base()
        databases.clone(plain, template)
        with databases.inside(plain):
            worlds.later(cast)
            found = Worlds(template, plain, cast, Scene(sessions=sessions, common=ids()))
        yield found
    finally:
        for name in (*(found.made if found else ()), plain, template):
            databases.drop(name)


@contextmanager
def servers(number: int = 2, *, guarded: bool = True, root: Path | None = None) -> Iterator[list[str]]:
    """So many world servers on the present data folder, from this tree or another one."""
    with TemporaryDirectory(prefix="worlds-") as folder:
        house = House(Path(folder), also={"VISIBLE_TO": "on" if guarded else "off", "PYTHONHASHSEED": "0"})
        if root is not None:
            house.root = root
        try:
            yield house.web_servers(number, "tests.isolation.application")
        finally:
            house.stop()


@dataclass
class Result:
    """How many pairs were asked, and those that were not alike."""

    asked: int = 0
    different: list[dict[str, str]] = field(default_factory=list)


def run(
    found: Worlds,
    addresses: list[str],
    secrets: tuple[Secret, ...],
    count: int,
    seed: str,
    *,
    readers: tuple[str, ...] = (),
    surfaces: tuple[Surface, ...] = SURFACES,
) -> Result:
    """Hide something in one world, then ask both the same so many times."""
    with_it, without, scene = found.hide(*secrets)
    sides = list(zip(addresses, (with_it, without), strict=True))
    knowing = [word for secret in secrets for word in secret.known_to]
    wanted = chosen(
        scene,
        readers or people.unaware(knowing),
        count,
        seed,
        surfaces,
        audited=any(secret.audited for secret in secrets),
    )
    result = Result()
    with ThreadPoolExecutor(2) as pool:
        for number, (reader, ask) in enumerate(wanted):
            clock.move_to(worlds.ASK + number * worlds.APART)
            one, other = send_both(pool, sides, scene.sessions[reader], ask, f"{seed}-{number}")
            result.asked += 1
            if where := one.differs(other):
                result.different.append(note(secrets, reader, ask, where))
    databases.drop(with_it)
    databases.drop(without)
    return result


def note(secrets: tuple[Secret, ...], reader: str, ask: Ask, where: str) -> dict[str, str]:
    """One line of the raw history."""
    hidden = ", ".join(secret.name for secret in secrets)
    return {"secret": hidden, "reader": reader, "route": ask.route, "ask": str(ask), "where": where}


def all_secrets(seed: int, count: int, *, guarded: bool) -> Result:
    """Each secret in worlds of its own, the pairs divided evenly between them."""
    total = Result()
    with prepared() as found, servers(guarded=guarded) as addresses:
        for place, secret in enumerate(SECRETS):
            share = count * (place + 1) // len(SECRETS) - count * place // len(SECRETS)
            part = run(found, addresses, (secret,), share, f"{seed}-{place}")
            total.asked += part.asked
            total.different += part.different
    keep(f"two_world-{seed}-{'guarded' if guarded else 'control'}", total.different)
    return total


def keep(name: str, lines: list[dict[str, str]]) -> None:
    """The raw history, one line per pair that was not alike."""
    RAW.mkdir(parents=True, exist_ok=True)
    (RAW / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
