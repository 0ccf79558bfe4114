"""Word, Excel and PowerPoint: a zip of known parts, read part by part, with nothing that runs or comes from outside."""

import io
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from xml.parsers import expat

TYPES = "[Content_Types].xml"
MAIN = {
    "wordprocessingml.document.main+xml": "Word",
    "spreadsheetml.sheet.main+xml": "Excel",
    "presentationml.presentation.main+xml": "PowerPoint",
}
PARTS = frozenset(["xml", "rels", "vml", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "psmdcp"])
RUNS = re.compile(r"vba|macro|activex|customui|ctrlprops", re.IGNORECASE)
INSIDE = re.compile(r"embeddings/|oleobject|afchunk", re.IGNORECASE)
OUTSIDE = re.compile(r"externallinks/|connections\.xml|querytables/", re.IGNORECASE)
PRINTER = re.compile(r"printerSettings/printerSettings\d+\.bin", re.IGNORECASE)
FETCHES = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b|\|\s*'[^']*'\s*!|\b(WEBSERVICE|CALL|EXEC)\s*\(", re.I
)
FIELDS = ("instrText", "fldSimple", "f", "ddeLink")
MOST_PARTS, MOST_BYTES = 5000, 150_000_000
CHUNK = 1 << 16
Refused = tuple[str, str]


def is_zip(data: bytes) -> bool:
    """Whether a zip ends these bytes, whatever they begin with."""
    return zipfile.is_zipfile(io.BytesIO(data))


def kind_of(data: bytes) -> str:
    """Which of the three it is, by the type of its main part; nothing for any other zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            types = file.open(TYPES).read(1_000_000).decode("utf-8", "replace")
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return ""
    runs = "macroEnabled" in types
    return next((name for main, name in MAIN.items() if main in types), "Word" if runs else "")


def check(data: bytes) -> Refused:
    """The shell first, then each part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _shell(data, file) or _parts(file) or ("", "")
    except RuntimeError:
        return "locked", ""
    except (ValueError, OSError, EOFError, zipfile.BadZipFile, NotImplementedError, zipfile.error):
        return "broken", ""


def _shell(data: bytes, file: zipfile.ZipFile) -> Refused | None:
    entries = file.infolist()
    if not data.startswith(b"PK\x03\x04") or file.comment or not data.endswith(b"\x00\x00"):
        return "two files", ""
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        return "too much", ""
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        return "broken", ""
    return next((refused for entry in entries if (refused := _entry(entry))), None)


def _entry(entry: zipfile.ZipInfo) -> Refused | None:
    name = entry.filename
    path = PurePosixPath(name)
    if entry.flag_bits & 0x1:
        return "locked", ""
    if path.is_absolute() or ".." in path.parts or "\\" in name or stat.S_ISLNK(entry.external_attr >> 16):
        return "broken", name
    for pattern, why in ((RUNS, "macro"), (INSIDE, "file inside"), (OUTSIDE, "outside")):
        if pattern.search(name):
            return why, name
    known = entry.is_dir() or name.lower().rpartition(".")[2] in PARTS or bool(PRINTER.search(name))
    return None if known else ("unknown part", name)


def _parts(file: zipfile.ZipFile) -> Refused | None:
    left = MOST_BYTES
    for entry in file.infolist():
        reader = XmlPart(entry.filename) if entry.filename.lower().endswith((".xml", ".rels", ".vml")) else None
        with file.open(entry) as part:
            while piece := part.read(CHUNK):
                left -= len(piece)
                if left < 0:
                    return "too much", entry.filename
                if reader and (refused := reader.read(piece)):
                    return refused
        if reader and (refused := reader.end()):
            return refused
    return None


class XmlPart:
    """One part that is XML, read as it comes: no document type, no macro, no field that fetches, no link but a link."""

    def __init__(self, name: str) -> None:
        self.name, self.refused, self.field = name, ("", ""), False
        self.words: list[str] = []
        self.strict = not name.lower().endswith(".vml")  # Office itself writes VML that is not well-formed
        self.parser = expat.ParserCreate(namespace_separator=" ")
        handlers: dict[str, Callable[..., None]] = {
            "StartDoctypeDeclHandler": lambda *_given: self._refuse("entities"),
            "StartElementHandler": self._start,
            "EndElementHandler": self._end,
            "CharacterDataHandler": self._text,
        }
        for handler, work in handlers.items():
            setattr(self.parser, handler, work)

    def read(self, piece: bytes, *, last: bool = False) -> Refused | None:
        """Why the part is refused, as far as it has been read."""
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError:
            if self.strict:
                self._refuse("broken")
        return self.refused if self.refused[0] else None

    def end(self) -> Refused | None:
        """The same once all of it was read."""
        if refused := self.read(b"", last=True):
            return refused
        if FETCHES.search("".join(self.words)):
            self._refuse("outside")
        return self.refused if self.refused[0] else None

    def _refuse(self, why: str) -> None:
        if not self.refused[0]:
            self.refused = (why, self.name)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self.field = name in FIELDS
        if name in ("fldSimple", "fldChar"):  # Word cuts the words of one field into runs, and marks its two ends
            self.words += ["\n", *given.values()]
        if name == "Relationship" and given.get("TargetMode") == "External" and not _is_link(given):
            self._refuse("outside")
        if name in ("Override", "Default") and RUNS.search(given.get("ContentType", "")):
            self._refuse("macro")

    def _end(self, tag: str) -> None:
        if self.field and not tag.endswith("instrText"):
            self.words.append("\n")
        self.field = False

    def _text(self, words: str) -> None:
        if self.field:
            self.words.append(words)


def _is_link(given: dict[str, str]) -> bool:
    """A link that a reader may click; nothing is fetched before."""
    scheme = urlsplit(given.get("Target", "")).scheme.lower()
    return given.get("Type", "").endswith("/hyperlink") and scheme in ("http", "https", "mailto", "")
