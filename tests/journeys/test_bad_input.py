"""Careless and hostile input gets a sentence at its field, or a page that says what and where; nothing is lost."""

import itertools
from uuid import uuid4

import pytest
from django.test import Client

from activities.models import Activity
from reporting.models import Cycle
from tests.factories import activities as make
from tests.factories import members
from tests.factories import reporting as reports

NEW = "/activities/new/"
SUMMARY = "Legal information for border residents and sports."


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register, so that the form offers eleven states."""
    members.register()


def send(cast, url: str = NEW, who: str = "vn_focal", **values):
    """Send the form of an activity."""
    return cast.client_for(getattr(cast, who)).post(url, make.form_of(**values))


@pytest.mark.parametrize(
    ("values", "sentence", "target"),
    [
        ({"day": "31", "month": "February"}, "February 2020 has no day 31.", "id_day"),
        ({"month": "0"}, "You wrote “0”.", "id_month"),
        ({"year": "0"}, "Write the year with four figures. You wrote “0”.", "id_year"),
        ({"year": "9999"}, "Write the year with four figures. You wrote “9999”.", "id_year"),
        ({"day": "9" * 20}, "Write the day as 1 to 31.", "id_day"),
        ({"day": "1" * 5000}, "at most 20 characters", "id_day"),
        ({"precision": "century"}, "century", "id_precision"),
        ({"forms": ["8z"]}, "“8z” is not in the list.", "id_forms"),
        ({"host": "XX"}, "“XX” is not in the list.", "id_host"),
        ({"mechanisms": ["NO_SUCH"]}, "“NO_SUCH” is not in the list.", "id_mechanisms"),
        ({"forms": ["8d"], "timing": "took_place"}, "only after consensus", "id_consensus_kind"),
        ({"title": "x" * 70_000}, "at most 300 characters", "id_title"),
        ({"summary": SUMMARY + "y" * 600}, "at most 600 characters", "id_summary"),
        ({"others": "UNODC\n" + "z" * 201}, "Write at most 200 characters on a line.", "id_others"),
        ({"title": "Null\x00"}, "Null characters are not allowed.", "id_title"),
        ({"place": "Bell\x07 tower"}, "There is an invisible character (U+0007) after “Bell”.", "id_places-0-name"),
        ({"title": "Turned \u202eround"}, "There is an invisible character (U+202E) after “Turned ”.", "id_title"),
    ],
)
def test_every_wrong_value_is_named_at_its_field_and_all_that_was_typed_stays(cast, values, sentence, target):
    answer = send(cast, **values)
    body = answer.content.decode()
    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert sentence in body
    assert f'href="#{target}' in body
    assert SUMMARY in body
    for typed in values.values():
        if isinstance(typed, str) and typed.isprintable():
            assert typed in body


def test_what_the_scripts_of_the_region_need_is_kept_as_typed(cast):
    title = "ការ\u200bហ្វឹកហាត់ နယ်\u200cစပ် ความร่วมมือ Bộ Quốc phòng"
    send(cast, title=title)
    assert Activity.objects.get().title == title


def test_markup_is_text(cast):
    send(cast, title="<script>alert(1)</script> & “friends”")
    page = cast.client_for(cast.vn_focal).get(f"/activities/{Activity.objects.get().reference}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “friends”" in page


@pytest.mark.parametrize("version", ["9" * 5000, "-1", "²", "1.0", "abc", "\x00", "99999999999999999999"])
def test_a_version_that_is_no_version_is_a_stale_page(cast, version):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.officer)
    for path in ("do/accept/", "do/send_back/"):
        typed = {"version": version, "comment": "Thank you."}
        answer = client.post(f"/activities/{record.reference}/{path}", typed)
        assert (answer.status_code, "Thank you." in answer.content.decode()) == (409, True)
    record.refresh_from_db()
    assert record.state == "submitted"


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [("x" * 5000, "Write at most 4000 characters. You wrote 5000."), ("Why\x00?", "U+0000"), ("\u202eyhW", "U+202E")],
)
def test_a_comment_that_cannot_be_kept_is_refused_with_a_sentence_and_shown(cast, comment, sentence):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    answer = cast.client_for(cast.officer).post(f"/activities/{record.reference}/do/send_back/", {"comment": comment})
    body = answer.content.decode()
    assert (answer.status_code, sentence in body) == (422, True)
    assert comment[-1] in body


def test_a_stale_version_shows_both_texts_and_saves_neither_over_the_other(cast):
    stage = reports.drafted(cast)
    paragraph = stage.paragraphs.order_by("order")[2]
    url, officer = f"/reports/paragraphs/{paragraph.public_id}/", cast.client_for(cast.officer)
    assert officer.post(url, {"text": "Their wording.", "version": paragraph.version}).status_code == 302
    answer = officer.post(url, {"text": "My wording.", "version": paragraph.version})
    assert answer.status_code == 409
    assert "My wording." in answer.content.decode()
    assert "Their wording." in answer.content.decode()


def test_a_form_that_is_too_large_is_answered_with_its_limit(cast):
    answer = send(cast, summary="x" * 5_000_000)
    assert (answer.status_code, Activity.objects.count()) == (413, 0)
    assert "A form may hold 2 MB at most." in answer.content.decode()


def test_a_form_with_too_many_fields_is_answered_with_its_limit(cast):
    answer = send(cast, **{f"field{number}": "x" for number in range(3000)})
    assert answer.status_code == 400
    assert "A form may have 2000 fields at most." in answer.content.decode()


def test_a_method_no_page_takes_is_405_with_a_sentence(cast):
    client = cast.client_for(cast.officer)
    urls = ("/", NEW, "/activities/", "/reports/", "/reports/new/", "/mechanisms/", "/help/")
    for method, url in itertools.product(("put", "patch", "delete", "options", "trace"), urls):
        answer = getattr(client, method)(url)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST"), (method, url)
        assert "This address does not take that step" in answer.content.decode()


def test_a_page_for_reading_takes_no_form_and_answers_head_like_get(cast):
    client = cast.client_for(cast.officer)
    for url in ("/", "/activities/", "/reports/", "/mechanisms/", "/help/", "/healthz", "/readyz"):
        assert client.post(url, {"q": "x"}).status_code == 405, url
        assert (client.head(url).status_code, client.head(url).content) == (200, b""), url


def test_a_button_for_sending_is_no_page_to_open(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.officer)
    for path in (f"/activities/{record.reference}/do/accept/", "/activities/sentence/"):
        assert client.get(path).status_code == 405
    record.refresh_from_db()
    assert record.state == "submitted"


UNKNOWN = [
    *("/activities/BM-2020-ZZZZ/", "/activities/%00/", "/activities/BM-2020-ZZZZ/edit/", "/activities/1/", "/nothing/"),
    *("/activities/" + "x" * 3000 + "/", "/mechanisms/NO_SUCH/", "/mechanisms/%F0%9F%98%80/", "/activities/sheets/1/"),
    *(f"{path}{uuid4()}/" for path in ("/reports/", "/reports/texts/", "/reports/paragraphs/", "/jobs/")),
    *(f"/reports/packs/{uuid4()}/pdf/", "/reports/1/", "/jobs/1/"),
]


def test_what_does_not_exist_is_404_in_a_sentence(cast):
    client = cast.client_for(cast.officer)
    for url in UNKNOWN:
        answer = client.get(url)
        assert answer.status_code == 404, url
        assert "There is no such page" in answer.content.decode()


def test_a_step_that_is_not_offered_does_nothing(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    tries = {("vn_focal", "accept"): 403, ("th_focal", "accept"): 404, ("officer", "fly"): 404}
    tries |= {("officer", "submit"): 409, ("vn_official", "recall"): 403, ("administrator", "accept"): 404}
    for (who, name), status in tries.items():
        answer = cast.client_for(getattr(cast, who)).post(f"/activities/{record.reference}/do/{name}/")
        assert answer.status_code == status, (who, name)
    record.refresh_from_db()
    assert (record.state, record.revisions.count()) == ("submitted", 1)


def test_the_same_button_pressed_twice_acts_once_and_says_what_the_record_is_now(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    client, url = cast.client_for(cast.officer), f"/activities/{record.reference}/do/accept/"
    first, second = (client.post(url, {"version": record.version}) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    record.refresh_from_db()
    assert (record.state, record.version) == ("accepted", 3)


def test_the_same_cycle_opened_twice_is_one_cycle(cast):
    client, form = cast.client_for(cast.officer), {"title": "2020 update", "cutoff": "30 September 2020"}
    assert client.post("/reports/new/", form).status_code == 302
    again = client.post("/reports/new/", form)
    assert (again.status_code, Cycle.objects.count()) == (422, 1)
    assert "2020 update" in again.content.decode()


def test_a_filter_of_nonsense_shows_the_list(cast):
    client = cast.client_for(cast.officer)
    for query in ("q=%00", "page=-1", "page=" + "9" * 500, "year=x", "state=' or 1=1", "q=" + "x" * 3000):
        assert client.get(f"/activities/?{query}").status_code == 200, query


def test_an_odd_request_id_does_not_stop_a_step(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.vn_focal)
    url = f"/activities/{record.reference}/do/submit/"
    answer = client.post(url, {"attested": "on"}, HTTP_X_REQUEST_ID="x" * 300)
    assert answer.status_code == 302


def test_bytes_that_are_no_text_are_no_error(cast):
    client = cast.client_for(cast.officer)
    answer = client.post(NEW, b"title=%ff%fe&x", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 422
    assert client.post(NEW, b"\x00\xff", content_type="multipart/form-data; boundary=x").status_code in (400, 422)


def test_an_unknown_host_or_an_open_redirect_leads_nowhere(cast):
    form = {"login": cast.my_official.email, "password": cast.my_official.password}
    answer = Client().post("/accounts/login/?next=https://elsewhere.example/", form)
    assert answer.url == "/"
