"""Every figure by its name, and the world they are taken in."""

import os

from django.core.management import call_command
from django.db import connection

from bench import lists
from bench.figure import Figure
from portal.demo import bench_world
from tests.cast import Cast

SIZE = int(os.environ.get("COUNT", "100000"))
FIGURES: dict[str, Figure] = {**lists.FIGURES}


def world() -> Cast:
    """Reference data, many activities, statistics as the database keeps them, and the people of the tests."""
    call_command("load_reference", verbosity=0)
    bench_world.build(activities=SIZE, seed=1)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return Cast()
