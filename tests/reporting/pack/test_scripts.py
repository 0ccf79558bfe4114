"""Names in Vietnamese, Thai, Lao, Khmer and Burmese come out of the PDF exactly as they went in."""

import unicodedata
from pathlib import Path

import pytest

from reporting.pack import extraction
from reporting.pack.process import Limits, typeset
from tests.factories.snapshots import LOCAL_NAMES
from tests.reporting.pack.conftest import text_of, words_of

HARD = {  # words whose clusters came out wrong before the cure
    "th": "น้ำ กำลัง ตำรวจน้ำ",
    "lo": "ຊາຍແດນ ນໍ້າ ກໍາລັງ",
    "km": "ព្រំដែន ស្ត្រី កម្ពុជា",
    "my": "နယ်စပ် ကြည်း မြန်မာ",
    "vi": "Biên phòng Việt Nam, Đường Hồ Chí Minh",
}


@pytest.mark.parametrize("lang", LOCAL_NAMES)
def test_the_name_of_each_ministry_is_read_exactly(pdf: Path, lang: str) -> None:
    assert unicodedata.normalize("NFC", LOCAL_NAMES[lang]) in text_of(pdf)


def test_hard_clusters_are_read_exactly_in_running_text(tmp_path: Path) -> None:
    words = " ".join(f"{lang}: {text};" for lang, text in HARD.items())
    page = f'<html lang="en"><link rel="stylesheet" href="pack:pack.css"><p>{words}</p></html>'

    done = typeset([page], limits=Limits(), hear=lambda message: None)

    (tmp_path / "t.pdf").write_bytes(done.pdf)
    read = words_of(text_of(tmp_path / "t.pdf"))
    assert all(f"{lang}: {text};" in read for lang, text in HARD.items())
    assert done.warnings == ()


def test_glued_words_are_read_with_plain_spaces(pdf: Path) -> None:
    assert "\u00a0" not in text_of(pdf)


def test_a_character_no_face_has_is_reported() -> None:
    page = '<html lang="en"><link rel="stylesheet" href="pack:pack.css"><p>国防部</p></html>'

    done = typeset([page], limits=Limits(), hear=lambda message: None)

    assert any("U+56FD" in warning for warning in done.warnings)


def test_only_scripts_with_clusters_carry_their_text_twice() -> None:
    assert [lang for lang, name in LOCAL_NAMES.items() if extraction.is_clustered(name)] == ["th", "lo", "km", "my"]
