"""`manage.py restore DIR [--replace]`: bring a backup back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kernel.errors import PortalError
from portal.services import backup, dump, ledger, manifest, restore


class Command(BaseCommand):
    """Refuses a damaged backup, and a database that is not empty unless --replace is given."""

    help = "Restore the database and the files from a backup."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--replace", action="store_true", help="Replace what is there.")

    def handle(self, *args: Any, folder: Path, replace: bool, **options: Any) -> None:
        database = dump.Database.connected()
        connection.close()
        try:
            folder = folder.expanduser().absolute()
            counts = restore.restore(folder=folder, database=database, kept=backup.kept_folders(), replace=replace)
        except PortalError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored {counts['tables']} tables and {counts['files']} files from {folder}")
        for line in ledger.removals_after(manifest.identity(folder)[0]):
            self.stdout.write(f"Remove again: {line['about']} ({', '.join(line['hashes'])}), removed {line['at']}")
        self.stdout.write(
            "Now run: manage.py migrate, manage.py index_search, manage.py verify_audit, manage.py verify_packs"
        )
