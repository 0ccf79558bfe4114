"""Tables that leave the portal: no cell of theirs is taken for a formula, and every one fits into its program."""

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_000  # characters of one cell


def plain(value: str) -> str:
    """The words of a cell, without what no program shows."""
    return UNSEEN.sub("", value)[:LONGEST]


def safe(value: str) -> str:
    """The same for CSV, where a spreadsheet calculates what begins with one of these signs."""
    words = plain(value)
    return f"'{words}" if words.startswith(FORMULA) else words
