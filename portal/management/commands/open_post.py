"""`manage.py open_post EMAIL`: the first posts of an installation."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kernel.access.actor import Actor, Role
from kernel.accounts.models import User
from kernel.accounts.services.first_password import first_password_path
from kernel.accounts.services.open_post import open_post
from kernel.audit.record import unit
from kernel.errors import PortalError
from kernel.members.models import Office


class Command(BaseCommand):
    help = "Opens a post, for a new person too, and prints a link that sets the first password once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The person, the role, the office and the days."""
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--office", required=True, help="SEC, or the code of a Member State such as VN")
        parser.add_argument(
            "--from", dest="start", required=True, type=date.fromisoformat, help="first day, 2026-01-31"
        )
        parser.add_argument("--to", dest="end", type=date.fromisoformat, help="last day; open end when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Opens the post in one unit of the audit."""
        office = Office.objects.filter(code=options["office"].upper()).first()
        if office is None:
            raise CommandError(f"There is no office {options['office']}. Run load_reference first.")
        actor = Actor.system("manage.py open_post")
        try:
            with unit(actor):
                user = self._person(options["email"], options["name"])
                days = {"start": options["start"], "end": options["end"]}
                open_post(actor=actor, user=user, role=Role(options["role"]), office=office, **days)
        except PortalError as error:
            raise CommandError(str(error)) from error
        self._answer(user, office)

    def _person(self, email: str, name: str) -> User:
        known = User.objects.filter(email__iexact=email).first()
        if known is None and not name:
            raise CommandError(f"Nobody signs in as {email} yet: give the --name of the new person.")
        return known or User.objects.create_user(email, name=name)

    def _answer(self, user: User, office: Office) -> None:
        self.stdout.write(f"{user.name} holds the post in {office.name}.")
        if not user.has_usable_password():
            self.stdout.write(f"First password, once: {settings.PORTAL_URL.rstrip('/')}{first_password_path(user)}")
