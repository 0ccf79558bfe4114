"""Who is told: people in the seats of a round."""

from dataclasses import dataclass

from kernel.access.actor import SECRETARIAT, STATE, Role
from kernel.accounts.selectors import holders
from kernel.consensus.models import Round
from kernel.members.models import Office
from kernel.members.states import SECRETARIAT_CODE


@dataclass(frozen=True)
class Told:
    """How many people in how many Member States get a mail: what a confirm page says."""

    people: int
    states: int

    def __str__(self) -> str:
        people = "one person" if self.people == 1 else f"{self.people} people"
        return f"{people} in {self.states} Member States" if self.states != 1 else f"{people} in one Member State"


def approvers_of(round_: Round) -> list[int]:
    """The approvers of the seats."""
    return holders([seat.office_id for seat in round_.bench], {Role.APPROVER})


def readers_of(round_: Round) -> list[int]:
    """Everyone with a post in one of the seated states."""
    return holders([seat.office_id for seat in round_.bench], STATE)


def told_approvers(offices: list[Office]) -> Told:
    """Who hears that a text waits for their reply."""
    return Told(len(holders([office.pk for office in offices], {Role.APPROVER})), len(offices))


def told_readers(round_: Round) -> Told:
    """Who hears that a text was settled or a pack released."""
    return Told(len(readers_of(round_)), len(round_.bench))


def secretariat() -> list[int]:
    """The officers and publishers."""
    office = Office.objects.filter(code=SECRETARIAT_CODE).values_list("pk", flat=True)
    return holders(list(office), SECRETARIAT)
