"""Makes the text of the PDF come out as it was written, in every script.

WeasyPrint maps each glyph to the characters of its cluster once; a cluster of several glyphs leaves empty entries, and
two characters that share a glyph keep the first. So lines in scripts that form clusters carry their text as
/ActualText, empty entries become U+200B, and a non-breaking space is read as a space. Made for WeasyPrint 70.
"""

from collections.abc import Callable
from typing import Any

import weasyprint.draw.text
import weasyprint.pdf

ZERO_WIDTH_SPACE = "\u200b"
READ_AS = {"": ZERO_WIDTH_SPACE, "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2060": ZERO_WIDTH_SPACE}
CLUSTERED = (  # blocks whose characters form clusters: marks, Hebrew to Tibetan, Myanmar, Khmer, their supplements
    (0x0300, 0x036F),
    (0x0590, 0x0FFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x1950, 0x1AAF),
    (0x19E0, 0x19FF),
    (0x1B00, 0x1C7F),
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAA7F),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFF),
)

_draw_first_line: Callable[..., Any] = weasyprint.draw.text.draw_first_line
_build_fonts: Callable[..., Any] = weasyprint.pdf.build_fonts_dictionary


def is_clustered(text: str) -> bool:
    """Whether the text has a character of a script that forms clusters."""
    return any(low <= ord(c) <= high for c in text for low, high in CLUSTERED)


def span(text: str, lang: str | None) -> bytes:
    """The start of a marked span that carries the text as it was written, and its language."""
    actual = (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper()
    language = f"/Lang ({lang}) " if lang and lang.replace("-", "").isalnum() else ""
    return f"/Span << {language}/ActualText <{actual}> >> BDC".encode()


def draw_first_line(stream: Any, textbox: Any, *args: Any) -> Any:
    """WeasyPrint's own, within a span that carries the text if its script needs it."""
    if not is_clustered(textbox.text):
        return _draw_first_line(stream, textbox, *args)
    stream.stream.append(span(textbox.text, textbox.style["lang"]))
    try:
        return _draw_first_line(stream, textbox, *args)
    finally:
        stream.stream.append(b"EMC")


def build_fonts(pdf: Any, fonts: Any, *args: Any) -> Any:
    """WeasyPrint's own, after the entries that would read wrongly have been mended."""
    for font in fonts.values():
        for glyph, text in font.to_unicode.items():
            font.to_unicode[glyph] = READ_AS.get(text, text)
    return _build_fonts(pdf, fonts, *args)


def install() -> None:
    """Puts both cures in place, in this process."""
    weasyprint.draw.text.draw_first_line = draw_first_line
    weasyprint.pdf.build_fonts_dictionary = build_fonts
