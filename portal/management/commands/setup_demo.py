"""`manage.py setup_demo`: everything a newcomer sees after `make run`; loads nothing a second time."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.demo import world


class Command(BaseCommand):
    help = "Reference data, demo cast, sample activities and a finished 2020 cycle (demo and test settings only)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up once; say so when it was done before."""
        if not settings.DEMO:
            raise CommandError("setup_demo works in the demonstration only; production keeps real records.")
        call_command("createcachetable", verbosity=0)
        if world.is_ready():
            self.stdout.write("The demonstration is set up.")
            return
        world.set_up(say=self.stdout.write)
