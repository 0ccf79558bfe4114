"""Files that may be added, one of each kind, small and made here."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import docx
import openpyxl
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

CHUNK = ">I4s"


def pdf(**root: object) -> bytes:
    """A PDF of one empty page; more of its root as given."""
    file = pikepdf.new()
    file.add_blank_page()
    for name, value in root.items():
        file.Root[f"/{name}"] = file.make_indirect(value)
    out = io.BytesIO()
    file.save(out, deterministic_id=True)
    return out.getvalue()


def png(width: int = 8, height: int = 8) -> bytes:
    """A grey picture."""
    rows = zlib.compress((b"\0" + b"\x80" * min(width, 100)) * min(height, 100))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg() -> bytes:
    """A small photograph, as a telephone writes it."""
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).save(out, "JPEG", progressive=True)
    return out.getvalue()


def word(text: str = "Minutes") -> bytes:
    """A document of one paragraph."""
    out, file = io.BytesIO(), docx.Document()
    file.add_paragraph(text)
    file.save(out)
    return out.getvalue()


def excel() -> bytes:
    """A book with a sum."""
    out, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append([1, 2, "=A1+B1"])
    book.save(out)
    return out.getvalue()


def powerpoint() -> bytes:
    """The least that is a presentation."""
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    override = f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}"/>'
    return packed({"[Content_Types].xml": f'<Types xmlns="{types}">{override}</Types>', "ppt/presentation.xml": "<p/>"})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def changed(book: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """An office file with parts added or put in the place of others."""
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return packed({name: file.read(name) for name in file.namelist()} | dict(parts))


def part(book: bytes, name: str) -> str:
    """The words of one part."""
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return file.read(name).decode()


def text() -> bytes:
    """Plain words in three scripts."""
    return "Seminar at Dong Hoi\nกลาโหม\nBộ Quốc phòng <vn@example.org>\n".encode()


def table() -> bytes:
    """A table with a byte order mark, negative numbers and a telephone number."""
    return "\ufeffplace,number,phone\r\nDong Hoi,-5,+84 90 123\r\n".encode()


GOOD = {
    "minutes.pdf": pdf,
    "map.png": png,
    "picture.JPG": jpeg,
    "minutes.docx": word,
    "list.xlsx": excel,
    "talk.pptx": powerpoint,
    "notes.txt": text,
    "list.csv": table,
}


def upload(name: str = "minutes.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    """What a browser sends."""
    return SimpleUploadedFile(name, GOOD[name]() if data is None else data)
