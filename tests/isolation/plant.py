"""Take one guard away, start the portal without it, and see whether the checks of isolation notice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.sessions.models import Session

from kernel import clock
from tests.isolation import databases, worlds
from tests.isolation.asking import Ask, chosen, pairs, send, send_both
from tests.isolation.enforced import PAGES, Check
from tests.isolation.faults import Fault, copied_tree, in_place, planted
from tests.isolation.people import READERS
from tests.isolation.routes import views
from tests.isolation.scene import Scene
from tests.isolation.secrets import SECRETS
from tests.isolation.surfaces import SURFACES, Surface
from tests.isolation.two_world import Worlds, keep, prepared, servers

NEAR, FAR = 500, 100  # pairs asked of each group: at the pages of the module with the fault, and elsewhere
GROUPS = (("th", "tl", "administrator", "auditor", "closed", "visitor"), ("officer", "publisher"), ("la",), ("vn",))


@dataclass(frozen=True)
class Group:
    """Readers of one kind, and two worlds that differ in all they may not know of."""

    readers: tuple[str, ...]
    with_it: str
    without: str
    scene: Scene

    def difference(self, server: str, surfaces: tuple[Surface, ...], count: int, seed: str) -> str:
        """The first pair that is not alike on a server, on fresh copies of the two worlds."""
        wanted = chosen(self.scene, self.readers, count, seed, surfaces, keep=plain, hidden_first=False, audited=True)
        with fresh(self.with_it) as one, fresh(self.without) as other, ThreadPoolExecutor(1) as pool:
            sides = [(server, one), (server, other)]
            for number, (reader, ask) in enumerate(wanted):
                clock.move_to(worlds.ASK + number * worlds.APART)
                answers = send_both(pool, sides, self.scene.sessions[reader], ask, f"{seed}-{number}")
                if where := answers[0].differs(answers[1]):
                    return f"{reader}: {ask}: {where}"
        return ""


def plain(ask: Ask) -> bool:
    """A page that is read, a form or a change that is sent, without the side ways that add nothing here."""
    return ask.method in ("GET", "POST", "PATCH") and not ask.headers


@contextmanager
def fresh(world: str) -> Iterator[str]:
    """A copy of a world that may be written to."""
    name = databases.clone(f"{world}_x", world)
    try:
        yield name
    finally:
        databases.drop(name)


@dataclass
class Ground:
    """The worlds of every group and the plain world, made once by the unchanged source."""

    found: Worlds
    groups: list[Group]

    @classmethod
    def of(cls, found: Worlds) -> "Ground":
        """For each group of readers: everything they may not know of, hidden at once."""
        return cls(found, [cls._group(found, names) for names in GROUPS])

    @staticmethod
    def _group(found: Worlds, names: tuple[str, ...]) -> Group:
        readers = tuple(reader for reader in READERS if reader.startswith(names))
        secrets = [secret for secret in SECRETS if not any(r.startswith(secret.known_to) for r in readers)]
        return Group(readers, *found.hide(*secrets))

    def noticed(self, server: str, near: tuple[Surface, ...], seed: str) -> str:
        """What the checks find wrong on a server, in words; empty when nothing."""
        far = tuple(surface for surface in SURFACES if surface not in near)
        steps: list[Callable[[], str]] = [
            *(lambda group=group: group.difference(server, near, NEAR, f"{seed}-near") for group in self.groups),
            lambda: self._enforced(server, near),
            *(lambda group=group: group.difference(server, far, FAR, f"{seed}-far") for group in self.groups),
        ]
        return next((found for step in steps if (found := step())), "")

    def _enforced(self, server: str, near: tuple[Surface, ...]) -> str:
        with fresh(self.found.plain) as world:
            clock.move_to(worlds.ASK)

            with databases.inside(world):
                closed = Session.objects.get(pk=self.found.scene.sessions["closed"])

            steps = count()

            def ask(reader: str, method: str, path: str) -> tuple[int, str]:
                sent = pairs({}) if method == "POST" else None
                session = self.found.scene.sessions[reader]
                if reader == "closed":  # each answer ends the session of a closed post
                    with databases.inside(world):
                        closed.save()
                answer = send(server, world, session, Ask("", method, path, sent), f"enforced-{next(steps)}")
                return answer.status, answer.body.decode("utf-8", "replace")

            with databases.inside(self.found.plain):
                check = Check.of_ground(ask)
            routes = [surface.route for surface in near if not surface.left_out]
            found = next(check.faults(routes), "") if routes else ""
            return found or next(check.dead_links(PAGES), "")


def near_to(fault: Fault) -> tuple[Surface, ...]:
    """The surfaces a fault may show at: those its own module answers, else those of its room and home."""
    module = fault.path.removesuffix(".py").replace("/", ".")
    own = {route for route, view in views().items() if view == module}
    if own:
        return tuple(surface for surface in SURFACES if surface.route in own)
    room = module.split(".")[1 if module.startswith("kernel.") else 0]
    also = ("api:",) if room == "activities" else ()
    names = (f"{room}:", *also)
    return tuple(surface for surface in SURFACES if surface.route.startswith(names) or surface.route == "home")


@contextmanager
def prepared_ground() -> Iterator[Ground]:
    """The worlds, for as many faults as one likes."""
    with prepared() as found:
        yield Ground.of(found)


def notice(ground: Ground, fault: Fault | None, root: Path, seed: str, near: tuple[Surface, ...] = SURFACES) -> str:
    """Start the portal with this fault, or without any, and run the checks against it, most of them at `near`."""
    with ExitStack() as stack:
        if fault is not None:
            stack.enter_context(in_place(fault, root))
        (server,) = stack.enter_context(servers(1, root=root))
        return ground.noticed(server, near, seed)


def survivors(seed: int, count: int, *, guarded: bool) -> tuple[int, int]:
    """How many faults were planted, and how many nobody noticed.

    The control plants none: what is then noticed would be noticed for another reason than a fault.
    """
    faults, lines = planted(seed, count), []
    with (
        prepared_ground() as ground,
        TemporaryDirectory(prefix="planted-") as folder,
        copied_tree(Path(folder)) as root,
    ):
        if not guarded:
            found = notice(ground, None, root, str(seed))
            keep(f"planted_faults-{seed}-control", [{"noticed": found}])
            return len(faults), 0 if found else len(faults)
        for fault in faults:
            found = notice(ground, fault, root, str(seed), near_to(fault))
            lines.append({"fault": fault.place, "instead": fault.instead, "noticed": found})
            keep(f"planted_faults-{seed}", lines)
    return len(faults), sum(not line["noticed"] for line in lines)
