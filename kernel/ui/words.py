"""Numbers in words, and choice labels that carry a clause and a note; they are plain text everywhere else."""

from typing import Self

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def number_in_words(number: int) -> str:
    """“four”; what is more than eleven is written in figures."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


class Words(str):
    """A label with its clause ("8(a)(ii)") and a small note, shown by the option components."""

    code: str
    note: str

    def __new__(cls, label: str, *, code: str = "", note: str = "") -> Self:
        words = super().__new__(cls, label)
        words.code = code
        words.note = note
        return words
