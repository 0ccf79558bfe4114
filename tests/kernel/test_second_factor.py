"""The second factor: compulsory before the first page where a post needs one, never twice, fresh where it matters."""

import json
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from kernel.access.actor import Role
from kernel.accounts.models import User
from kernel.accounts.services.second_step import LAST, code_at, step_now
from kernel.audit.models import Entry
from kernel.notify.models import Message
from tests import cast as people
from tests.cast import sign_in
from tests.factories import accounts
from tests.factories import reporting as texts

pytestmark = pytest.mark.django_db
PAGE = "account_second_factor"
PAGES = ("/", "/activities/", "/reports/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/sessions/")
ENROL = ("mfa_activate_totp", "mfa_add_webauthn")


def with_password(person, client=None):
    client = client or Client()
    return client, client.post(reverse("account_login"), {"login": person.email, "password": accounts.PASSWORD})


def second(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def at_home(client):
    return client.get("/").status_code == 200


def verbs():
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


@pytest.fixture
def newcomer(cast):
    """An officer who has set up nothing yet."""
    person = accounts.person("newcomer")
    accounts.post(person, Role.OFFICER, "SEC")
    return person


# Signing in ------------------------------------------------------------------


@pytest.mark.parametrize("who", ["officer", "publisher", "administrator", "auditor", "vn_approver", "two_posts"])
def test_a_compulsory_post_needs_the_code_before_its_first_page(cast, who):
    person = getattr(cast, who)
    client, answer = with_password(person)
    assert answer.url == reverse("mfa_authenticate")
    assert not at_home(client)
    assert second(client, person.code).url == "/"
    assert at_home(client)
    assert verbs() == ["accounts.signed_in"]


@pytest.mark.parametrize("who", ["vn_focal", "vn_official"])
def test_for_officials_and_focal_points_it_is_their_choice(cast, who):
    client, answer = with_password(getattr(cast, who))
    assert answer.url == "/"
    assert at_home(client)


def test_a_wrong_code_is_refused_with_a_sentence_and_is_in_the_audit(cast):
    client, _answer = with_password(cast.officer)
    answer = second(client, "000000" if cast.officer.code != "000000" else "000001")
    assert "This code does not fit" in answer.content.decode()
    assert not at_home(client)
    assert verbs() == ["accounts.code_refused"]


@pytest.mark.parametrize("spelt", ["{}", "{:.3}-{:.3}", " {} "])
def test_a_code_works_once_however_it_is_spelt(cast, spelt):
    code = cast.officer.code
    assert second(with_password(cast.officer)[0], code).url == "/"
    other = f"{code[:3]} {code[3:]}" if spelt == "{:.3}-{:.3}" else spelt.format(code)
    client, _answer = with_password(cast.officer)
    assert second(client, other).status_code == 200
    assert not at_home(client)


def test_a_code_works_once_even_when_the_cache_forgets(cast, settings):
    code = cast.officer.code
    assert second(with_password(cast.officer)[0], code).url == "/"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert second(with_password(cast.officer)[0], code).status_code == 200


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (0, True), (1, False)])
def test_the_code_of_this_half_minute_or_of_the_one_before_works(cast, steps, works, monkeypatch):
    moment = time.time()
    monkeypatch.setattr("time.time", lambda: moment)
    client, _answer = with_password(cast.officer)
    second(client, code_at(cast.officer.totp_secret, step_now() + steps))
    assert at_home(client) == works


def test_after_a_code_the_one_before_it_no_longer_works(cast):
    secret = cast.officer.totp_secret
    assert second(with_password(cast.officer)[0], code_at(secret, step_now())).url == "/"
    assert second(with_password(cast.officer)[0], code_at(secret, step_now() - 1)).status_code == 200


def test_figures_of_another_script_are_no_second_spelling(cast):
    code = cast.officer.code
    assert second(with_password(cast.officer)[0], code).url == "/"
    thai = code.translate({ord("0") + n: chr(0x0E50 + n) for n in range(10)})
    assert second(with_password(cast.officer)[0], thai).status_code == 200


