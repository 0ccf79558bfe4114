"""Files made to do harm, sent to a record's page: each is refused with a sentence, and nothing is left of it."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pikepdf
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client, override_settings

from activities.models import Attachment
from kernel import clock
from kernel.files.kinds import KINDS
from tests.cast import Cast
from tests.factories import activities, files
from tests.isolation.worlds import BEGIN

Made = tuple[str, bytes]
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMES = ("svg", "exe", "docm", "html", "js", "hta", "zip", "lnk", "bat")


def action(kind: str, **more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(kind), **more)


def locked_pdf(choose: random.Random) -> bytes:
    out, file = io.BytesIO(), pikepdf.open(io.BytesIO(files.pdf()))
    password = str(choose.random()) if choose.random() < 0.5 else ""
    file.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
    return out.getvalue()


def related(kind: str, target: str) -> bytes:
    """A document that points outside."""
    book = files.word()
    name = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    line = f'<Relationship Id="rId99" Type="{name}" Target="{target}" TargetMode="External"/></Relationships>'
    return files.changed(book, {RELATIONS: files.part(book, RELATIONS).replace("</Relationships>", line)})


def field(words: str) -> bytes:
    """A document with a field, cut into two runs."""
    book = files.word()
    cut = len(words) // 2
    runs = "".join(f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in (words[:cut], words[cut:]))
    body = files.part(book, "word/document.xml").replace("</w:p>", f"{runs}</w:p>", 1)
    return files.changed(book, {"word/document.xml": body})


def macros(choose: random.Random) -> Made:
    book, name = files.word(), choose.choice(("word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "word/activeX/a.xml"))
    kind = "vnd.ms-word.document.macroEnabled.main+xml"
    types = files.part(book, TYPES).replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind
    )
    return f"minutes.doc{choose.choice('mx')}", files.changed(
        book, {name: b"\0" * 40} | ({TYPES: types} if choose.random() < 0.5 else {})
    )


def cut_short(choose: random.Random) -> Made:
    name = choose.choice(("minutes.pdf", "map.png", "picture.JPG", "minutes.docx", "list.xlsx"))
    data = files.GOOD[name]()
    return name, data[: choose.randint(len(data) // 3, len(data) - 8)]


def two_in_one(choose: random.Random) -> Made:
    name = choose.choice(("minutes.pdf", "map.png", "picture.JPG", "minutes.docx"))
    behind = choose.choice(
        (files.packed({"a.html": "<script>1</script>"}), b"<script>alert(1)</script>", b"MZ\x90\0" * 9)
    )
    return name, files.GOOD[name]() + behind


def slip(choose: random.Random) -> Made:
    name = choose.choice(("../../outside.xml", "/etc/outside.xml", "word\\..\\outside.xml", "word/../../outside.xml"))
    return "minutes.docx", files.changed(files.word(), {name: "<a/>"})


def bomb(choose: random.Random) -> Made:
    size = choose.randint(160, 200) * 1_000_000
    return "list.xlsx", files.changed(files.excel(), {"xl/worksheets/sheet9.xml": b" " * size})


def lying(choose: random.Random) -> Made:
    """A zip that says its part is small."""
    data = bytearray(files.changed(files.word(), {"word/big.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    size = (3_000_007).to_bytes(4, "little")
    return "minutes.docx", bytes(data).replace(size, choose.randint(1, 900).to_bytes(4, "little"))


def locked_zip(choose: random.Random) -> Made:
    data = bytearray(files.word())
    at = data.find(b"PK\x01\x02")
    while at != -1:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return "minutes.docx", bytes(data)


def link(choose: random.Random) -> Made:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files.word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        entry = zipfile.ZipInfo("word/link.xml")
        entry.external_attr = 0o120777 << 16
        new.writestr(entry, "/etc/passwd")
    return "minutes.docx", out.getvalue()


def noise(choose: random.Random) -> bytes:
    return choose.randbytes(choose.randint(1, 4000))


def svg(choose: random.Random) -> Made:
    begin = choose.choice(("", "\ufeff", '<?xml version="1.0"?>', "<!-- a -->\n", " \n\t", "<!DOCTYPE svg>"))
    return choose.choice(("a.svg", "a.png", "a.txt", "a.pdf")), f"{begin}<svg onload='alert(1)'/>".encode()


def html(choose: random.Random) -> Made:
    tag = choose.choice(
        ("<html>", "<SCRIPT>1</SCRIPT>", "< iframe src=//x>", "<!doctype html>", "<img src=x onerror=1>")
    )
    return choose.choice(("a.html", "a.txt", "a.csv", "a.pdf")), f"{'x ' * choose.randint(0, 900)}{tag}".encode()


def formula(choose: random.Random) -> Made:
    cell = choose.choice(
        ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", '"=HYPERLINK(""x"")"', " =A1")
    )
    return "list.csv", f"a,b\r\n1,{cell}\r\n".encode()


def office_formula(choose: random.Random) -> Made:
    book, name = files.excel(), "xl/worksheets/sheet1.xml"
    words = choose.choice(("cmd|' /C calc'!A0", "WEBSERVICE(&quot;http://x&quot;)", "CALL(1)", "exec (2)"))
    return "list.xlsx", files.changed(book, {name: files.part(book, name).replace("A1+B1", words)})


def wrong_name(choose: random.Random) -> Made:
    return f"minutes.{choose.choice(NAMES)}", files.GOOD[choose.choice(("minutes.pdf", "map.png", "minutes.docx"))]()


def swapped_name(choose: random.Random) -> Made:
    one, other = choose.sample(("minutes.pdf", "map.png", "picture.JPG", "minutes.docx", "list.xlsx", "talk.pptx"), 2)
    return one, files.GOOD[other]()


def turned_name(choose: random.Random) -> Made:
    return choose.choice(
        ("minutes\u202efdp.exe", "minutes.pdf\u200b.exe", "a.pdf .scr", "minutes.pdf/.htaccess")
    ), files.pdf()


def other_kind(choose: random.Random) -> Made:
    beginning = choose.choice(
        (b"GIF89a", b"MZ\x90", b"\x7fELF", b"#!/bin/sh\n", b"{\\rtf1", OLD_OFFICE, b"Rar!", b"\x1f\x8b")
    )
    return choose.choice(("a.pdf", "a.txt", "a.png", "a.docx", "a.doc")), beginning + noise(choose)


def acting_pdf(choose: random.Random) -> Made:
    acts = (
        action("/JavaScript", JS=pikepdf.String("app.alert(1)")),
        action("/Launch", F=pikepdf.String("cmd.exe")),
        action("/SubmitForm", F=pikepdf.String("http://x")),
        action("/ImportData", F=pikepdf.String("x.fdf")),
    )
    return "minutes.pdf", files.pdf(**{choose.choice(("OpenAction", "Hidden")): choose.choice(acts)})


def carrying_pdf(choose: random.Random) -> Made:
    file, out = pikepdf.open(io.BytesIO(files.pdf())), io.BytesIO()
    file.attachments["a.exe"] = pikepdf.AttachedFileSpec(file, noise(choose), filename="a.exe")
    file.save(
        out, object_stream_mode=choose.choice((pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable))
    )
    return "minutes.pdf", out.getvalue()


def carrying_office(choose: random.Random) -> Made:
    name = choose.choice(
        ("word/embeddings/oleObject1.bin", "word/embeddings/a.docx", "word/a.exe", "word/afchunk1.xml")
    )
    return "minutes.docx", files.changed(files.word(), {name: noise(choose)})


def fetching(choose: random.Random) -> Made:
    kind, target = choose.choice(
        (
            ("attachedTemplate", "http://x/a.dotm"),
            ("oleObject", "file:///c:/a"),
            ("image", "http://x/a.png"),
            ("hyperlink", "file:///c:/a.exe"),
            ("hyperlink", "javascript:1"),
            ("frame", "\\\\x\\a"),
        )
    )
    return "minutes.docx", related(kind, target)


def linked_field(choose: random.Random) -> Made:
    words = choose.choice(
        ('DDEAUTO c:\\\\cmd.exe "/k calc"', 'DDE "a" "b"', 'INCLUDETEXT "http://x"', "INCLUDEPICTURE x")
    )
    return "minutes.docx", field(words)


def entities(choose: random.Random) -> Made:
    data: str | bytes = BOMB if choose.random() < 0.5 else BOMB.encode("utf-16")
    return "minutes.docx", files.changed(files.word(), {f"word/{choose.choice('abc')}.xml": data})


def flood(choose: random.Random) -> Made:
    return "map.png", files.png(choose.randint(20_000, 60_000), choose.randint(20_000, 60_000))


def long_one(choose: random.Random) -> Made:
    return "minutes.pdf", files.pdf() + b"\0" * settings.UPLOAD_MOST_BYTES


CLASSES: tuple[Callable[[random.Random], Made], ...] = (
    *(macros, cut_short, two_in_one, slip, bomb, lying, locked_zip, link, svg, html, formula, office_formula),
    *(wrong_name, swapped_name, turned_name, other_kind, acting_pdf, carrying_pdf, carrying_office, fetching),
    *(linked_field, entities, flood, long_one),
    lambda choose: ("minutes.pdf", locked_pdf(choose)),
    lambda choose: (f"a.{choose.choice(('pdf', 'png', 'jpg', 'docx', 'txt'))}", noise(choose)),
    lambda choose: (choose.choice(tuple(files.GOOD)), b""),
    lambda choose: ("bundle.zip", files.packed({"a.pdf": files.pdf(), "b/c.zip": files.packed({"d": "e"})})),
)


def hostile_files(*, seed: int, count: int, guarded: bool) -> int:
    """How many were answered wrongly; with the guard off whatever a file is named it is."""
    if guarded:
        return wrong_of(seed, count)
    by_name = {ending: kind.name for kind in KINDS.values() for ending in kind.endings}
    trusting = {"why": "", "part": ""}
    with patch("kernel.files.check.look", lambda _data, ending: {"kind": by_name.get(ending, "PDF"), **trusting}):
        return wrong_of(seed, count)


@contextmanager
def own_folders() -> Iterator[Path]:
    """A store and a place for temporary files of their own, in a folder in which nothing else is."""
    with TemporaryDirectory() as name:
        (Path(name) / "temporary").mkdir()
        here = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": f"{name}/a/store"}}
        given = {"STORAGES": {**settings.STORAGES, "default": here}, "FILE_UPLOAD_TEMP_DIR": f"{name}/temporary"}
        with override_settings(**given):
            yield Path(name)


def wrong_of(seed: int, count: int) -> int:
    clock.move_to(BEGIN)
    choose = random.Random(seed)
    with transaction.atomic(), own_folders() as folder:
        cast = Cast()
        record = activities.draft(cast.vn_focal.actor, "LA", "VN")
        client = cast.client_for(cast.vn_focal)
        client.raise_request_exception = False
        made = (CLASSES[n % len(CLASSES)](choose) for n in range(count))
        found = [wrong(client, record.reference, folder, *each) for each in made]
        found += [kept(client, record.reference, folder, name) for name in files.GOOD]
        transaction.set_rollback(True)
    return sum(map(bool, found))


def send(client: Client, reference: str, name: str, data: bytes | None = None) -> int:
    """The status of the answer to one file."""
    given = {"file": files.upload(name, data), "mark": "For official use"}
    return client.post(f"/activities/{reference}/files/", given).status_code


def wrong(client: Client, reference: str, folder: Path, name: str, data: bytes) -> str:
    """What is wrong with the answer to one hostile file; empty when it is refused in words and nothing is kept."""
    status = send(client, reference, name, data)
    if status != 422:
        Attachment.objects.all().delete()
        return f"{name}: {status}"
    return "something is kept" if files_in(folder) or Attachment.objects.exists() else ""


def kept(client: Client, reference: str, folder: Path, name: str) -> str:
    """A good file is kept, in the store alone."""
    before = files_in(folder)
    send(client, reference, name)
    added = Attachment.objects.filter(activity__reference=reference).last()
    if added is None or files_in(folder) - before != {Path(default_storage.path(added.place))}:
        return f"{name} is not kept, or not in the store"
    return ""


def files_in(folder: Path) -> set[Path]:
    """Every file in the store, beside it, and among the temporary ones."""
    return {path for path in folder.rglob("*") if path.is_file()}
