"""National clearance: each office decides for itself, and a signature on the printed sheet may stand for it."""

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
    return cast.client_for(getattr(cast, who)).post(f"/reports/sheets/{record.reference}/signed/", form)


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
        ({"version_code": "1B22-D9C8-1DA7"}, "The record has another version now."),
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
