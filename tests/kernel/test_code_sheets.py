"""The printed sheet of codes: issued by a colleague, shown once, each code once, in any order."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kernel.access.actor import Role
from kernel.accounts.models import CodeSheet, SheetCode
from kernel.accounts.services.code_sheet import issue_sheet, use_code, void_sheet
from kernel.audit.models import Entry
from kernel.errors import Forbidden
from kernel.notify.models import Message
from tests.cast import sign_in
from tests.factories import accounts

pytestmark = pytest.mark.django_db


def issue_path(person):
    return reverse("account_code_sheet_issue", args=[person.user.public_id])


def issued(client, person):
    """The codes of a new sheet, as the page shows them."""
    answer = client.post(issue_path(person))
    assert answer.status_code == 200, answer.status_code
    return [code for _number, code in answer.context["codes"]]


def with_code(user, code):
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": accounts.PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": code})
    return client.get("/").status_code == 200


def verbs():
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


@pytest.fixture
def second_approver(cast):
    """Another approver of Viet Nam, who may carry no telephone."""
    person = accounts.person("second.approver")
    accounts.post(person, Role.APPROVER, "VN")
    return person


@pytest.fixture
def codes(cast, second_approver):
    """The sheet that the approver of Viet Nam issued for the other one."""
    return issue_sheet(actor=cast.vn_approver.actor, person=second_approver)[1]


# Who issues ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("vn_approver", "vn_focal", 200),
        ("vn_approver", "vn_official", 200),
        ("officer", "publisher", 200),
        ("publisher", "auditor", 200),
        ("vn_approver", "vn_approver", 404),
        ("officer", "officer", 404),
        ("th_approver", "vn_focal", 404),
        ("officer", "vn_focal", 404),
        ("vn_approver", "closed", 404),
        ("vn_focal", "vn_official", 403),
        ("administrator", "officer", 403),
        ("auditor", "officer", 403),
    ],
)
def test_a_sheet_is_issued_for_a_colleague_of_the_own_office_and_never_for_oneself(cast, who, whom, status):
    person = getattr(cast, whom)
    client = cast.client_for(getattr(cast, who))
    assert client.get(issue_path(person)).status_code == status
    assert client.post(issue_path(person)).status_code == status
    assert CodeSheet.objects.filter(user=person.user).exists() == (status == 200)
    assert ("accounts.sheet_issued" in verbs()) == (status == 200)


def test_the_service_refuses_what_the_page_refuses(cast):
    for actor in (cast.th_approver.actor, cast.vn_focal.actor, cast.vn_official.actor):
        with pytest.raises(Forbidden):
            issue_sheet(actor=actor, person=cast.vn_official.user)
    assert not CodeSheet.objects.exists()


def test_the_list_shows_colleagues_only(cast):
    for person in (cast.vn_focal, cast.th_focal, cast.officer):
        assert person.user
    shown = [line.person for line in cast.client_for(cast.vn_approver).get("/accounts/code-sheets/").context["lines"]]
    assert shown == [cast.vn_focal.user]
    assert cast.client_for(cast.vn_focal).get("/accounts/code-sheets/").status_code == 403


def test_issuing_needs_a_fresh_factor(cast):
    client = Client()
    sign_in(client, cast.vn_approver.user, second_factor=True, ago=16 * 60)
    assert client.post(issue_path(cast.vn_focal)).status_code == 302
    assert not CodeSheet.objects.exists()


# Shown once ----------------------------------------------------------------------


def test_the_codes_are_shown_once_and_kept_nowhere(cast):
    client = cast.client_for(cast.vn_approver)
    codes = issued(client, cast.vn_focal)
    assert len(set(codes)) == 20
    kept = (
        str(list(SheetCode.objects.values()))
        + str(list(CodeSheet.objects.values()))
        + str(list(Entry.objects.values()))
    )
    again = (
        client.get("/accounts/code-sheets/").content.decode() + client.get(issue_path(cast.vn_focal)).content.decode()
    )
    for code in codes:
        assert code not in kept + again
        assert code.replace("-", "") not in kept + again
    assert Message.objects.get().person_id == cast.vn_focal.user.pk


# At sign-in ----------------------------------------------------------------------


def test_each_code_works_once_in_any_order_and_in_any_letter_case(second_approver, codes):
    assert with_code(second_approver, codes[7])
    assert with_code(second_approver, codes[2].lower().replace("-", " "))
    assert not with_code(second_approver, codes[7])
    used = Entry.objects.filter(verb="accounts.code_used").order_by("number")
    assert [entry.changes for entry in used] == [{"number": 8, "left": 19}, {"number": 3, "left": 18}]
    assert "accounts.code_refused" in verbs()


def test_a_sheet_alone_is_no_password(second_approver, codes):
    client = Client()
    client.post(reverse("account_login"), {"login": second_approver.email, "password": "wrong"})
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.get("/").status_code == 302


def test_the_code_of_one_person_does_not_open_the_door_of_another(cast, codes):
    assert not with_code(cast.th_approver.user, codes[0])
    assert not SheetCode.objects.exclude(used_at=None).exists()


def test_a_new_sheet_makes_the_old_one_void(cast, second_approver, codes):
    new = issue_sheet(actor=cast.vn_approver.actor, person=second_approver)[1]
    assert not with_code(second_approver, codes[0])
    assert with_code(second_approver, new[0])


def test_a_sheet_ends_after_the_days_of_the_setting(cast, second_approver, settings):
    settings.CODE_SHEET_DAYS = 30
    sheet, codes = issue_sheet(actor=cast.vn_approver.actor, person=second_approver)
    assert timedelta(days=29) < sheet.expires_at - timezone.now() <= timedelta(days=30)
    CodeSheet.objects.update(expires_at=timezone.now() + timedelta(minutes=5))
    assert with_code(second_approver, codes[0])
    CodeSheet.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not with_code(second_approver, codes[1])


def test_once_a_sheet_was_in_use_a_password_alone_sets_nothing_else_up(second_approver, codes):
    """Else the end of a sheet would open the account to whoever knows the password."""
    with_code(second_approver, codes[0])
    CodeSheet.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    client = Client()
    client.post(reverse("account_login"), {"login": second_approver.email, "password": accounts.PASSWORD})
    page = client.get("/", follow=True)
    assert "Set up an authenticator" not in page.content.decode()
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(name)).url.startswith(reverse("account_second_factor"))


def test_a_person_waiting_at_the_set_up_page_goes_on_with_a_sheet_issued_meanwhile(cast, second_approver):
    client = Client()
    client.post(reverse("account_login"), {"login": second_approver.email, "password": accounts.PASSWORD})
    page = reverse("account_second_factor")
    assert client.get("/").url.startswith(page)
    code = issued(cast.client_for(cast.vn_approver), type("P", (), {"user": second_approver}))[0]
    assert client.post(page, {"code": "0000000000"}).status_code == 422
    assert client.post(page, {"code": code, "next": "/activities/"}).url == "/activities/"
    assert client.get("/activities/").status_code == 200


def test_a_code_of_the_sheet_freshens_a_session(second_approver, codes):
    client = Client()
    sign_in(client, second_approver, second_factor=True, ago=16 * 60)
    way = client.get(reverse("account_code_sheet_issue", args=[second_approver.public_id])).url
    assert client.post(way, {"code": codes[0], "next": "/help/"}).url == "/help/"


# Void -----------------------------------------------------------------------------


def test_a_void_sheet_opens_nothing_and_its_owner_is_signed_out(cast, second_approver, codes):
    inside = Client()
    inside.post(reverse("account_login"), {"login": second_approver.email, "password": accounts.PASSWORD})
    inside.post(reverse("mfa_authenticate"), {"code": codes[0]})
    path = reverse("account_code_sheet_void", args=[CodeSheet.objects.get().public_id])
    assert cast.client_for(cast.th_approver).post(path).status_code == 404
    assert cast.client_for(cast.vn_focal).post(path).status_code == 404
    assert inside.post(path).status_code == 404, "one's own sheet is a colleague's to end"
    assert inside.get("/").status_code == 200
    assert cast.client_for(cast.vn_approver).post(path).url == "/accounts/code-sheets/"
    assert inside.get("/").status_code == 302
    assert not with_code(second_approver, codes[1])
    assert verbs().count("accounts.sheet_voided") == 1


def test_the_service_makes_no_sheet_of_another_office_void(cast, codes):
    with pytest.raises(Forbidden):
        void_sheet(actor=cast.th_approver.actor, sheet=CodeSheet.objects.get())


# At the same moment ------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_use_one_code_at_the_same_moment_one_gets_in(cast, second_approver, codes):
    def use(_number):
        try:
            return use_code(person=second_approver, code=codes[0])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(use, range(20))) == [False] * 19 + [True]
    assert connection.vendor == "postgresql"
    assert verbs().count("accounts.code_used") == 1
