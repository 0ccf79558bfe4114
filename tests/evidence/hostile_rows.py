"""Rows made to break an import: each is refused by row and column or comes in as it was written, and nothing breaks."""

import csv
import io
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from openpyxl import Workbook

from activities.importing import rows as reading
from activities.importing.columns import BY_KEY
from activities.models import Activity, ImportRun
from activities.services.importing.run import commit_now
from tests.cast import Cast, client_for
from tests.factories import activities, members

BATCH = 100
KEYS = ("id", "title", "date", "last_day", "places", "states", "forms", "summary")
GUARD = "cell"  # what refuses formulas, errors of a spreadsheet and what cannot be seen
Values = dict[str, str]
SCRIPTS = ("การประชุมชายแดน", "Lễ ký kết biên giới", "កិច្ចប្រជុំ\u200bព្រំដែន", "ກອງປະຊຸມ", "နယ်စပ်", "Pertemuan")


@dataclass(frozen=True)
class Hostile:
    """One class of rows: what it puts where, and the column that must be named; none for a row that comes in."""

    make: Callable[[random.Random], Values]
    column: str = ""


def number(choose: random.Random, first: int, last: int) -> str:
    return str(choose.randint(first, last))


def ambiguous(choose: random.Random) -> str:
    day, month = choose.sample(range(1, 13), 2)
    return f"{day:02}{choose.choice('/.-')}{month:02}{choose.choice('/.-')}{choose.randint(1990, 2030)}"


def pick(column: str, *texts: str) -> Callable[[random.Random], Values]:
    return lambda choose: {column: choose.choice(texts)}


CLASSES = {
    "formula": Hostile(pick("title", '=HYPERLINK("http://x","y")', "=1+1", "=cmd|'/C calc'!A0"), "title"),
    "error of a spreadsheet": Hostile(pick("places", "#REF!", "#N/A", "#DIV/0!"), "places"),
    "control character": Hostile(pick("summary", "a\x07b", "a\x1bc", "tail\x7fend"), "summary"),
    "turned direction": Hostile(pick("title", "a\u202ecod.exe", "b\u2066c\u2069"), "title"),
    "long title": Hostile(lambda choose: {"title": "w" * choose.randint(301, 5000)}, "title"),
    "long summary": Hostile(lambda choose: {"summary": "long " * choose.randint(121, 900)}, "summary"),
    "long number": Hostile(lambda choose: {"id": "9" * choose.randint(41, 400)}, "id"),
    "two ways to read a date": Hostile(lambda choose: {"date": ambiguous(choose)}, "date"),
    "two figures of a year": Hostile(
        lambda choose: {"date": f"{choose.randint(13, 28)}/7/{choose.randint(10, 99)}"}, "date"
    ),
    "no such day": Hostile(pick("date", "31 April 2020", "30/02/2020", "0 July 2019", "2019-02-30"), "date"),
    "no such Buddhist day": Hostile(pick("date", "29/02/2562", "๒๙/๐๒/๒๕๖๒", "29 กุมภาพันธ์ 2562"), "date"),
    "day number": Hostile(lambda choose: {"date": number(choose, 20000, 60000)}, "date"),
    "no date": Hostile(pick("date", "108/07/11", "soon", "第3天", "1e9", "٣١", "2019-W03"), "date"),
    "no year of the log": Hostile(pick("date", "1 July 1066", "2399", "July 9999", "1/13/3000"), "date"),
    "end before start": Hostile(
        lambda choose: {"date": "13 July 2019", "last_day": f"{choose.randint(1, 12)} July 2019"}, "last_day"
    ),
    "unknown state": Hostile(pick("states", "Narnia", "Viet Nam; XX", "SEC", "'; DROP TABLE x; --"), "states"),
    "state of another script": Hostile(pick("states", "Vіet Nam", "Тhailand", "Ｌaо PDR"), "states"),
    "unknown form": Hostile(pick("forms", "9(z)", "8(e)", "8(a)(iii)", "\u00a08"), "forms"),
    "no title": Hostile(pick("title", "", "   ", "\u00a0"), "title"),
    "8(d) without consensus": Hostile(lambda choose: {"forms": "8(d)", "date": "2019"}, "consensus_kind"),
    "number of another row": Hostile(lambda choose: {"id": "TWICE"}, "id"),
    "Buddhist era and Thai figures": Hostile(pick("date", "๒๙/๐๒/๒๕๖๓", "29/02/2563", "มี.ค. 2563")),
    "many scripts": Hostile(lambda choose: {"title": f"{choose.choice(SCRIPTS)} / {choose.choice(SCRIPTS)}"}),
    "markup": Hostile(pick("title", "<script>alert(1)</script>", "{{ 7*7 }}", "'; DROP TABLE activities; --", "%s%n")),
    "number of another office": Hostile(lambda choose: {"id": "TH-"}),
}


