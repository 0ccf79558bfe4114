"""Plain text and tables of plain text: UTF-8, nothing a browser or a spreadsheet would carry out."""

import re

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(
    r"<\s*(!doctype|!--|\?xml|html|head|body|script|svg|iframe|object|embed|img|style|meta|link|form|a\s)",
    re.IGNORECASE,
)
SVG = re.compile(r"<\s*svg\b", re.IGNORECASE)
FORMULA = re.compile(r"""(?m)(?:^|[,;\t])[ "']*(?:[=@]|[+\-](?![\d\s.,()/+\-]*(?:[,;\t"'\r\n]|$)))""")


def check(data: bytes) -> tuple[str, str]:
    """Refused when it is no UTF-8, or not plain."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "unknown", ""
    if UNSEEN.search(words):
        return "unknown", ""
    if found := MARKUP.search(words):
        return ("svg", "") if SVG.search(words) else ("markup", found[0])
    return ("", "")


def check_table(data: bytes) -> tuple[str, str]:
    """Refused also when a cell begins as a formula does; for a text that is called a table."""
    if (refused := check(data))[0]:
        return refused
    found = FORMULA.search(data.decode("utf-8-sig"))
    return ("formula", found[0].strip(",; \t\"'")) if found else ("", "")
