"""The activities that involved a mechanism. The log lies above the register, so it says here how it reads them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kernel.access.actor import Actor
from mechanisms.models import Mechanism

MOST = 10


@dataclass(frozen=True)
class Tag:
    """A state with its word."""

    state: str
    word: str


@dataclass(frozen=True)
class Involved:
    """One activity as the register's page shows it."""

    title: str
    reference: str
    url: str
    when: str
    place: str = ""
    tags: tuple[Tag, ...] = ()
    sample: bool = False


@dataclass(frozen=True)
class Involvement:
    """The newest of them, and where the rest is read; never how many there are."""

    rows: Sequence[Involved] = ()
    more: str = ""

    @property
    def tagged(self) -> bool:
        """Whether there is a state to tell: a record that is shared, of what took place, has none."""
        return any(row.tags for row in self.rows)


Reader = Callable[[Actor, Mechanism, int], Involvement]
_readers: list[Reader] = []


def register_reader(reader: Reader) -> None:
    """Name the one function that reads the log for a mechanism; the app of the log does."""
    _readers[:] = [reader]


def activities_of(actor: Actor, mechanism: Mechanism) -> Involvement:
    """The newest activities with this mechanism that this reader may see."""
    return _readers[0](actor, mechanism, MOST) if _readers else Involvement()
