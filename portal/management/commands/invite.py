"""`manage.py invite EMAIL`: the first posts of an installation."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kernel.access.actor import Actor, Role
from kernel.accounts.models import User
from kernel.accounts.plan import Plan
from kernel.accounts.services.invite import invite_from_the_house
from kernel.errors import PortalError
from kernel.members.models import Office


class Command(BaseCommand):
    help = "Invites to a post and prints the link at which the person accepts it, once. Pages do the same later on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The person, the role, the office and the days."""
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="of a person who does not sign in yet")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--office", required=True, help="SEC, or the code of a Member State such as VN")
        parser.add_argument(
            "--from", dest="start", required=True, type=date.fromisoformat, help="first day, 2026-01-31"
        )
        parser.add_argument("--to", dest="end", type=date.fromisoformat, help="last day; open end when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the link; no mail is sent."""
        office = Office.objects.filter(code=options["office"].upper()).first()
        if office is None:
            raise CommandError(f"There is no office {options['office']}. Run load_reference first.")
        known = User.objects.filter(email__iexact=options["email"]).first()
        if known is None and not options["name"]:
            raise CommandError(f"Nobody signs in as {options['email']} yet: give the --name of the new person.")
        plan = Plan(
            email=options["email"],
            name=options["name"] or (known.name if known else ""),
            role=Role(options["role"]),
            office=office,
            start=options["start"],
            end=options["end"],
        )
        try:
            _invitation, path = invite_from_the_house(actor=Actor.system("manage.py invite"), plan=plan)
        except PortalError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"To accept, once, within {settings.INVITATION_DAYS} days:")
        self.stdout.write(f"{settings.PORTAL_URL.rstrip('/')}{path}")
