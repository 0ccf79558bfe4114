"""What the form asks beyond the first lines: places, organisations, clauses, notes; and saving while one types."""

from datetime import date

import pytest
from django.urls import reverse

from activities.content import data_of
from activities.models import Activity
from activities.record import Party, Place
from kernel.audit.models import Entry
from kernel.members.models import Establishment
from mechanisms.models import Clause, Document
from tests.factories import activities as make
from tests.factories import members

NEW = "/activities/new/"
AUTOSAVE = "/activities/new/autosave/"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register, so that the form offers eleven states and their organisations."""
    members.register()


def post(cast, who: str, url: str = NEW, **values):
    """Send the form as this person."""
    return cast.client_for(getattr(cast, who)).post(url, make.form_of(**values))


def stored() -> Activity:
    return Activity.objects.get()


def test_each_sides_own_name_of_a_place_is_kept_in_the_order_they_were_written(cast):
    rows = {
        "places-TOTAL_FORMS": "3",
        "places-0-name": "Prum",
        "places-0-where": "KH",
        "places-0-other_name": "Ban Pak Kard",
        "places-0-other_side": "TH",
        "places-1-name": "",
        "places-2-name": "Geneva",
        "places-2-where": "XX",
    }
    post(cast, "vn_focal", **rows)
    assert data_of(stored()).places == (Place("Prum", "KH", "Ban Pak Kard", "TH"), Place("Geneva", "XX"))
    page = cast.client_for(cast.vn_focal).get(f"/activities/{stored().reference}/").content.decode()
    assert "Ban Pak Kard" in page
    assert "outside ASEAN" in page


def test_a_place_without_a_name_is_named_in_the_errors(cast):
    answer = post(cast, "vn_focal", **{"places-TOTAL_FORMS": "2", "places-1-other_name": "Ban Pak Kard"})
    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert '<a href="#id_places-1-name">Place – Write the name of the place.</a>' in answer.content.decode()


def test_a_list_of_places_that_did_not_arrive_whole_is_said(cast):
    form = make.form_of()
    del form["places-TOTAL_FORMS"]
    answer = cast.client_for(cast.vn_focal).post(NEW, form)
    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert "The list of places did not arrive whole." in answer.content.decode()


def test_participants_are_organisations_of_their_states_partners_and_observers(cast):
    known = Establishment.objects.filter(office__code="VN").order_by("pk").last().name_en
    given = {
        "services_VN": [known],
        "more_VN": "Border Guard of Quang Binh\n\nBorder Guard of Quang Binh",
        "by_LA": "its embassy in Ha Noi",
        "observing": ["TH"],
        "others": "UNODC",
        "observers": "ReCAAP ISC",
        "resource": "Professor of a maritime academy",
    }
    post(cast, "vn_focal", **given)
    assert data_of(stored()).parties == (
        Party("LA", role="participant", represented_by="its embassy in Ha Noi"),
        Party("TH", role="observer"),
        Party("VN", role="host", services=(known, "Border Guard of Quang Binh")),
        Party("", "Professor of a maritime academy", "resource"),
        Party("", "ReCAAP ISC", "observer"),
        Party("", "UNODC", "partner"),
    )
    edit = cast.client_for(cast.vn_focal).get(f"/activities/{stored().reference}/edit/").content.decode()
    assert all(words in edit for words in ("Border Guard of Quang Binh", "its embassy in Ha Noi", "ReCAAP ISC"))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"observing": ["LA"]}, "Lao PDR is ticked twice. Choose one."),
        ({"more_TH": "Royal Thai Navy"}, "You wrote who took part for Thailand. Tick it too."),
        ({"others": "x" * 201}, "Write at most 200 characters on a line."),
    ],
)
def test_what_does_not_fit_together_is_said_and_kept(cast, values, sentence):
    answer = post(cast, "vn_focal", **values)
    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert sentence in answer.content.decode()


@pytest.fixture
def clauses(db: None) -> tuple[str, str]:
    """A clause that ended with 2025, and one that began with 2026."""
    old = Document.objects.create(code="OLD", title="Old plan", kind="plan", valid_to=date(2025, 12, 31))
    new = Document.objects.create(code="NEW", title="New plan", kind="plan", valid_from=date(2026, 1, 1))
    first, second = (Clause.objects.create(document=each, label="Goal 1") for each in (old, new))
    return first.code, second.code


def test_a_record_keeps_only_clauses_that_were_in_force_on_its_date(cast, clauses):
    old, new = clauses
    refused = post(cast, "vn_focal", clauses=[old, new])
    sentence = "“Goal 1” of New plan was not in force on that date (Since 1 January 2026). Untick it."
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    post(cast, "vn_focal", clauses=[old])
    assert data_of(stored()).clauses == (old,)


def test_the_clauses_offered_are_those_in_force_on_the_date_typed(cast, clauses):
    in_2020 = post(cast, "vn_focal", "/activities/clauses/").content.decode()
    in_2026 = post(cast, "vn_focal", "/activities/clauses/", year="2026").content.decode()
    unknown = post(cast, "vn_focal", "/activities/clauses/", precision="unknown").content.decode()
    assert ("Old plan" in in_2020, "New plan" in in_2020) == (True, False)
    assert ("Old plan" in in_2026, "New plan" in in_2026) == (False, True)
    assert "Old plan" in unknown
    assert "New plan" in unknown


def test_a_ministerial_visit_as_8b_is_asked_about_and_saved_all_the_same(cast):
    given = {"forms": ["8b"], "delegation": "ministerial"}
    words = post(cast, "vn_focal", "/activities/sentence/", **given).content.decode()
    assert "Form 8(b) is for visits at working level." in words
    assert post(cast, "vn_focal", act="submit", **given).status_code == 302
    assert stored().state == "submitted"


def test_a_best_practice_note_is_read_by_others_only_with_the_owners_consent(cast):
    note = "Joint briefings before each patrol saved a day."
    record = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN", practice=note, practice_reuse=True)
    page = f"/activities/{record.reference}/"
    readers = {key: cast.client_for(getattr(cast, key)) for key in ("vn_official", "officer", "th_focal", "la_focal")}
    shown = {key: note in client.get(page).content.decode() for key, client in readers.items()}
    assert shown == {"vn_official": True, "officer": True, "th_focal": False, "la_focal": False}
    shared = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN", practice=note, practice_shared=True)
    assert note in readers["th_focal"].get(f"/activities/{shared.reference}/").content.decode()


# Saving while one types -----------------------------------------------------


def test_the_first_autosave_makes_the_draft_and_the_button_goes_on_with_it(cast):
    token = "5a000000-0000-4000-8000-0000000000aa"
    first = post(cast, "vn_focal", AUTOSAVE, token=token, title="Seminar at")
    record = stored()
    edit = reverse("activities:activity-edit", args=[record.reference])
    assert (first.status_code, first["HX-Replace-Url"], record.state) == (200, edit, "draft")
    assert "Draft saved at" in first.content.decode()
    again = post(cast, "vn_focal", AUTOSAVE, token=token, title="Seminar at")
    assert (again.status_code, Activity.objects.count()) == (200, 1)
    later = post(cast, "vn_focal", f"/activities/{record.reference}/autosave/", version="1", title="Seminar at Vinh")
    assert 'name="version" value="2"' in later.content.decode()
    post(cast, "vn_focal", edit, version="2", title="Seminar at Vinh, day one", act="submit")
    record.refresh_from_db()
    assert (record.title, record.state) == ("Seminar at Vinh, day one", "submitted")
    assert Entry.objects.filter(verb="activities.edited").count() == 2


def test_the_places_stay_however_often_the_same_page_is_saved(cast):
    rows = make.form_of_places("Bo Y", "Phou Keua")
    token = "5a000000-0000-4000-8000-0000000000ab"
    post(cast, "vn_focal", AUTOSAVE, token=token, **rows)
    record = stored()
    for version in (1, 2):
        title = f"Title {version}"
        post(cast, "vn_focal", f"/activities/{record.reference}/autosave/", version=str(version), title=title, **rows)
        assert stored().place == "Bo Y / Phou Keua"
    edit = reverse("activities:activity-edit", args=[record.reference])
    post(cast, "vn_focal", edit, version="3", act="submit", **rows)
    assert (stored().state, stored().place) == ("submitted", "Bo Y / Phou Keua")


def test_the_level_follows_the_parties_until_somebody_chooses_it(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN", level="bilateral")
    edit = reverse("activities:activity-edit", args=[record.reference])
    form = cast.client_for(cast.vn_focal).get(edit).context["form"]
    assert form["level"].value() == ""
    post(cast, "vn_focal", edit, version="1", states=["KH", "LA", "VN"], level="")
    assert stored().level == "trilateral"
    post(cast, "vn_focal", edit, version="2", states=["KH", "LA", "VN"], level="bilateral")
    assert cast.client_for(cast.vn_focal).get(edit).context["form"]["level"].value() == "bilateral"


def test_a_draft_without_its_date_asks_for_it_again(cast):
    post(cast, "vn_focal", AUTOSAVE, day="", month="", year="")
    form = cast.client_for(cast.vn_focal).get(f"/activities/{stored().reference}/edit/").context["form"]
    assert (stored().precision, form["precision"].value()) == ("unknown", "day")


def test_an_autosave_that_cannot_be_stored_says_why_and_stores_nothing(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    answer = post(cast, "vn_focal", f"/activities/{record.reference}/autosave/", version="1", title="New", month="13")
    assert "Not saved yet. Month – Write the month as 1 to 12, or by its name." in answer.content.decode()
    record.refresh_from_db()
    assert (record.version, record.title) == (1, "Young border officers’ seminar")


def test_an_autosave_over_anothers_change_is_answered_409_and_neither_text_is_lost(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    url = f"/activities/{record.reference}/autosave/"
    post(cast, "vn_approver", url, version="1", title="Their title")
    answer = post(cast, "vn_focal", url, version="1", title="My own title")
    body = answer.content.decode()
    record.refresh_from_db()
    assert (answer.status_code, record.title) == (409, "Their title")
    assert "hx-post" not in body, "it does not try again by itself"
    assert '<button class="btn btn-second" name="version" value="2">' in body
    assert ("My own" in body, "Their" in body) == (True, True)


@pytest.mark.parametrize("who", ["la_focal", "th_focal", "officer"])
def test_nobody_saves_into_another_offices_draft(cast, who):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    assert post(cast, who, f"/activities/{record.reference}/autosave/", version="1").status_code == 404
    assert cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/duplicate/").status_code == 404


# One like an earlier one ----------------------------------------------------


def test_a_duplicate_starts_from_the_earlier_record_without_its_time_and_its_consensus(cast):
    given = {"forms": ("8d",), "consensus_kind": "before_portal", "consensus_reference": "ADSOM, paragraph 3"}
    earlier = make.accepted(cast, cast.vn_focal.actor, "LA", "VN", **given)
    url = f"/activities/{earlier.reference}/duplicate/"
    page = cast.client_for(cast.vn_focal).get(url).content.decode()
    assert "Young border officers’ seminar" in page
    assert ("ADSOM, paragraph 3" in page, 'value="2020"' in page) == (False, False)
    assert 'value="took_place" selected' in page, "as in a new form"
    refused = post(cast, "vn_focal", url, forms=["8d"], timing="took_place")
    assert "Form 8(d) can be confirmed only after consensus." in refused.content.decode()
    post(cast, "vn_focal", url, title="Young border officers’ seminar, second round")
    assert Activity.objects.filter(title__endswith="second round", state="draft", consensus_kind="").count() == 1


def test_save_and_log_another_opens_an_empty_form(cast):
    answer = post(cast, "vn_focal", act="another")
    assert (answer.url, stored().state) == (NEW, "draft")


def test_the_history_says_once_that_somebody_changed_the_draft_however_often_it_was_saved(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    for number in (1, 2, 3):
        post(
            cast, "vn_focal", f"/activities/{record.reference}/autosave/", version=str(number), title=f"Title {number}"
        )
    history = cast.client_for(cast.vn_focal).get(f"/activities/{record.reference}/").content.decode()
    assert history.count("changed the draft") == 1
    assert "3 times" in history


def test_from_the_list_an_own_record_is_duplicated_in_one_click(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN")
    link = f'href="/activities/{record.reference}/duplicate/"'
    readers = {key: cast.client_for(getattr(cast, key)) for key in ("vn_focal", "la_focal", "officer", "vn_official")}
    shown = {key: link in client.get("/activities/").content.decode() for key, client in readers.items()}
    assert shown == {"vn_focal": True, "la_focal": False, "officer": False, "vn_official": False}
