"""`manage.py demo_signins`: who can sign in at a demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo.cast import parts


class Command(BaseCommand):
    help = "Prints e-mail, password, role, office code and TOTP secret, tab-separated (demo and test settings only)."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each person of the demo cast; no secret where no second factor is asked for."""
        if not settings.DEMO:
            raise CommandError("There are no demo sign-ins in production.")
        for part in parts():
            words = [part.email, part.password, part.role.value, part.office.code, part.totp_secret]
            self.stdout.write("\t".join(words))
