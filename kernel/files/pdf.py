"""PDF: opened with qpdf, and refused when it is locked, does something by itself, or carries another file."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

ACTS = {
    "/JavaScript": "script",
    "/JS": "script",
    "/Launch": "script",
    "/ImportData": "script",
    "/SubmitForm": "script",
    "/RichMedia": "script",
    "/XFA": "script",
    "/EmbeddedFile": "file inside",
    "/EmbeddedFiles": "file inside",
    "/Filespec": "file inside",
    "/EF": "file inside",
    "/FileAttachment": "file inside",
    "/GoToE": "file inside",
}
MOST_OBJECTS = 200_000
NAMED = ("/S", "/Type", "/Subtype")


def check(data: bytes) -> tuple[str, str]:
    """Every object of the file is looked at, wherever it hides."""
    if data.rstrip(b"\r\n \t\x00")[-5:] != b"%%EOF":
        return "two files" if b"%%EOF" in data else "broken", ""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as file:
            if file.is_encrypted:
                return "locked", ""
            return _of_objects(file)
    except pikepdf.PasswordError:
        return "locked", ""
    except (pikepdf.PdfError, ValueError, RecursionError):
        return "broken", ""


def _of_objects(file: pikepdf.Pdf) -> tuple[str, str]:
    if len(file.objects) > MOST_OBJECTS:
        return "too much", ""
    if not len(file.pages):
        return "broken", ""
    for thing in file.objects:
        for name in _names(thing):
            if name in ACTS:
                return ACTS[name], name
    return "", ""


def _names(thing: Any, depth: int = 0) -> Iterator[str]:
    """The keys, kinds and actions of an object and of what is written inside it; what it refers to comes by itself."""
    if depth > 50:
        return
    if isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _inside(part, depth)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118  (a stream is no mapping)
            yield key
            value = thing.get(key)
            if key in NAMED and isinstance(value, pikepdf.Name):
                yield str(value)
            yield from _inside(value, depth)


def _inside(part: Any, depth: int) -> Iterator[str]:
    if isinstance(part, pikepdf.Object) and not part.is_indirect:
        yield from _names(part, depth + 1)