def test_the_session_gets_a_new_key_at_each_step(cast):
    client = Client()
    client.get(reverse("account_login"))
    client.cookies[configured.SESSION_COOKIE_NAME] = "planted" * 5
    with_password(cast.officer, client)
    halfway = client.session.session_key
    second(client, cast.officer.code)
    assert len({"planted" * 5, halfway, client.session.session_key}) == 3


def test_the_factor_of_one_person_is_not_carried_to_the_next_at_the_same_browser(cast):
    client, _answer = with_password(cast.officer)
    second(client, cast.officer.code)
    client.post(reverse("account_logout"))
    _same, answer = with_password(cast.publisher, client)
    assert answer.url == reverse("mfa_authenticate")
    assert not at_home(client)


def test_a_half_done_sign_in_of_one_person_is_not_finished_by_another(cast):
    client, _answer = with_password(cast.officer)
    client.post(reverse("account_logout"))
    with_password(cast.publisher, client)
    second(client, cast.officer.code)
    assert not at_home(client)


def test_a_recovery_code_works_once(cast):
    client = cast.client_for(cast.officer)
    client.post(reverse("mfa_generate_recovery_codes"))
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    assert second(with_password(cast.officer)[0], code).url == "/"
    assert second(with_password(cast.officer)[0], code).status_code == 200
    assert "accounts.recovery_codes_made" in verbs()


# Before the first factor -----------------------------------------------------


def test_without_a_factor_every_page_leads_to_the_page_that_sets_it_up(newcomer):
    client = Client()
    sign_in(client, newcomer, second_factor=False)
    for path in PAGES:
        assert client.get(path).url.startswith(reverse(PAGE)), path
    api = client.get("/api/v1/activities/")
    assert (api.status_code, api.json()["status"]) == (403, 403)
    assert client.post("/activities/new/", {"title": "x"}).status_code == 302
    assert "One more step" in client.get(reverse(PAGE)).content.decode()
    assert client.get(reverse("help")).status_code == 200


def test_setting_up_an_authenticator_opens_the_portal_and_is_in_the_audit_and_in_a_mail(newcomer):
    client = Client()
    sign_in(client, newcomer, second_factor=False)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_at(secret, step_now())})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert client.get(answer.url).status_code == 200
    assert at_home(client)
    assert verbs() == ["accounts.factor_added"]
    assert Message.objects.get().kind == "accounts.sign_in_changed"
    assert secret not in str(list(Entry.objects.values())) + str(list(Authenticator.objects.values("data")))


def test_an_authenticator_is_set_up_with_the_code_of_the_half_minute_before(newcomer):
    client = Client()
    sign_in(client, newcomer, second_factor=False)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_at(secret, step_now() - 1)})
    assert answer.status_code == 302


def test_the_code_that_set_the_authenticator_up_does_not_sign_in(newcomer):
    client = Client()
    sign_in(client, newcomer, second_factor=False)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_at(secret, step_now())})
    client = Client()
    client.post(reverse("account_login"), {"login": newcomer.email, "password": accounts.PASSWORD})
    assert second(client, code_at(secret, step_now())).status_code == 200


def test_a_password_alone_adds_nothing_once_there_is_a_factor(cast):
    """Somebody who knows the password must not set up a second authenticator, nor change the password."""
    client = Client()
    sign_in(client, cast.officer.user, second_factor=False)
    for name in (*ENROL, "account_reauthenticate", "mfa_generate_recovery_codes", "account_change_password"):
        assert client.get(reverse(name)).url.startswith(reverse(PAGE)), name
    assert client.get(reverse(PAGE)).url.startswith(reverse("mfa_reauthenticate"))


def test_a_session_from_before_the_factor_has_to_show_it(newcomer):
    """Two browsers with the password: the factor added in one opens nothing in the other."""
    client = Client()
    sign_in(client, newcomer, second_factor=False)
    TOTP.activate(newcomer, people.secret_of("x"))
    assert client.get("/").url.startswith(reverse(PAGE))
    client.post(reverse("mfa_reauthenticate"), {"code": code_at(people.secret_of("x"), step_now())})
    assert at_home(client)


