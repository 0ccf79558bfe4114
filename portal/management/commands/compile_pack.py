"""`manage.py compile_pack CYCLE STAGE --out DIR [--snapshot FILE]`: the files of one pack (DESIGN §8)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting.pack.canonical import from_json
from reporting.pack.compile import compile_files
from reporting.pack.errors import PackError
from reporting.pack.snapshot import Snapshot
from reporting.selectors.find import CycleUnclear, settled_snapshot


class Command(BaseCommand):
    """Compile into a folder; nothing in the portal changes."""

    help = "Compiles the files of one pack into a folder and prints each path and sha256."

    def add_arguments(self, parser: CommandParser) -> None:
        """CYCLE is a name, a year or an id; STAGE is ADSOM_WG, ADSOM or ADMM."""
        parser.add_argument("cycle")
        parser.add_argument("stage")
        parser.add_argument("--out", required=True, type=Path)
        parser.add_argument("--snapshot", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per file: path and sha256, with a tab between."""
        try:
            files = compile_files(_snapshot(options), options["out"])
        except (PackError, CycleUnclear, OSError) as error:
            raise CommandError(str(error)) from error
        for file in files:
            self.stdout.write(f"{file.path}\t{file.sha256}")


def _snapshot(options: dict[str, Any]) -> Snapshot:
    if options["snapshot"]:
        return from_json(options["snapshot"].read_bytes())
    return from_json(settled_snapshot(options["cycle"], options["stage"]).body.encode())
