"""What must hold of every PDF before it leaves: tagged, identified, nothing in it but what was put there."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from reporting.pack.errors import RenderFailed

FORBIDDEN = ("/JavaScript", "/JS", "/Launch", "/FileAttachment", "/URI", "/RichMedia", "/Movie", "/Sound", "/XFA")
IDENTIFIERS = (b'part="3"', b'conformance="A"', b"<pdfuaid:part>1</pdfuaid:part>")


def faults(pdf: bytes, *, attached: set[str]) -> list[str]:
    """A sentence for each thing that is missing or should not be there."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [*_structure(document), *_contents(document, attached)]


def require(pdf: bytes, *, attached: set[str]) -> bytes:
    """The PDF itself; RenderFailed if anything is wrong with it."""
    if found := faults(pdf, attached=attached):
        raise RenderFailed("The document was set but did not pass its own check. " + " ".join(found))
    return pdf


def _structure(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked") or "/StructTreeRoot" not in root:
        yield "It is not tagged."
    if not str(root.get("/Lang", "")):
        yield "It has no language."
    if "/OutputIntents" not in root:
        yield "It has no output intent."
    xmp = root.Metadata.read_bytes()
    if any(identifier not in xmp for identifier in IDENTIFIERS):
        yield "Its metadata do not name PDF/A-3a and PDF/UA-1."


def _contents(document: pikepdf.Pdf, attached: set[str]) -> Iterator[str]:
    if set(document.attachments) != attached:
        yield "It does not hold exactly its own attachments."
    found = {name for item in document.objects for name in FORBIDDEN if _names(item, name)}
    if found:
        yield f"It holds {', '.join(sorted(found))}."


def _names(item: Any, name: str) -> bool:
    if isinstance(item, pikepdf.Stream):
        item = item.stream_dict
    if not isinstance(item, pikepdf.Dictionary):
        return False
    return name in item or item.get("/S") == name or item.get("/Subtype") == name
