"""The kinds of file that may be added, decided by what is in them and never by their name. No Django here."""

from collections.abc import Callable
from dataclasses import dataclass

from kernel.files import office, pdf, pictures, text

Refused = tuple[str, str]  # why, as a name of `refusals.SENTENCES`, and the part of the file it is about
FINE: Refused = ("", "")


@dataclass(frozen=True)
class Kind:
    """One kind: its endings, how it is sent, and what is asked of its bytes."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    check: Callable[[bytes], Refused]


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.name: kind
    for kind in (
        Kind("PDF", (".pdf",), "application/pdf", pdf.check),
        Kind("PNG", (".png",), "image/png", pictures.check_png),
        Kind("JPEG", (".jpg", ".jpeg"), "image/jpeg", pictures.check_jpeg),
        Kind("Word", (".docx",), f"{OFFICE}wordprocessingml.document", office.check),
        Kind("Excel", (".xlsx",), f"{OFFICE}spreadsheetml.sheet", office.check),
        Kind("PowerPoint", (".pptx",), f"{OFFICE}presentationml.presentation", office.check),
        Kind("text", (".txt", ".csv"), "text/plain; charset=utf-8", text.check),
    )
}
SCANS = frozenset({"PDF", "PNG", "JPEG"})  # how a sheet of paper comes in
BEGINNINGS = ((b"%PDF-", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"))
NOT_TAKEN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),  # also the shell of an encrypted office file
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"GIF8", "other picture"),
    (b"{\\rtf", "old office"),
)


def judge(data: bytes) -> tuple[str, Refused]:
    """The kind these bytes are, and why they are refused; no kind when they are none that may be added."""
    if not data:
        return "", ("empty", "")
    name, refused = _kind_of(data)
    return name, refused if refused != FINE else KINDS[name].check(data)


def _kind_of(data: bytes) -> tuple[str, Refused]:
    for beginning, name in BEGINNINGS:
        if data.startswith(beginning):
            return name, ("two files", "") if office.is_zip(data) else FINE
    for beginning, why in NOT_TAKEN:
        if data.startswith(beginning):
            return "", (why, "")
    if office.is_zip(data):
        name = office.kind_of(data)
        return name, FINE if name else ("archive", "")
    return "text", FINE


def fits(kind: str, ending: str) -> bool:
    """Whether a file of this kind may be called so."""
    return ending in KINDS[kind].endings
