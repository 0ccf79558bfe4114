"""Why a file is not taken, as a sentence that says what to do instead."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as lazy

from kernel.errors import Objected, Objection

TAKEN = lazy("PDF, Word, Excel, PowerPoint, PNG, JPEG, or plain text")
SCANNED = lazy("PDF, PNG or JPEG")
SENTENCES = {
    "empty": lazy("The file is empty."),
    "large": lazy("The file is larger than %(part)s. Make it smaller, or add a part of it."),
    "unknown": format_lazy(
        lazy("What kind of file this is cannot be told. These can be added: {kinds} in UTF-8."), kinds=TAKEN
    ),
    "no scan": format_lazy(lazy("A scan is a file of the kind {kinds}. Save it as one of these."), kinds=SCANNED),
    "ending": lazy("The file is %(part)s inside, and its name says something else. Give it its right name."),
    "svg": lazy("This is an SVG drawing, which can carry a program. Save it as PNG or PDF and add that."),
    "markup": lazy("This is a web page or other markup (%(part)s). Print it to PDF and add that."),
    "formula": lazy("A cell begins with %(part)s, which a spreadsheet would calculate. Put an apostrophe before it."),
    "archive": lazy("This is an archive. Take the files out of it and add them one by one."),
    "program": lazy("This is a program. Programs are not taken."),
    "other picture": lazy("Pictures are taken as PNG or JPEG. Save it as one of these."),
    "old office": lazy(
        "This is a file of an older kind, or one with a password. Save it as .docx, .xlsx, .pptx or PDF, without one."
    ),
    "locked": lazy("The file needs a password. Save it without one."),
    "macro": lazy("The file has a macro or a control in it (%(part)s). Save it without, as .docx, .xlsx or .pptx."),
    "script": lazy("The PDF does something by itself (%(part)s). Print it to a new PDF and add that."),
    "file inside": lazy("The file carries another file inside (%(part)s). Take that out, or print it to PDF."),
    "outside": lazy("The file fetches something from elsewhere (%(part)s). Break the link, or print it to PDF."),
    "entities": lazy("The file is written in a way that office programs do not use (%(part)s). Print it to PDF."),
    "unknown part": lazy("The file has a part that is not taken here (%(part)s). Print it to PDF and add that."),
    "two files": lazy("There is something behind the end of the file. Open it, save it anew and add that."),
    "broken": lazy("The file is damaged or not whole. Open it, save it anew and add that."),
    "pixels": lazy("The picture is larger than 60 million points. Make it smaller."),
    "too much": lazy("The file is too large once unpacked, or has too many parts. Make it smaller."),
    "virus": lazy("The virus scanner found something in this file (%(part)s). It was not kept."),
    "no scanner": lazy("The virus scanner does not answer, so no file can be added now. Try again in a while."),
}


def refuse(why: str, part: str = "", *, field: str = "file") -> Objected:
    """The sentence, to be raised."""
    return Objected([Objection(str(SENTENCES[why]) % {"part": part[:80]}, field=field)])
