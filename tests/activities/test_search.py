"""Search in every script, and nobody finds a record by words they do not read."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from activities.content import working_data
from activities.models import Activity, FoundBy
from activities.record import Place
from activities.services.co_authors import name_co_author
from activities.services.confirm import confirm_participation, decline_participation
from activities.services.edit import edit_activity
from activities.services.index_all import index_all
from activities.services.step import submit, take_step
from mechanisms.models import Mechanism
from portal.services.removal.ask import ask_of_record
from portal.services.removal.carry_out import agree_to_removal
from tests.factories import activities as make
from tests.factories import members

LIST = "/activities/"


def found(cast, who: str, words: str, **more) -> list[str]:
    """The titles this person finds by these words, in the order of the alphabet."""
    page = cast.client_for(getattr(cast, who)).get(LIST, {"q": words, **more})
    return sorted(row.title for row in page.context["page"].rows)


@pytest.fixture
def register(cast):
    """The whole register, with mechanisms and the ministries' own names."""
    members.register()


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("กลาโหม", "th_official"),
        ("Bo Quoc phong", "th_focal"),
        ("Bộ Quốc phòng", "kh_focal"),
        ("MSP", "my_official"),
        ("msp", "officer"),
        ("Malacca Straits Sea Patrol", "th_focal"),
        ("viet nam", "th_focal"),
        ("UNODC", "th_focal"),
        ("dong hoi", "th_focal"),
        ("Vinh Linh", "th_focal"),
        ("Border Guard High Command", "th_focal"),
        ("Somchai", "my_official"),
    ],
)
def test_a_shared_record_is_found_by_all_its_names(cast, register, words, who):
    thailand = make.Party(code="TH", represented_by="Somchai")
    vietnam = make.Party(code="VN", role="host", services=("Border Guard High Command",))
    parties = (thailand, vietnam, make.Party(organisation="UNODC"))
    places = (Place("Đồng Hới", other_name="Vĩnh Linh", other_side="LA"),)
    given = {"title": "Patrol", "mechanisms": ("MSCP",), "places": places, "parties": parties}
    make.shared(cast, cast.vn_focal.actor, "TH", "VN", **given)
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Another", place="Vinh", parties=(make.Party(code="SG"),))
    assert found(cast, who, words) == ["Patrol"]


def test_an_abbreviation_in_a_text_is_found_by_the_other_one(cast, register):
    make.shared(cast, cast.vn_focal.actor, "VN", title="A seminar of the MSCP")
    assert found(cast, "th_focal", "MSP") == ["A seminar of the MSCP"]


def test_an_abbreviation_of_several_mechanisms_is_none_of_them(cast, register):
    make.shared(cast, cast.vn_focal.actor, "VN", title="Talks of the GBC and of the MSCP")
    assert found(cast, "th_focal", "Thai Cambodian") == []
    assert found(cast, "th_focal", "GBC") == found(cast, "th_focal", "MSP") != []


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("Vietnam", ["By title", "By title, as usual", "Seminar"]),
        ("Viet Nam", ["By title", "By title, as usual", "Seminar"]),
        ("laos", ["By mechanism", "Seminar"]),
        ("Lao PDR", ["By mechanism", "Seminar"]),
        ("East Timor", ["Another"]),
        ("Burma", ["Another", "By mechanism"]),
        ("Brunei", []),
    ],
)
def test_a_state_is_found_by_its_usual_spellings(cast, register, words, titles):
    given = {"source": "", "parties": (make.Party(code="TL"), make.Party(code="MM"))}
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar")
    make.shared(cast, cast.th_focal.actor, title="Another", **given)
    thai = {"parties": (make.Party(code="TH"),)}
    make.shared(cast, cast.th_focal.actor, title="By title", summary="Next to Việt Nam.", **thai)
    make.shared(cast, cast.th_focal.actor, title="By title, as usual", summary="Next to Vietnam.", **thai)
    make.shared(cast, cast.th_focal.actor, title="By mechanism", mechanisms=("MMLA_CLFC",), **thai)
    assert found(cast, "my_official", words) == titles


