"""Text made ready for searching: every script, any spelling of the same word."""

import pytest
from django.db import connection

from kernel.search.snippet import snippet
from kernel.search.text import graphemes, words_of
from kernel.search.vector import query, vector

FOUND = [
    ("Bộ Quốc phòng", "Bo Quoc phong"),
    ("Bo\u0302\u0323 Quo\u0302\u0301c pho\u0300ng", "Bộ Quốc phòng"),
    ("Đồng Hới", "dong hoi"),
    ("กระทรวงกลาโหม", "กลาโหม"),
    ("กระทรวงกลาโหม", "ก"),
    ("กระทรวงกลาโหม", "ม"),
    ("ການປ້ອງກັນປະເທດ", "ປ້ອງກັນ"),
    ("ក្រសួងការពារជាតិ", "ការពារ"),
    ("ကာကွယ်ရေးဝန်ကြီးဌာန", "ဝန်ကြီး"),
    ("น้ำ", "นํ้า"),
    ("การประชุม\u200bชายแดน", "ประชุมชายแดน"),
    ("国防部长会议", "部长"),
    ("Kementerian Pertahanan", "PERTAHANAN"),
    ("کمنترين ڤرتاهنن", "ڤرتاهنن"),
    ("พ.ศ. ๒๕๖๓", "2563"),
    ("Ba’kelalan", "Ba'kelalan"),
    ("Ba’kelalan", "bakelalan"),
    ("Timor-Leste", "timor leste"),
    ("ＡＤＭＭ", "admm"),
    ("Seminars of officers", "officer seminar"),
    ("சிங்கப்பூர்", "சிங்கப்பூர்"),
]
NOT_FOUND = [
    ("กระทรวงกลาโหม", "กลาทรวง"),
    ("กา โหม", "กาโหม"),
    ("Seminar", "minar"),
    ("Seminar of officers", "seminar patrol"),
    ("กระทรวงกลาโหม", "กลาโหมลาว"),
]


def finds(text: str, asked: str, labels: str = "A") -> bool:
    """Whether PostgreSQL finds the text by these words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [vector([("A", text)]), query(asked, labels)])
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize(("text", "asked"), FOUND)
def test_a_word_is_found_however_it_is_written(db, text, asked):
    assert finds(text, asked)


@pytest.mark.parametrize(("text", "asked"), NOT_FOUND)
def test_what_does_not_stand_there_is_not_found(db, text, asked):
    assert not finds(text, asked)


def test_a_word_is_found_under_its_labels_only(db):
    assert finds("Quokka", "quokka", "ABC")
    assert not finds("Quokka", "quokka", "B")


@pytest.mark.parametrize("asked", ["", "   ", "%", "_", "’", "()!&|:*\\'"])
def test_what_holds_no_word_asks_nothing(asked):
    assert query(asked, "A") == ""


def test_signs_of_the_database_are_no_commands(db):
    assert finds("Seminar on drugs", "sem:* & !drugs | 'x") is False
    assert finds("Seminar on drugs", "'seminar':* drugs\\")


def test_long_words_and_long_texts_are_kept_as_far_as_they_go(db):
    assert finds("x" * 5000, "x" * 70)
    assert finds("word " * 40_000, "word")


def test_the_order_of_signs_around_a_letter_makes_no_difference():
    assert graphemes("กิ่") == graphemes("ก่ิ")
    assert words_of("Ｂộ  QUỐC") == ["bo", "quoc"]


def test_a_snippet_shows_the_find_in_the_text_as_it_was_written():
    text = "Legal information. " * 20 + "The Bộ Quốc phòng met กระทรวงกลาโหม in Hà Nội. " + "Sports followed. " * 20
    pieces = snippet(text, "quoc กลาโหม")
    assert [piece.text for piece in pieces if piece.found] == ["Quốc", "กลาโหม"]
    assert pieces[0].text == "…"
    assert pieces[-1].text.endswith("…")
    assert "".join(piece.text for piece in pieces).strip("…") in text
    assert len("".join(piece.text for piece in pieces)) < 250
    assert snippet(text, "patrol") == []
