"""Logging in the browser: bad input gets a sentence at its field, and nothing typed is lost (issue: bad input)."""

import re
from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity
from kernel.members.models import Office
from tests.factories import activities as make
from tests.factories import members

NEW = "/activities/new/"
ELEVEN = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN")


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register, so that the form offers eleven states."""
    members.register()


def post(cast, who: str, url: str = NEW, **values):
    """Send the form as this person."""
    return cast.client_for(getattr(cast, who)).post(url, make.form_of(**values))


def test_a_focal_point_logs_a_draft_of_its_own_office(cast):
    response = post(cast, "vn_focal", mechanisms=["VNLA_BDFE"], others="UNODC\nUNODC\n")
    record = Activity.objects.get()
    assert response.url == reverse("activities:activity-detail", args=[record.reference])
    assert (record.owner.code, record.state, record.audience) == ("VN", "draft", "owner")
    assert {part.name for part in record.participations.all()} == {"Lao PDR", "Viet Nam", "UNODC"}
    assert record.level == "bilateral"


@pytest.mark.parametrize(
    ("month", "left_out", "level"),
    [
        ("October", "TL", "asean_wide"),  # Timor-Leste became a member on 26 October 2025
        ("October", "BN", "subregional"),
        ("November", "TL", "subregional"),
        ("November", "", "asean_wide"),
    ],
)
def test_asean_wide_is_what_every_member_of_its_day_took_part_in(cast, month, left_out, level):
    states = [code for code in ELEVEN if code != left_out]
    post(cast, "vn_focal", states=states, day="1", month=month, year="2025", timing="planned")
    assert Activity.objects.get().level == level


def test_without_a_date_the_members_of_today_are_asked(cast, clock):
    ten = [code for code in ELEVEN if code != "TL"]
    post(cast, "vn_focal", states=ten, precision="unknown")
    clock.set("2025-11-01T09:00")
    post(cast, "vn_focal", states=ten, precision="unknown")
    assert set(Activity.objects.values_list("level", flat=True)) == {"asean_wide", "subregional"}


def test_save_and_submit_is_one_act_and_leads_to_the_receipt(cast):
    response = post(cast, "vn_focal", act="submit")
    record = Activity.objects.get()
    assert response.url == reverse("activities:activity-receipt", args=[record.reference])
    assert (record.state, record.revisions.get().attested) == ("submitted", True)


def test_a_month_by_its_name_is_stored_as_the_whole_month(cast):
    post(cast, "officer", precision="month", day="", month="August", year="2020", host="TH", states=["TH"])
    record = Activity.objects.get()
    assert (str(record.date_from), str(record.date_to), str(record.sort_on)) == (
        "2020-08-01",
        "2020-08-31",
        "2020-08-01",
    )


@pytest.mark.parametrize(
    ("values", "sentence", "target"),
    [
        ({"month": "13"}, "Write the month as 1 to 12, or by its name. You wrote “13”.", "id_month"),
        ({"states": ["XX", "VN"]}, "“XX” is not in the list.", "id_states"),
        (
            {"precision": "range", "last_day": "2", "last_month": "March", "last_year": "2020"},
            "The last day is before the first day.",
            "id_last_day",
        ),
        (
            {"forms": ["8d"], "timing": "confirmed"},
            "Form 8(d) can be confirmed only after consensus. Say where the consensus is recorded.",
            "id_consensus_kind",
        ),
        ({"forms": [], "act": "submit"}, "Choose at least one form of cooperation.", "id_forms"),
        ({"states": [], "host": "", "act": "submit"}, "Name at least one party.", "id_states"),
        ({"attested": "", "act": "submit"}, "Tick this to submit, or save a draft.", "id_attested"),
        ({"title": "", "act": "draft"}, "Write a title.", "id_title"),
        (
            {"forms": ["8d"], "consensus_kind": "elsewhere"},
            "Write where the consensus is recorded.",
            "id_consensus_reference",
        ),
    ],
)
def test_bad_input_gets_a_sentence_at_its_field_and_keeps_what_was_typed(cast, values, sentence, target):
    response = post(cast, "vn_focal", **values)
    body = response.content.decode()
    assert (response.status_code, Activity.objects.count()) == (422, 0)
    assert body.count(sentence) >= 2
    assert f'href="#{target}' in body
    assert "Legal information for border residents and sports." in body


def test_an_8d_activity_with_recorded_consensus_may_be_logged_as_held(cast):
    post(
        cast,
        "vn_focal",
        forms=["8d"],
        consensus_kind="elsewhere",
        consensus_reference="ADSOM, 17 November 2019, para 12",
    )
    assert not Activity.objects.get().consensus_open


def test_a_planned_8d_activity_needs_no_consensus_yet(cast):
    assert post(cast, "vn_focal", forms=["8d"], timing="planned", year="2021", act="submit").status_code == 302


def test_the_same_form_sent_twice_makes_one_record(cast):
    form = make.form_of(act="submit")
    client = cast.client_for(cast.vn_focal)
    first, second = client.post(NEW, form), client.post(NEW, form)
    assert first.url == second.url
    assert (Activity.objects.count(), Activity.objects.get().revisions.count()) == (1, 1)


def test_a_stale_version_is_answered_409_with_both_texts(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    url = reverse("activities:activity-edit", args=[record.reference])
    post(cast, "vn_approver", url, version="1", title="Their title")
    response = post(cast, "vn_focal", url, version="1", title="My own title")
    body = response.content.decode()
    record.refresh_from_db()
    assert (response.status_code, record.title) == (409, "Their title")
    assert ("My own title" in body, "Their" in body) == (True, True)
    assert post(cast, "vn_focal", url, version=response.context["form"].data["version"], title="My own title").url
    record.refresh_from_db()
    assert record.title == "My own title"


def test_what_was_typed_into_a_record_that_was_submitted_meanwhile_is_still_shown(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    url = reverse("activities:activity-edit", args=[record.reference])
    response = post(cast, "vn_focal", url, version="1", title="Typed in vain")
    assert response.status_code == 409
    assert "Typed in vain" in response.content.decode()


def test_the_preview_is_the_sentence_of_the_report(cast):
    response = post(cast, "vn_focal", "/activities/sentence/")
    words = response.content.decode()
    assert "Viet Nam hosted the Young border officers’ seminar in Dong Hoi on 20 March 2020." in words
    assert "Representatives of Lao PDR and Viet Nam took part." in words
    assert Activity.objects.count() == 0


def test_the_preview_names_a_state_as_the_register_does_inside_a_sentence(cast):
    Office.objects.filter(code="LA").update(running_name="the Lao state")
    parties = {"host": "PH", "states": ["LA", "PH"]}
    words = post(cast, "vn_focal", "/activities/sentence/", **parties).content.decode()
    assert "The Philippines hosted" in words
    assert "Representatives of the Lao state and the Philippines took part." in words


def test_the_preview_shows_what_is_still_open(cast):
    words = post(cast, "vn_focal", "/activities/sentence/", title="", month="13").content.decode()
    assert '<span class="gap">title</span>' in words
    assert '<span class="gap">date</span>' in words


@pytest.mark.parametrize("who", ["vn_official", "publisher", "administrator", "auditor"])
def test_nobody_else_logs(cast, who):
    assert post(cast, who).status_code in (403, 404)
    assert Activity.objects.count() == 0


def test_another_states_draft_cannot_be_edited(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    for who in ("la_focal", "officer", "th_focal"):
        assert post(cast, who, reverse("activities:activity-edit", args=[record.reference])).status_code == 404
    assert cast.client_for(cast.vn_official).get(f"/activities/{record.reference}/edit/").status_code == 403


def test_save_and_log_another_names_the_draft_that_was_saved(cast):
    client = cast.client_for(cast.vn_focal)
    make.offices("LA", "VN")
    answer = client.post("/activities/new/", make.form_of(act="another", title="A <visit> & more"), follow=True)
    record = Activity.objects.get()
    page = answer.content.decode()
    assert f'<a href="/activities/{record.reference}/">{record.reference}</a> “A &lt;visit&gt; &amp; more”.' in page


def test_only_what_a_person_wrote_is_shown_as_typed(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    step = f"/activities/{record.reference}/do/submit/"
    given = make.form_of(attested="1", comment="What I wrote", version=record.version)
    page = cast.client_for(cast.vn_focal).post(step, given).content.decode()
    typed = page.split("What you typed")[-1].split("</dl>")[0]
    names = set(re.findall(r"<dt>(.*?)</dt>", typed))
    assert {"Comment", "Title", "Summary"} <= names
    assert not {name for name in names if name in ("Attested", "Token", "Act", "Version") or "FORMS" in name}


def test_a_refused_submission_shows_no_box_as_typed_words(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN", title="")
    answer = cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/do/submit/", {"attested": "1"})
    assert (answer.status_code, "What you typed" in answer.content.decode()) == (422, False)


def test_of_a_mixed_record_the_text_that_may_be_reported_is_declared(cast):
    """¶9: it is declared at every submission; of a mixed record, of what may be reported of it."""
    shown = cast.client_for(cast.vn_focal).get(NEW).content.decode()
    assert "What may be reported of this record contains nothing on territory or boundary lines." in shown
    assert "you then declare it of that text" in shown
    assert "leave this empty" not in shown
    mixed = {"summary": "The markers were seen, and sports were held.", "reportable_text": "Sports were held."}
    assert post(cast, "vn_focal", **mixed, act="submit", attested="").status_code == 422
    assert post(cast, "vn_focal", **mixed, act="submit").status_code == 302
    assert Activity.objects.get().revisions.get().attested


def test_a_record_of_several_months_stays_one_when_it_is_saved(cast):
    months = {"precision": "month", "date_from": date(2019, 5, 1), "date_to": date(2019, 8, 31)}
    record, client = make.draft(cast.vn_focal.actor, "LA", "VN", **months), cast.client_for(cast.vn_focal)
    page = client.get(f"/activities/{record.reference}/edit/").content.decode()
    assert 'name="spans"' in page
    assert 'name="spans"' not in client.get("/activities/new/").content.decode()
    span = {"month": "May", "year": "2019", "spans": "True", "last_month": "August", "last_year": "2019"}
    form = make.form_of(precision="month", day="", act="draft", version=str(record.version), **span)
    assert client.post(f"/activities/{record.reference}/edit/", form).status_code == 302
    record.refresh_from_db()
    assert (record.date_from, record.date_to) == (months["date_from"], months["date_to"])