def test_a_usual_spelling_finds_no_more_than_the_name(cast, register):
    make.shared(cast, cast.vn_focal.actor, "LA", "TH", "VN", title="Seminar", source="Beside Myanmar")
    decline_participation(actor=cast.la_focal.actor, activity=Activity.objects.get())
    for words in ("Laos", "Burma"):
        assert found(cast, "my_official", words) == found(cast, "th_focal", words) == []
        assert found(cast, "vn_focal", words) == found(cast, "officer", words) == ["Seminar"]


def test_records_of_before_are_brought_up_to_date_with_the_spellings(cast, register, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr("activities.indexing.USUAL_SPELLINGS", {})
        make.shared(cast, cast.vn_focal.actor, "VN", title="Seminar")
        make.shared(cast, cast.th_focal.actor, "TH", host="TH", title="Another")
    assert found(cast, "th_focal", "Vietnam") == []
    assert (index_all(), index_all()) == (1, 0)
    assert found(cast, "th_focal", "Vietnam") == ["Seminar"]


def test_a_reference_opens_its_record_however_it_is_typed(cast):
    row = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.th_focal)
    for typed in (row.reference, row.reference.lower(), f" {row.reference.replace('-', ' ')} "):
        answer = client.get(LIST, {"q": typed})
        assert (answer.status_code, answer["Location"]) == (302, f"/activities/{row.reference}/")


def test_the_reference_of_a_draft_of_others_is_a_search_like_any_other(cast):
    row = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.th_focal)
    hidden, unknown = (client.get(LIST, {"q": ref}) for ref in (row.reference, "BM-2020-ZZZZ"))
    assert hidden.status_code == unknown.status_code == 200
    assert hidden.context["page"] == unknown.context["page"]
    assert cast.client_for(cast.vn_focal).get(LIST, {"q": row.reference}).status_code == 302


