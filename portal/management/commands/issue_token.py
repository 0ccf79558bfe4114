"""`manage.py issue_token EMAIL`: an API token for a post."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kernel.access.actor import Actor, Role
from kernel.accounts.models import Post, User
from kernel.accounts.selectors import open_posts
from kernel.accounts.services.issue_token import issue_token
from kernel.accounts.states import TokenScope


class Command(BaseCommand):
    help = "Prints a new API token of the person's post; it is shown this once and dies with the post."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose token, of which post, and what for."""
        parser.add_argument("email")
        parser.add_argument(
            "--role", choices=[role.value for role in Role], help="which post, if the person holds several"
        )
        parser.add_argument("--label", default="")
        parser.add_argument("--scope", dest="scopes", action="append", choices=TokenScope.values)

    def handle(self, *args: Any, **options: Any) -> None:
        """Issues the token and prints nothing else."""
        user = User.objects.filter(email__iexact=options["email"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {options['email']}.")
        post = self._post(user, options["role"])
        actor = Actor.system("manage.py issue_token")
        scopes = options["scopes"] or [TokenScope.READ.value]
        _token, secret = issue_token(actor=actor, post=post, label=options["label"], scopes=scopes)
        self.stdout.write(secret)

    def _post(self, user: User, role: str | None) -> Post:
        """The first open post, or the first with this role."""
        held = [post for post in open_posts(user) if role in (None, post.role)]
        if not held:
            raise CommandError(f"{user.email} holds no such open post, and a token belongs to one.")
        return held[0]
