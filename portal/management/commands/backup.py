"""`manage.py backup DIR`: the database and the files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kernel.errors import PortalError
from portal.services import backup, dump, ledger, manifest


class Command(BaseCommand):
    """Writes a new folder; never touches one that holds something."""

    help = "Back up the database and the files into a new folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        folder = folder.expanduser().absolute()
        try:
            counts = backup.back_up(folder=folder, database=dump.Database.connected(), kept=backup.kept_folders())
        except PortalError as problem:
            raise CommandError(str(problem)) from problem
        made_at, seal = manifest.identity(folder)
        ledger.note_backup(folder=folder, made_at=made_at, seal=seal)
        self.stdout.write(f"Backed up {counts['tables']} tables and {counts['files']} files to {folder}")