def test_a_draft_is_found_by_its_office_alone(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Quokka exchange")
    assert found(cast, "vn_official", "quokka") == ["Quokka exchange"]
    assert (
        found(cast, "th_focal", "quokka") == found(cast, "la_focal", "quokka") == found(cast, "officer", "quokka") == []
    )


def test_on_a_mixed_record_others_do_not_find_by_the_summary(cast):
    given = {"title": "Mixed", "summary": "The quokka matter.", "reportable_text": "A visit.", "source": "Wombat news"}
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", **given)
    for words in ("quokka", "wombat"):
        assert found(cast, "vn_focal", words) == found(cast, "officer", words) == ["Mixed"]
        assert found(cast, "th_focal", words) == found(cast, "la_focal", words) == []
    assert found(cast, "th_focal", "visit") == ["Mixed"]


def test_a_best_practice_note_is_found_by_others_once_it_and_its_record_are_shared(cast):
    given = {"practice": "Ask the quokkas first.", "practice_shared": True}
    accepted = make.accepted(cast, cast.vn_focal.actor, "LA", "VN", title="Waiting", **given)
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Own", practice="Ask the quokkas last.")
    assert found(cast, "officer", "quokkas") == found(cast, "vn_focal", "quokkas") == ["Own", "Waiting"]
    assert found(cast, "th_focal", "quokkas") == found(cast, "la_focal", "quokkas") == []
    confirm_participation(actor=cast.la_focal.actor, activity=accepted)
    assert found(cast, "th_focal", "quokkas") == ["Waiting"]


def test_a_working_text_is_found_by_its_owner_and_a_co_author_only(cast):
    sent = make.submitted(cast.vn_focal.actor, "LA", "VN", title="Seminar")
    row = take_step(actor=cast.officer2.actor, activity=sent, name="send_back", comment="Which town?")
    name_co_author(actor=cast.vn_focal.actor, activity=row, post=cast.kh_focal.posts[0], reason="They hosted it.")
    new = replace(working_data(row), summary="The quokka matter.")
    row = edit_activity(actor=cast.vn_focal.actor, activity=row, data=new, version=row.version)
    assert found(cast, "vn_official", "quokka") == found(cast, "kh_focal", "quokka") == ["Seminar"]
    assert (
        found(cast, "officer", "quokka")
        == found(cast, "th_focal", "quokka")
        == found(cast, "kh_approver", "quokka")
        == []
    )
    submit(actor=cast.vn_focal.actor, activity=row, attested=True)
    assert found(cast, "officer", "quokka") == ["Seminar"]


def test_a_state_is_no_word_for_others_before_its_part_is_confirmed(cast, register):
    make.shared(cast, cast.vn_focal.actor, "LA", "TH", "VN", title="Seminar")
    row = Activity.objects.get()
    decline_participation(actor=cast.la_focal.actor, activity=row)
    assert found(cast, "my_official", "Thailand") == ["Seminar"]
    assert found(cast, "my_official", "Lao PDR") == found(cast, "th_focal", "Lao PDR") == []
    assert found(cast, "vn_focal", "Lao PDR") == found(cast, "officer", "Lao PDR") == ["Seminar"]


def test_the_filter_by_member_state_shows_confirmed_parts_and_ones_own(cast, register):
    make.accepted(cast, cast.vn_focal.actor, "LA", "TH", "VN", title="Seminar")
    assert (
        found(cast, "la_focal", "seminar", party="LA") == found(cast, "officer", "seminar", party="LA") == ["Seminar"]
    )
    assert found(cast, "la_focal", "seminar", party="TH") == found(cast, "th_focal", "seminar", party="LA") == []
    assert found(cast, "vn_focal", "seminar", party="TH") == ["Seminar"]
    assert found(cast, "la_focal", "seminar", party="VN") == ["Seminar"]


def test_the_snippet_is_cut_from_what_the_reader_reads(cast):
    given = {"title": "Mixed", "summary": "The quokka saw a visit.", "reportable_text": "A visit to the border."}
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", **given)
    pages = {who: cast.client_for(getattr(cast, who)).get(LIST, {"q": "visit"}) for who in ("th_focal", "vn_focal")}
    assert "A <mark>visit</mark> to the border." in pages["th_focal"].content.decode()
    assert "quokka" not in pages["th_focal"].content.decode()
    assert "The quokka saw a <mark>visit</mark>." in pages["vn_focal"].content.decode()


def test_a_removed_word_finds_nothing_any_more_and_leaves_the_index(cast):
    row = make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar", summary="The quokka matter of the town.")
    asked = ask_of_record(actor=cast.officer.actor, activity=row, fields=["summary"], ground="mistake")
    agree_to_removal(actor=cast.publisher.actor, removal=asked)
    assert found(cast, "vn_focal", "quokka") == found(cast, "officer", "quokka") == []
    assert "quokka" not in FoundBy.objects.get(activity=row).vector
    assert found(cast, "vn_focal", "seminar") == ["Seminar"]


def test_a_corrected_record_is_found_by_its_new_text(cast):
    row = make.shared(cast, cast.vn_focal.actor, "VN", title="Seminar")
    better = make.corrected(cast.vn_focal.actor, row, title="Quokka exchange")
    assert found(cast, "th_focal", "quokka") == []
    take_step(actor=cast.officer2.actor, activity=better, name="apply")
    assert found(cast, "th_focal", "quokka") == ["Quokka exchange"]
    assert found(cast, "th_focal", "seminar") == []


def test_the_index_is_written_anew_where_something_changed_and_nowhere_else(cast, register, capsys):
    make.shared(cast, cast.vn_focal.actor, "VN", title="Patrol", mechanisms=("MSCP",))
    make.shared(cast, cast.vn_focal.actor, "VN", title="Another")
    assert index_all() == 0
    Mechanism.objects.filter(code="MSCP").update(aliases=["Quokka patrol"])
    call_command("index_search")
    assert capsys.readouterr().out == "Search index: 1 records written.\n"
    assert found(cast, "th_focal", "quokka") == ["Patrol"]
    assert found(cast, "th_focal", "MSP") == []
    FoundBy.objects.all().delete()
    assert index_all() == 2


@pytest.mark.parametrize("words", ["%", "_", "’", "':*", "!"])
def test_what_holds_no_word_finds_nothing(cast, words):
    make.shared(cast, cast.vn_focal.actor, "VN", title="Seminar % _")
    assert found(cast, "vn_focal", words) == []
