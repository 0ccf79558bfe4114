"""`manage.py issue_token EMAIL`: an API token for a person."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.accounts.services.issue_token import issue_token


class Command(BaseCommand):
    help = "Prints a new API token; it is shown this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose token, and what for."""
        parser.add_argument("email")
        parser.add_argument("--label", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Issues the token and prints nothing else."""
        user = User.objects.filter(email__iexact=options["email"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {options['email']}.")
        _token, secret = issue_token(actor=Actor.system("manage.py issue_token"), user=user, label=options["label"])
        self.stdout.write(secret)
