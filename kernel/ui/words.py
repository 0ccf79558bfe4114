"""Choice labels that carry a clause and a note; they are plain text everywhere else."""

from typing import Self


class Words(str):
    """A label with its clause ("8(a)(ii)") and a small note, shown by the option components."""

    code: str
    note: str

    def __new__(cls, label: str, *, code: str = "", note: str = "") -> Self:
        words = super().__new__(cls, label)
        words.code = code
        words.note = note
        return words
