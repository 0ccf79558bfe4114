"""Documents: validity, what replaced what, every adoption that is reported, clauses; never a text."""

from datetime import date

import pytest

from mechanisms.models import AdoptionEvent
from tests.cast import Cast
from tests.factories import mechanisms as made
from tests.factories.members import register

pytestmark = pytest.mark.django_db


def text(cast: Cast, code: str, who: str = "th_official") -> str:
    return cast.client_for(getattr(cast, who)).get(f"/mechanisms/documents/{code}/").content.decode()


def test_adoptions_that_differ_are_all_shown_and_none_is_called_wrong(cast: Cast) -> None:
    register()
    page = text(cast, "BMCR")
    for words in ("<b>2019</b>", "<b>October 2021</b>", "<b>10 September 2025</b>", "19th AMMTC, Melaka"):
        assert words in page
    assert "The sources give more than one date. Each is kept as its source gives it." in page
    for word in ("disput", "wrong", "conflict", "incorrect"):
        assert word not in page.casefold()


def test_one_adoption_is_shown_without_a_remark(cast: Cast) -> None:
    register()
    page = text(cast, "CP2019")
    assert "<b>11 July 2019</b>, 13th ADMM" in page
    assert "more than one date" not in page


def test_the_chain_of_documents_is_shown_in_both_directions(cast: Cast) -> None:
    register()
    successor = text(cast, "APSC-SP-2045")
    assert "/mechanisms/documents/APSC2025-B37/" in successor
    assert "/mechanisms/documents/APSC2025-IIIA/" in successor
    earlier = text(cast, "APSC2025-B37")
    assert "/mechanisms/documents/APSC-SP-2045/" in earlier
    assert "1 January 2016 – 31 December 2025" in earlier
    assert "Paragraph 4(b) of the Concept Paper" in earlier


def test_a_chain_that_closes_on_itself_is_shown_once(cast: Cast) -> None:
    first, second = made.document("ONE"), made.document("TWO")
    first.superseded_by, second.superseded_by = second, first
    first.save()
    second.save()
    page = cast.client_for(cast.officer).get("/mechanisms/documents/ONE/").context["page"]
    assert [line.document.code for line in [*page.earlier, *page.later]] == ["TWO", "TWO"]


def test_clauses_stand_by_their_numbers_and_no_text_of_the_paper_is_there(cast: Cast) -> None:
    register()
    page = text(cast, "CP2019")
    for label in ("4(b)(ii)", "5(a)", "8(d)"):
        assert f">{label} " in page
    for words in ("acknowledged that not all", "comfortable pace", "beyond the scope of this document"):
        assert words not in page
    assert "Lead country" in page


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2019, 7, 11), None, "Since 11 July 2019"),
        (None, date(2020, 1, 1), "Until 1 January 2020"),
        (None, None, "Not recorded"),
    ],
)
def test_validity_is_said_as_far_as_it_is_known(cast: Cast, first: date | None, last: date | None, words: str) -> None:
    made.document("DOC", valid_from=first, valid_to=last)
    assert words in text(cast, "DOC")


def test_the_list_names_every_document_with_its_standing(cast: Cast) -> None:
    register()
    page = cast.client_for(cast.vn_focal).get("/mechanisms/documents/")
    assert len(page.context["lines"]) == 18
    assert "To be confirmed by the secretariat" in page.content.decode()


def test_a_date_that_nobody_knows_is_said_to_be_unknown(cast: Cast) -> None:
    AdoptionEvent.objects.create(document=made.document("DOC"), precision="unknown", body="A meeting")
    assert "<b>Date not known</b>, A meeting" in text(cast, "DOC")
