"""`manage.py house_docs [--check]`: the documents written from the tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import house_docs


class Command(BaseCommand):
    help = "Write docs/generated from the machines, policies and audit verbs."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--check` writes nothing and exits 1 when a document is out of date."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, or check."""
        folder = settings.BASE_DIR / "docs" / "generated"
        if not options["check"]:
            house_docs.write(folder)
        elif stale := house_docs.out_of_date(folder):
            raise CommandError(f"Out of date: {', '.join(stale)}. Run `make docs`.")