def hostile_rows(*, seed: int, count: int, guarded: bool) -> tuple[int, int]:
    """How many rows were tried and how many went wrong; with the guard off, cells are taken as they stand."""
    choose = random.Random(seed)
    names = [list(CLASSES)[place % len(CLASSES)] for place in range(count)]
    choose.shuffle(names)
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder, guard(on=guarded):
        client = made_ready()
        with override_settings(FILE_UPLOAD_TEMP_DIR=folder, FILE_UPLOAD_MAX_MEMORY_SIZE=0):
            batches = [names[start : start + BATCH] for start in range(0, count, BATCH)]
            wrong = sum(wrong_in(client, batch, place, choose) for place, batch in enumerate(batches))
        wrong += len(list(Path(folder).iterdir()))
        transaction.set_rollback(True)
    return count, wrong


@contextmanager
def guard(*, on: bool) -> Iterator[None]:
    """The look at each cell, or none."""
    if on:
        yield
    else:
        with patch.object(reading, GUARD, lambda text: text):
            yield


def made_ready() -> Client:
    """The register, records of Thailand with their numbers, and the browser of Viet Nam's focal point."""
    members.register()
    cast = Cast()
    log = "".join(f"\nTH-{number}\tSeminar of Thailand {number}" for number in range(BATCH))
    thai = cast.th_focal.actor
    commit_now(actor=thai, run=activities.read_in(thai, f"Own number\tTitle{log}"), twins=False)
    client: Client = client_for(cast.vn_focal)
    client.raise_request_exception = False
    return client


def wrong_in(client: Client, names: list[str], place: int, choose: random.Random) -> int:
    """How many rows of one file went wrong; what came in is undone."""
    given = [(CLASSES[name], row(CLASSES[name], line, place, choose)) for line, name in enumerate(names)]
    kept = kept_files()
    with transaction.atomic():
        found = outcome(client, file_of([values for _class, values in given], place))
        wrong = len(names) if found is None else sum(is_wrong(found, n, *one) for n, one in enumerate(given, start=2))
        wrong += len(kept_files() ^ kept)
        transaction.set_rollback(True)
    return wrong


def row(kind: Hostile, line: int, place: int, choose: random.Random) -> Values:
    """A sound row with what its class puts into it."""
    sound = {
        "id": f"N-{place}-{line}",
        "title": f"Seminar {place}-{line}",
        "date": "11 July 2019",
        "states": "Viet Nam",
    }
    values = dict.fromkeys(KEYS, "") | sound | {"forms": "8(a)", "places": "Dong Hoi"} | kind.make(choose)
    if not kind.column:  # what comes in is like no other row
        values["title"] += f" {place}-{line}"
    return values | {"id": f"TH-{line}"} if values["id"] == "TH-" else values


def file_of(lines: list[Values], place: int) -> SimpleUploadedFile:
    """The rows as one of four kinds of file."""
    table = [[str(BY_KEY[key].label) for key in KEYS], *([line[key] for key in KEYS] for line in lines)]
    delimiter, encoding = ((",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), ("", ""))[place % 4]
    if not delimiter:
        return SimpleUploadedFile("log.xlsx", workbook(table))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    return SimpleUploadedFile("log.csv", text.getvalue().encode(encoding))


def workbook(table: list[list[str]]) -> bytes:
    """The same in Excel, which holds no control characters: they become marks that turn the direction."""
    book, file = Workbook(), io.BytesIO()
    for cells in table:
        book.active.append([cell.translate(dict.fromkeys((7, 27), "\u202e")) for cell in cells])
    book.save(file)
    return file.getvalue()


def outcome(client: Client, file: SimpleUploadedFile) -> dict[int, tuple[str, str]] | None:
    """Row → status and why, after the good rows came in; nothing when a page broke."""
    answers = [client.post(reverse("activities:import-new"), {"file": file}, follow=True)]
    run = ImportRun.objects.order_by("-pk").first()
    if run is None or run.counts is None:
        return None
    found = {line["number"]: (line["status"], " ".join(line["why"])) for line in run.lines}
    page = reverse("activities:import-run", args=[run.public_id])
    answers += [client.get(f"{page}?status=problem&page={number}") for number in (1, 2, 3, 4)]
    answers.append(client.post(reverse("activities:import-commit", args=[run.public_id]), follow=True))
    return found if all(answer.status_code == 200 for answer in answers) else None


def is_wrong(found: dict[int, tuple[str, str]], line: int, kind: Hostile, values: Values) -> bool:
    """Whether a row was not refused by row and column, or did not come in as it was written."""
    status, why = found.get(line, ("", ""))
    if values["id"] == "TWICE" and status == "new":
        return False  # the first of them is the one that counts
    if kind.column:
        return not (status == "problem" and f"Row {line}, {BY_KEY[kind.column].label}: " in why)
    return status != "new" or not Activity.objects.filter(title=values["title"], owner__code="VN").exists()


def kept_files() -> set[str]:
    """Every file in the store of the portal."""
    return {str(path) for path in Path(settings.PORTAL_DATA, "files").rglob("*")}
