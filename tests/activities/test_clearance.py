"""National clearance: each office decides for itself, and a signature on the printed sheet may stand for it."""

import re

import pytest

from activities.models import PaperClearance
from kernel.audit.models import Entry
from kernel.members.models import Office
from reporting.services.sheet import sheet_of
from tests.factories import activities as make
from tests.factories import members

pytestmark = pytest.mark.django_db
PAGE = "/people/clearance/"


def sign(cast, who: str, record, **values):
    """Note a signed sheet of the record as it is."""
    code = sheet_of(record, actor=cast.vn_focal.actor).version_code
    given = {"authority": "Director-General, Border Department", "signed_on": "30 September 2020"}
    form = given | {"version_code": code, "version": record.version} | values
    return cast.client_for(getattr(cast, who)).post(f"/activities/sheets/{record.reference}/signed/", form)


def test_an_approver_chooses_for_the_own_office_alone(cast):
    make.offices("LA", "VN")
    answer = cast.client_for(cast.vn_approver).post(PAGE, {"clears": "on", "on_paper": "on"})
    chosen = dict(Office.objects.filter(code__in=["LA", "VN"]).values_list("code", "clears_on_paper"))
    assert (answer.status_code, chosen) == (302, {"LA": False, "VN": True})
    assert Entry.objects.filter(verb="members.clearance_chosen").count() == 1
    cast.client_for(cast.vn_approver).post(PAGE, {"on_paper": "on"})
    assert not Office.objects.get(code="VN").clears_on_paper, "it stands for a clearance, so it needs one"


@pytest.mark.parametrize("who", ["vn_focal", "vn_official", "officer", "administrator", "auditor"])
def test_nobody_else_chooses(cast, who):
    assert cast.client_for(getattr(cast, who)).get(PAGE).status_code == 404


def test_a_signed_sheet_clears_the_record_on_the_authority_of_whoever_signed(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    with members.clearing("VN"):
        assert sign(cast, "vn_focal", record).status_code == 302
        record.refresh_from_db()
        noted = PaperClearance.objects.get()
        page = f"/activities/{record.reference}/"
        assert (record.state, str(noted.signed_on)) == ("cleared", "2020-09-30")
        own = cast.client_for(cast.vn_focal).get(page).content.decode()
        assert "On the authority of Director-General, Border Department, signed 30 September 2020" in own
        cast.client_for(cast.vn_focal).post(f"{page}do/submit/", {"attested": "on"})
    for who in ("officer", "la_focal"):
        answer = cast.client_for(getattr(cast, who)).get(page)
        assert "Director-General" not in answer.content.decode(), "who signed is read by the own office alone"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"authority": ""}, "Write who signed."),
        ({"signed_on": "1 January 2030"}, "This day is still to come."),
        ({"signed_on": "soon"}, "“soon”"),
        ({"version_code": "1B22-D9C8-1DA7"}, "This is not the code of the record as it is now"),
        ({"version_code": "no such code"}, "If the record was changed since it was printed, print it again."),
    ],
)
def test_a_sheet_that_does_not_fit_the_record_is_refused_with_a_sentence(cast, values, sentence):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    with members.clearing("VN"):
        answer = sign(cast, "vn_focal", record, **values)
    record.refresh_from_db()
    assert (answer.status_code, record.state) == (422, "draft")
    assert sentence in answer.content.decode()


def test_paper_counts_only_where_the_office_says_so(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    assert sign(cast, "vn_focal", record).status_code == 403
    with members.clearing("VN"):
        for who in ("la_focal", "officer", "vn_official"):
            assert sign(cast, who, record).status_code in (403, 404)
    assert PaperClearance.objects.count() == 0


def test_the_code_may_be_typed_with_blanks_or_nothing_between(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    code = sheet_of(record, actor=cast.vn_focal.actor).version_code
    with members.clearing("VN"):
        answer = sign(cast, "vn_focal", record, version_code=f" {code.replace('-', ' ').lower()} ")
    assert answer.status_code == 302
    assert PaperClearance.objects.get().version_code == code


FIRST = "An approver of your office clears it"
TOLD = "The secretariat is told that a record waits."


def page(cast, who: str, path: str) -> str:
    return cast.client_for(getattr(cast, who)).get(path).content.decode()


def test_a_draft_that_must_be_cleared_says_who_does_it_and_does_not_offer_submission(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    address = f"/activities/{record.reference}/"
    assert TOLD in page(cast, "vn_focal", address)
    with members.clearing("VN"):
        own, approvers = page(cast, "vn_focal", address), page(cast, "vn_approver", address)
        assert (FIRST in own, TOLD in own, "may also be printed and signed" in own) == (True, False, True)
        assert (FIRST in approvers, TOLD in approvers, "Record national clearance" in approvers) == (False, False, True)
        for form in ("/activities/new/", f"{address}edit/"):
            words = page(cast, "vn_focal", form)
            assert ("Save and submit" in words, "Your office uses national clearance" in words) == (False, True)
        cast.client_for(cast.vn_approver).post(f"{address}do/clear/")
        own = page(cast, "vn_focal", address)
        assert (FIRST in own, TOLD in own) == (False, True)


def test_the_page_speaks_of_paper_only_where_paper_counts(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    Office.objects.filter(code="VN").update(clears=True)
    assert "may also be printed and signed" not in page(cast, "vn_focal", f"/activities/{record.reference}/")


def test_who_submits_before_clearance_reads_who_does_what(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    step = f"/activities/{record.reference}/do/submit/"
    with members.clearing("VN"):
        told = {}
        for who in ("vn_focal", "vn_approver"):
            answer = cast.client_for(getattr(cast, who)).post(step, {"attested": "on"})
            assert answer.status_code == 422
            told[who] = answer.content.decode()
        form = cast.client_for(cast.vn_focal).post("/activities/new/", make.form_of(act="submit"))
    assert "An approver of your office clears it first" in told["vn_focal"]
    assert "choose “Record national clearance” on its page" in told["vn_approver"]
    assert (form.status_code, "An approver of your office clears it first" in form.content.decode()) == (422, True)


def test_the_approver_s_home_lists_what_could_be_cleared_now(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN", title="Ready to be cleared")
    make.draft(cast.vn_focal.actor, title="Nobody is named yet")
    other = make.draft(cast.la_focal.actor, "LA", "VN", title="Of another office")
    assert "Ready to be cleared" not in waiting(cast, "vn_approver"), "the office does not clear"
    with members.clearing("VN"):
        assert waiting(cast, "vn_approver") == ["Ready to be cleared"]
        for who in ("vn_focal", "vn_official", "officer", "la_approver"):
            assert waiting(cast, who) == []
        cast.client_for(cast.vn_approver).post(f"/activities/{record.reference}/do/clear/")
        assert waiting(cast, "vn_approver") == []
    assert other.state == "draft"


def waiting(cast, who: str) -> list[str]:
    """The titles of what needs this person."""
    context = cast.client_for(getattr(cast, who)).get("/").context
    return [line.title for line in context["waiting"]]


def test_a_cleared_record_asks_for_one_step_before_all_others(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    with members.clearing("VN"):
        sign(cast, "vn_focal", record)
        page = cast.client_for(cast.vn_focal).get(f"/activities/{record.reference}/").content.decode()
    assert re.findall(r"<button[^>]*btn-main[^>]*>([^<]*)", page) == ["Submit the record"]
