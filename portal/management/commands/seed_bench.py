"""`manage.py seed_bench --activities N --seed S`: a deterministic world of N activities."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.demo import bench_world


class Command(BaseCommand):
    help = "Fill an empty log with N made-up activities (demo and test settings only)."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and from which seed."""
        parser.add_argument("--activities", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the world in one transaction."""
        if not settings.DEMO:
            raise CommandError("seed_bench makes records up; it works in demo and test settings only.")
        with transaction.atomic():
            made = bench_world.build(activities=options["activities"], seed=options["seed"])
        self.stdout.write(f"{made} activities.")
