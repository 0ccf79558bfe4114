"""`import_activities FILE [--as EMAIL] [--commit] [--json]` (DESIGN §8)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from activities.services.importing import Line, Plan, import_sample, plan_sample
from kernel.access.actor import Actor


class Command(BaseCommand):
    """Imports the sample file; a dry run unless `--commit` is given."""

    help = (
        "Import activities. Without --as: the sample JSON, in demo and test settings only. A dry run unless --commit."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of DESIGN §8."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="email", default="", help="import as drafts of this person's office")
        parser.add_argument("--commit", action="store_true", help="write; without it nothing is written")
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads, plans, writes if asked, prints a line per row; exits 1 when a row has a problem."""
        if options["email"]:
            raise CommandError(
                "Importing as drafts of an office comes with the import page. Leave --as out for the sample."
            )
        if not settings.DEMO:
            raise CommandError("Sample data is imported in demo and test settings only.")
        rows = read(options["file"])
        plan = import_sample(rows, actor=Actor.system("The import")) if options["commit"] else plan_sample(rows)
        words = as_json if options["as_json"] else as_text
        self.stdout.write(words(plan, committed=options["commit"]))
        if plan.counts()["problem"]:
            raise SystemExit(1)


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of the file; a file of another shape is refused with a sentence."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["activities"]
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise CommandError(f"{path} is not the sample JSON: an object with a list “activities”.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CommandError(f"{path}: “activities” must be a list of objects.")
    return rows


def as_json(plan: Plan, *, committed: bool) -> str:
    """The whole answer as one object."""
    lines = [line.to_json() for line in plan.lines]
    return json.dumps({"committed": committed, "counts": plan.counts(), "rows": lines}, ensure_ascii=False, indent=1)


def as_text(plan: Plan, *, committed: bool) -> str:
    """A line per row, then what it comes to."""
    total = ", ".join(f"{number} {status}" for status, number in sorted(plan.counts().items()))
    ending = "" if committed else " Nothing was written: add --commit to write."
    return "\n".join([*(as_line(line) for line in plan.lines), f"{len(plan.lines)} rows: {total}.{ending}"])


def as_line(line: Line) -> str:
    """Number, the record's own id, what becomes of it, and why."""
    return "\t".join(part for part in (str(line.number), line.id or "–", line.status, line.why) if part)
