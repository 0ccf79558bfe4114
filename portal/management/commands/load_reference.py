"""`manage.py load_reference [FILE]`: the register from a file, all or nothing, never over a staff edit."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kernel.access.actor import Actor
from mechanisms.services.load_reference import BadReference, Report, load_reference

KINDS = {"new": "new", "same": "same", "changed": "changed in the file", "kept": "kept as staff left them"}
OWN_COPY = settings.BASE_DIR / "portal" / "data" / "reference.json"


class Command(BaseCommand):
    """Reference data; reports and never overwrites a staff edit (DESIGN §8)."""

    help = "Load the reference data: Member States, establishments, mechanisms, documents, Chairs and meetings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, default=OWN_COPY, help="a JSON file; the portal's own if left out"
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            report = load_reference(path=file, actor=Actor.system("load_reference"))
        except BadReference as error:
            raise CommandError(f"{error.sentence} Nothing was changed.") from None
        self.stdout.write("\n".join(_lines(report)))


def _lines(report: Report) -> list[str]:
    counts = report.counts
    total = ", ".join(f"{counts[name]} {words}" for name, words in KINDS.items())
    lines = [f"Reference data: {total}."]
    if not report.wrote:
        lines.append("Nothing was written: the register is the same.")
    lines += [f"  {sentence}" for sentence in (*report.changed, *report.kept)]
    if report.open_points:
        lines.append("For the secretariat to enter or confirm:")
        lines += [f"  {sentence}" for sentence in report.open_points]
    return lines
