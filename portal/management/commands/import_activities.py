"""`import_activities FILE [--as EMAIL] [--commit] [--json]` (DESIGN §8)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from activities.importing.files import read_file
from activities.importing.problems import Refused
from activities.importing.statuses import Status
from activities.services.importing.office import import_rows, import_table
from activities.services.importing.plan import Line, Plan
from activities.services.importing.sample import import_sample, plan_sample, read_for_office
from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.accounts.selectors import actor_for
from kernel.errors import PortalError


class Command(BaseCommand):
    """Imports a log as drafts of somebody's office, or the sample file; a dry run unless `--commit` is given."""

    help = (
        "Import activities from xlsx, csv or json. With --as: drafts of that person’s office. "
        "Without: the sample JSON, in demo and test settings only. A dry run unless --commit."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of DESIGN §8."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="email", default="", help="import as drafts of this person's office")
        parser.add_argument("--commit", action="store_true", help="write; without it nothing is written")
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads, plans, writes if asked, prints a line per row; exits 1 when a row has a problem."""
        path, commit = options["file"], options["commit"]
        plan = (
            self._for_office(path, options["email"], commit=commit) if options["email"] else sample(path, commit=commit)
        )
        words = as_json if options["as_json"] else as_text
        self.stdout.write(words(plan, committed=commit))
        if plan.counts()[Status.PROBLEM]:
            raise SystemExit(1)

    def _for_office(self, path: Path, email: str, *, commit: bool) -> Plan:
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {email}.")
        actor, content = actor_for(user), content_of(path)
        try:
            if path.suffix.lower() == ".json":
                return import_rows(actor=actor, commit=commit, **read_for_office(sample_rows(path)))
            table = read_file(content)
            plan, left_out = import_table(actor=actor, table=table, commit=commit)
        except Refused as refused:
            raise CommandError(f"{path}: {refused}") from None
        except PortalError as error:
            raise CommandError(error.sentence) from None
        for header in left_out:
            self.stderr.write(f"The column “{header}” is not known and was left out. Name it on the import page.")
        return plan


def sample(path: Path, *, commit: bool) -> Plan:
    """The sample, as the demonstration holds it."""
    if not settings.DEMO:
        raise CommandError("Sample data is imported in demo and test settings only. Say whose log it is: --as EMAIL.")
    rows = sample_rows(path)
    return import_sample(rows, actor=Actor.system("The import")) if commit else plan_sample(rows)


def content_of(path: Path) -> bytes:
    """The bytes of the file."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None


def sample_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a sample file; a file of another shape is refused with a sentence."""
    try:
        rows = json.loads(content_of(path).decode("utf-8"))["activities"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CommandError(f"{path} is not the sample JSON: an object with a list “activities”.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CommandError(f"{path}: “activities” must be a list of objects.")
    return rows


def as_json(plan: Plan, *, committed: bool) -> str:
    """The whole answer as one object."""
    lines = [line.to_json() | {"why": " ".join(line.why)} for line in plan.lines]
    return json.dumps({"committed": committed, "counts": plan.counts(), "rows": lines}, ensure_ascii=False, indent=1)


def as_text(plan: Plan, *, committed: bool) -> str:
    """A line per row, then what it comes to."""
    total = ", ".join(f"{number} {status}" for status, number in sorted(plan.counts().items()))
    ending = "" if committed else " Nothing was written: add --commit to write."
    return "\n".join([*(as_line(line) for line in plan.lines), f"{len(plan.lines)} rows: {total}.{ending}"])


def as_line(line: Line) -> str:
    """Number, the record's own id, what becomes of it, and why; both values of each changed column; words of ¶9."""
    both = (
        f"{change.column}: “{change.stored}” is stored, “{change.given}” is in the file." for change in line.changes
    )
    why = " ".join([*line.why, *both, *line.words]).replace("\n", " ")
    return "\t".join(part for part in (str(line.number), line.id or "–", line.status, why) if part)
