"""Names in the languages and scripts of the Member States, marked so that a browser and a screen reader know them."""

from collections.abc import Iterable
from dataclasses import dataclass

from kernel.members.models import EstablishmentName, OfficeName

LANGUAGES = {
    "my": "Burmese",
    "zh": "Chinese",
    "en": "English",
    "fil": "Filipino",
    "id": "Indonesian",
    "km": "Khmer",
    "lo": "Lao",
    "ms": "Malay",
    "pt": "Portuguese",
    "ta": "Tamil",
    "tet": "Tetum",
    "th": "Thai",
    "vi": "Vietnamese",
}
SCRIPTS = {
    "Latn": "Latin",
    "Mymr": "Burmese",
    "Hans": "Chinese, simplified",
    "Hant": "Chinese, traditional",
    "Arab": "Jawi",
    "Khmr": "Khmer",
    "Laoo": "Lao",
    "Taml": "Tamil",
    "Thai": "Thai",
}
SCRIPTS_TO_SAY = {"Arab": "Jawi script", "Hans": "simplified", "Hant": "traditional"}
RIGHT_TO_LEFT = frozenset({"Arab"})
ONLY_SCRIPT = {"km": "Khmr", "lo": "Laoo", "my": "Mymr", "ta": "Taml", "th": "Thai"}
SURE = frozenset({"", "high"})


@dataclass(frozen=True)
class LocalName:
    """One name: its text, the tag of its language, how it runs, the language in English, and its row."""

    text: str
    lang: str
    direction: str
    language: str
    sure: bool = True
    key: str = ""
    kind: str = ""


def local_names(rows: Iterable[OfficeName | EstablishmentName]) -> list[LocalName]:
    """The names in the order of the register."""
    return [_local(row) for row in rows]


def _local(row: OfficeName | EstablishmentName) -> LocalName:
    return LocalName(
        text=row.text,
        lang=_tag(row.lang, row.script),
        direction="rtl" if row.script in RIGHT_TO_LEFT else "ltr",
        language=_language(row.lang, row.script),
        sure=getattr(row, "confidence", "") in SURE,
        key=str(row.public_id),
        kind="office-name" if isinstance(row, OfficeName) else "establishment-name",
    )


def _tag(lang: str, script: str) -> str:
    """“ms-Arab”, but “th”: a script is named only where the language has another."""
    plain = not script or script == "Latn" or ONLY_SCRIPT.get(lang) == script
    return lang if plain else f"{lang}-{script}"


def _language(lang: str, script: str) -> str:
    name = LANGUAGES.get(lang, lang)
    return f"{name}, {SCRIPTS_TO_SAY[script]}" if script in SCRIPTS_TO_SAY else name