def test_a_role_that_comes_during_a_session_counts_at_once(cast):
    client = cast.client_for(cast.vn_focal)
    assert at_home(client)
    accounts.post(cast.vn_focal.user, Role.APPROVER, "VN")
    assert client.get("/").url.startswith(reverse(PAGE))


def test_the_way_back_stays_inside_the_portal(newcomer):
    client = Client()
    sign_in(client, newcomer, second_factor=False)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_at(secret, step_now())})
    assert client.get(reverse(PAGE), {"next": "https://elsewhere.example/"}).url == "/"
    assert client.get(reverse(PAGE), {"next": "/activities/"}).url == "/activities/"


# Taking a factor away --------------------------------------------------------


def test_the_last_factor_of_a_compulsory_post_stays_and_another_one_can_go(cast):
    client = cast.client_for(cast.officer)
    refused = client.post(reverse("mfa_deactivate_totp"))
    assert refused.status_code == 422
    assert "Add another way first" in refused.content.decode()
    assert Authenticator.objects.filter(user=cast.officer.user).exists()
    assert "accounts.factor_removed" not in verbs()


def test_a_focal_point_may_go_back_to_the_password(cast):
    TOTP.activate(cast.vn_focal.user, people.secret_of("f"))
    client = Client()
    sign_in(client, cast.vn_focal.user, second_factor=True)
    assert client.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")
    assert verbs() == ["accounts.factor_removed"]
    assert with_password(cast.vn_focal)[1].url == "/"


def test_nobody_removes_the_authenticator_of_somebody_else(cast):
    officer = cast.officer.user
    TOTP.activate(cast.vn_focal.user, people.secret_of("f"))
    client = Client()
    sign_in(client, cast.vn_focal.user, second_factor=True)
    assert [client.post(reverse("mfa_deactivate_totp")).status_code for _try in range(2)] == [302, 404]
    assert Authenticator.objects.filter(user=officer).exists()


# Fresh ------------------------------------------------------------------------


@pytest.fixture
def stage(cast):
    return texts.circulated(cast)


def late(person, second_factor=True, ago=15 * 60 + 1):
    client = Client()
    sign_in(client, person.user, second_factor=second_factor, ago=ago)
    return client


def test_a_reply_needs_a_factor_of_the_last_quarter_of_an_hour(cast, stage):
    path = reverse("reporting:stage-reply", args=[stage.public_id])
    assert late(cast.vn_approver, ago=14 * 60).get(path).status_code == 200
    answer = late(cast.vn_approver).get(path)
    assert answer.url == f"{reverse('mfa_reauthenticate')}?next={path.replace('/', '%2F')}"


def test_what_was_typed_too_late_is_offered_again_after_the_code_and_only_a_button_sends_it(cast, stage):
    path = reverse("reporting:stage-reply", args=[stage.public_id])
    client = late(cast.vn_approver)
    fields = cast.client_for(cast.vn_approver).get(path).context["form"].fields
    name = next(name for name in fields if name.startswith("text-"))
    way = client.post(path, {"scope": "marked", name: "Read twice."}).url
    answer = client.post(way, {"code": cast.vn_approver.code, "next": path}, follow=True)
    assert dict(answer.context["again"]) == {"scope": "marked", name: "Read twice."}
    assert "Nothing was sent yet" in answer.content.decode()
    assert not stage.round.seats.get(office=cast.vn_approver.office).positions.exists()
    assert client.get(path, {"anew": ""}).context["form"] is not None


def test_a_confirmation_sent_too_late_is_offered_again_too(cast, stage):
    path = reverse("reporting:stage-confirm", args=[stage.public_id])
    client = late(cast.vn_approver)
    way = client.post(path).url
    answer = client.post(way, {"code": cast.vn_approver.code, "next": path}, follow=True)
    assert "Send it now" in answer.content.decode()
    assert client.post(path).url == reverse("reporting:stage-reply", args=[stage.public_id])


