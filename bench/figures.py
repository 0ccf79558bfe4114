"""The figures: each gives a baseline and a candidate that must answer alike."""

import os
from collections.abc import Callable

from django.core.management import call_command
from django.db.models import Q

from activities.models import Activity
from activities.states import Audience
from kernel.access.actor import Actor, OpenPost, Role
from kernel.members.models import Office
from portal.demo import bench_world

Pair = tuple[Callable[[], object], Callable[[], object]]
SIZE = int(os.environ.get("COUNT", "100000"))
PAGE = 25


def world() -> Actor:
    """Reference data and many activities; the reader is a focal point of Viet Nam."""
    call_command("load_reference", verbosity=0)
    bench_world.build(activities=SIZE, seed=1)
    office = Office.objects.get(code="VN")
    return Actor(1, "Bench", (OpenPost(1, Role.FOCAL_POINT, office.pk, "VN", office.name),))


def readable(actor: Actor) -> Q:
    """The same answer written by hand, as a plain query would."""
    office = next(iter(actor.office_ids))
    return Q(owner_id=office) | Q(audience=Audience.ALL) | Q(reader_ids__contains=[office])


def list_access(actor: Actor) -> Pair:
    """One page of the list: with access against the hand-written query."""

    def baseline() -> object:
        return list(
            Activity.objects.filter(readable(actor)).order_by("-sort_on", "reference").values_list("reference")[:PAGE]
        )

    def candidate() -> object:
        return list(
            Activity.objects.visible_to(actor).order_by("-sort_on", "reference").values_list("reference")[:PAGE]
        )

    return baseline, candidate


def list_count(actor: Actor) -> Pair:
    """How many rows a person sees: as a sum over branches against one count."""
    return (
        lambda: Activity.objects.filter(readable(actor)).count(),
        lambda: Activity.objects.all().count_for(actor),
    )


FIGURES: dict[str, Callable[[Actor], Pair]] = {"list_access": list_access, "list_count": list_count}