def test_the_code_of_somebody_else_freshens_nothing(cast, stage):
    path = reverse("reporting:stage-reply", args=[stage.public_id])
    client = late(cast.vn_approver)
    assert client.post(reverse("mfa_reauthenticate"), {"code": cast.th_approver.code, "next": path}).status_code == 200
    assert client.get(path).status_code == 302


def test_a_password_does_not_freshen_the_session_of_somebody_with_a_factor(cast, stage):
    path = reverse("reporting:stage-reply", args=[stage.public_id])
    client = late(cast.vn_approver)
    given = {"password": accounts.PASSWORD, "next": path}
    assert client.post(reverse("account_reauthenticate"), given).url.startswith(reverse("mfa_reauthenticate"))
    assert client.get(path).status_code == 302


def test_without_a_factor_the_password_is_asked_for(cast, stage):
    path = reverse("reporting:stage-reply", args=[stage.public_id])
    client = late(cast.vn_focal, second_factor=False)
    way = client.get(path).url
    assert way.startswith(reverse("account_reauthenticate"))
    assert client.post(way, {"password": accounts.PASSWORD, "next": path}).url == path
    assert client.get(path).status_code == 403


def test_releasing_and_withdrawing_a_pack_need_a_fresh_factor_and_recording_a_position_does_not(cast):
    pack = texts.pack(cast)
    for name in ("pack-release", "pack-withdraw"):
        path = reverse(f"reporting:{name}", args=[pack.public_id])
        assert late(cast.publisher).get(path).url.startswith(reverse("mfa_reauthenticate")), name
    path = reverse("reporting:stage-position", args=[pack.stage.public_id])
    assert late(cast.officer).get(path).status_code != 302


def test_the_limit_is_a_setting(cast, stage, settings):
    settings.FRESH_FOR = settings.FRESH_FOR * 2
    assert late(cast.vn_approver).get(reverse("reporting:stage-reply", args=[stage.public_id])).status_code == 200


# Sessions ---------------------------------------------------------------------


def test_signing_out_elsewhere_ends_the_other_sessions_at_once_and_keeps_this_one(cast):
    here, there = with_password(cast.vn_focal)[0], with_password(cast.vn_focal)[0]
    outsider = with_password(cast.th_focal)[0]
    assert len(here.get(reverse("usersessions_list")).context["lines"]) == 2
    here.post(reverse("usersessions_list"))
    assert [at_home(client) for client in (here, there, outsider)] == [True, False, True]
    assert len(here.get(reverse("usersessions_list")).context["lines"]) == 1
    assert verbs()[-1] == "accounts.signed_out_elsewhere"


def test_a_new_password_takes_the_other_sessions_off_the_list(cast):
    here, there = with_password(cast.vn_focal)[0], with_password(cast.vn_focal)[0]
    new = "seven slow boats at dawn"
    given = {"oldpassword": accounts.PASSWORD, "password1": new, "password2": new}
    here.post(reverse("account_change_password"), given)
    assert at_home(here)
    assert not at_home(there)
    assert len(here.get(reverse("usersessions_list")).context["lines"]) == 1


def test_the_list_of_sessions_needs_the_same_queries_whatever_their_number(cast, count_queries):
    numbers = []
    for more in (1, 10):
        clients = [with_password(cast.vn_focal)[0] for _each in range(more)]
        with count_queries() as seen:
            clients[-1].get(reverse("usersessions_list"))
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] <= 12


# At rest ----------------------------------------------------------------------


def test_secrets_are_kept_encrypted_and_a_former_key_still_opens_them(newcomer, settings):
    secret = people.secret_of("x")
    kept = TOTP.activate(newcomer, secret).instance
    assert secret not in json.dumps(Authenticator.objects.get(pk=kept.pk).data)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-key-" * 5
    client = Client()
    client.post(reverse("account_login"), {"login": newcomer.email, "password": accounts.PASSWORD})
    assert second(client, code_at(secret, step_now())).url == "/"
    assert Authenticator.objects.get(pk=kept.pk).data[LAST] == step_now()
    assert User.objects.get(pk=newcomer.pk).is_active
