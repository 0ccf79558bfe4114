"""A new approver, a lost second factor and a new sign-in address take a second person; persons count, not posts."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from kernel.access.actor import Role
from kernel.accounts.models import Agreement, Invitation, Post, TwoPersonRequest, User
from kernel.accounts.second_persons import seconds_of, told_of, told_of_the_answer
from kernel.audit.models import Entry
from kernel.notify.letters import mail_of
from kernel.notify.models import Message
from tests.cast import sign_in
from tests.factories import accounts, people

pytestmark = pytest.mark.django_db
NOTE = {"note_reference": "Note 7/2020", "note_date": "28 September 2020"}


@pytest.fixture
def second(cast):
    """Another approver of Viet Nam."""
    user = accounts.person("vn_approver_two")
    accounts.post(user, Role.APPROVER, "VN")
    return user


def desk(user):
    client = Client()
    sign_in(client, user, second_factor=True)
    return client


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("person__email", flat=True))


def new_approver(cast):
    return cast.client_for(cast.vn_approver).post("/people/invite/", people.form(role="approver"))["Location"]


def test_a_new_approver_takes_another_approver_and_the_mail_waits_for_it(cast, second):
    page = new_approver(cast)
    assert not Message.objects.filter(address="new.person@ministry.example").exists()
    assert told("accounts.second_person") == {second.email}
    desk(second).post(f"{page}agree/")
    assert Client().get(people.link_of()).status_code == 200
    assert told("accounts.answered") == {cast.vn_approver.email}
    assert Entry.objects.filter(verb="accounts.request.agree", person_id=second.pk).exists()


def test_whoever_asked_does_not_agree(cast, second):
    page = new_approver(cast)
    shown = cast.client_for(cast.vn_approver).get(page).content.decode()
    assert "Another person has to agree" in shown
    assert f"{page}agree/" not in shown
    assert cast.client_for(cast.vn_approver).post(f"{page}agree/").status_code == 403
    assert people.asked().state == "asked"


def test_one_person_with_two_posts_is_one_person(cast, second):
    accounts.post(cast.vn_focal.user, Role.APPROVER, "VN")  # a focal point who is an approver as well
    page = cast.client_for(cast.vn_focal).post("/people/invite/", people.form(role="approver"))["Location"]
    client = cast.client_for(cast.vn_focal)
    assert "whatever other posts you hold" in client.get(page).content.decode()
    assert client.post(f"{page}agree/").status_code == 403
    assert cast.vn_focal.user.pk not in seconds_of(people.asked())
    assert not Agreement.objects.exists()


def test_whoever_is_invited_does_not_agree_to_the_own_post(cast, second):
    sent = people.form(role="approver", email=cast.vn_focal.email)
    accounts.post(cast.vn_focal.user, Role.APPROVER, "VN", end=people.START.replace(month=12))
    page = cast.client_for(cast.vn_approver).post("/people/invite/", sent | {"start": "1 January 2021"})["Location"]
    assert cast.client_for(cast.vn_focal).post(f"{page}agree/").status_code == 422
    assert people.asked().state == "asked"


def test_the_outsider_finds_no_request_and_a_focal_point_does_not_agree(cast, second):
    page = new_approver(cast)
    for who in ("th_approver", "vn_focal", "vn_official", "officer", "auditor"):
        client = cast.client_for(getattr(cast, who))
        assert client.get(page).status_code == 404, who
        assert client.post(f"{page}agree/").status_code == 404, who


def test_a_declined_or_withdrawn_request_sends_nothing(cast, second):
    page = new_approver(cast)
    desk(second).post(f"{page}decline/", {"comment": "Not from that ministry."})
    assert (people.asked().state, Invitation.objects.get().ended_at is not None) == ("declined", True)
    shown = cast.client_for(cast.vn_approver).get(page).content.decode()
    assert "Vn Approver Two (Approver, Viet Nam) on 1 October 2020: Not from that ministry." in shown
    page = new_approver(cast)
    cast.client_for(cast.vn_approver).post(f"{page}withdraw/")
    assert people.asked().state == "withdrawn"
    assert desk(second).post(f"{page}agree/").status_code == 409
    assert not Message.objects.filter(address="new.person@ministry.example").exists()


def test_what_somebody_asked_for_falls_with_their_post(cast, second):
    page = new_approver(cast)
    Post.objects.filter(pk=cast.vn_approver.posts[0].pk).update(end=people.START.replace(month=9, day=30))
    answer = desk(second).post(f"{page}agree/")
    assert (answer.status_code, "no longer holds the post" in answer.content.decode()) == (422, True)
    assert people.asked().state == "asked"


# A state with one approver: the administrator and the note -----------------------


def test_without_another_approver_the_administrator_carries_it_out_on_the_note(cast):
    administrator = cast.client_for(cast.administrator)
    page = new_approver(cast)
    assert told("accounts.second_person") == {cast.administrator.email}
    assert administrator.post(f"{page}on-note/", NOTE | {"note_reference": ""}).status_code == 422
    administrator.post(f"{page}on-note/", NOTE)
    request = people.asked()
    assert (request.state, request.note_reference) == ("agreed", "Note 7/2020")
    assert Client().get(people.link_of()).status_code == 200


def test_a_note_of_tomorrow_is_refused_at_its_field(cast):
    page = new_approver(cast)
    answer = cast.client_for(cast.administrator).post(f"{page}on-note/", NOTE | {"note_date": "2 October 2020"})
    assert (answer.status_code, "The note is dated today or earlier." in answer.content.decode()) == (422, True)
    assert people.asked().state == "asked"


def test_whoever_asks_without_a_colleague_reads_who_carries_it_out(cast):
    page = cast.client_for(cast.vn_approver).get(new_approver(cast)).content.decode()
    assert "The administrator of accounts carries it out on a note." in page
    assert "Another person has to agree" not in page


def test_the_note_is_the_administrators_to_enter_whatever_was_typed(cast):
    page = new_approver(cast)
    for typed in ({}, NOTE):
        assert cast.client_for(cast.vn_approver).post(f"{page}on-note/", typed).status_code == 403
    assert people.asked().state == "asked"


def test_with_another_approver_the_note_alone_is_not_enough(cast, second):
    page = new_approver(cast)
    answer = cast.client_for(cast.administrator).post(f"{page}on-note/", NOTE)
    assert (answer.status_code, "can agree" in answer.content.decode()) == (422, True)
    assert people.asked().state == "asked"


# A lost second factor -------------------------------------------------------------


def with_factor(user):
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}})
    return user


def lose(client, post):
    return client.post(f"/people/posts/{post.public_id}/lost-factor/", {})["Location"]


def test_a_lost_factor_and_the_sessions_go_once_another_person_agrees(cast, second):
    focal = cast.client_for(cast.vn_focal)
    with_factor(cast.vn_focal.user)
    page = lose(cast.client_for(cast.vn_approver), cast.vn_focal.posts[0])
    assert Authenticator.objects.filter(user=cast.vn_focal.user).exists()
    assert focal.get("/").status_code == 200
    desk(second).post(f"{page}agree/")
    assert not Authenticator.objects.filter(user=cast.vn_focal.user).exists()
    assert focal.get("/")["Location"].startswith("/accounts/login/")
    assert cast.client_for(cast.vn_approver).get("/").status_code == 200


def test_whose_factor_is_taken_away_is_told_at_the_address_for_notices(cast, second):
    with_factor(cast.vn_focal.user)
    cast.client_for(cast.vn_focal).post("/people/me/", {"address": "border.desk@ministry.example"})
    desk(second).post(f"{lose(cast.client_for(cast.vn_approver), cast.vn_focal.posts[0])}agree/")
    notice = Message.objects.get(kind="accounts.sign_in_changed")
    assert mail_of(notice).subject.startswith("News for you")
    assert mail_of(notice).to == ["border.desk@ministry.example"]
    assert "The ways you sign in have changed" in mail_of(notice).body


def test_a_lost_factor_is_offered_for_people_who_have_one(cast, second):
    post, client = cast.vn_focal.posts[0], cast.client_for(cast.vn_approver)
    page = f"/people/posts/{post.public_id}/"
    assert "lost-factor" not in client.get(page).content.decode()
    answer = client.post(f"{page}lost-factor/", {})
    assert (answer.status_code, "has no second factor" in answer.content.decode()) == (422, True)
    with_factor(cast.vn_focal.user)
    assert "lost-factor" in client.get(page).content.decode()


def test_whose_factor_is_lost_does_not_agree(cast, second):
    with_factor(second)
    page = lose(cast.client_for(cast.vn_approver), Post.objects.get(user=second))
    assert desk(second).post(f"{page}agree/").status_code == 422
    assert Authenticator.objects.filter(user=second).exists()


def test_the_only_approver_gets_a_new_factor_through_the_administrator_and_the_note(cast):
    with_factor(cast.vn_approver.user)
    administrator = cast.client_for(cast.administrator)
    page = lose(administrator, cast.vn_approver.posts[0])
    administrator.post(f"{page}on-note/", NOTE)
    assert not Authenticator.objects.filter(user=cast.vn_approver.user).exists()


def test_at_the_secretariat_another_officer_or_publisher_agrees(cast):
    with_factor(cast.publisher.user)
    cast.officer2  # noqa: B018 - makes the person
    page = lose(cast.client_for(cast.officer), cast.publisher.posts[0])
    assert cast.client_for(cast.officer).post(f"{page}agree/").status_code == 403
    assert cast.client_for(cast.publisher).post(f"{page}agree/").status_code == 422
    cast.client_for(cast.officer2).post(f"{page}agree/")
    assert not Authenticator.objects.filter(user=cast.publisher.user).exists()


def test_nobody_asks_for_a_factor_of_another_office(cast):
    path = f"/people/posts/{cast.vn_focal.posts[0].public_id}/lost-factor/"
    statuses = {who: cast.client_for(getattr(cast, who)).post(path).status_code for who in ("th_approver", "officer")}
    assert statuses == {"th_approver": 404, "officer": 404}
    assert cast.client_for(cast.vn_official).post(path).status_code == 403
    assert not TwoPersonRequest.objects.exists()


# A new sign-in address --------------------------------------------------------------


def test_a_new_sign_in_address_works_once_an_approver_agrees(cast):
    cast.vn_approver  # noqa: B018 - makes the person
    cast.client_for(cast.vn_focal).post("/people/me/sign-in-address/", {"new_email": "Focal@ministry.example"})
    page = f"/people/requests/{people.asked().public_id}/"
    assert User.objects.get(pk=cast.vn_focal.user.pk).email == cast.vn_focal.email
    cast.client_for(cast.vn_approver).post(f"{page}agree/")
    assert User.objects.get(pk=cast.vn_focal.user.pk).email == "focal@ministry.example"
    assert cast.vn_focal.email in cast.client_for(cast.vn_approver).get(page).content.decode()
    assert Message.objects.filter(kind="letter", address=cast.vn_focal.email).exists(), "the old address is told"
    sent = {"login": "focal@ministry.example", "password": accounts.PASSWORD}
    assert Client().post("/accounts/login/", sent).status_code == 302


def test_a_changed_sign_in_address_is_told_at_both_former_addresses(cast):
    cast.vn_approver  # noqa: B018 - makes the person
    client = cast.client_for(cast.vn_focal)
    client.post("/people/me/", {"address": "border.desk@ministry.example"})
    client.post("/people/me/sign-in-address/", {"new_email": "focal@ministry.example"})
    cast.client_for(cast.vn_approver).post(f"/people/requests/{people.asked().public_id}/agree/")
    letters = Message.objects.filter(kind="letter", subject="Your sign-in address was changed")
    assert set(letters.values_list("address", flat=True)) == {cast.vn_focal.email, "border.desk@ministry.example"}


def test_ones_own_address_is_no_new_one(cast):
    answer = cast.client_for(cast.vn_focal).post("/people/me/sign-in-address/", {"new_email": cast.vn_focal.email})
    assert (answer.status_code, "You sign in with this address already." in answer.content.decode()) == (422, True)


def test_an_address_somebody_signs_in_with_is_refused_and_the_same_wish_waits_once(cast):
    client = cast.client_for(cast.vn_focal)
    taken = client.post("/people/me/sign-in-address/", {"new_email": cast.la_focal.email.upper()})
    assert taken.status_code == 422
    answers = [
        client.post("/people/me/sign-in-address/", {"new_email": f"{name}@x.example"}).status_code for name in "ab"
    ]
    assert answers == [302, 422]
    assert TwoPersonRequest.objects.count() == 1


def test_the_address_for_notices_is_ones_own_to_change_and_posts_may_share_a_mailbox(cast):
    for who in ("vn_focal", "vn_official"):
        person = getattr(cast, who)
        cast.client_for(person).post("/people/me/", {"address": "border.desk@ministry.example"})
    addresses = {getattr(cast, who).user.pk for who in ("vn_focal", "vn_official")}
    assert {u.address for u in User.objects.filter(pk__in=addresses)} == {"border.desk@ministry.example"}
    assert set(Message.objects.filter(kind="letter").values_list("address", flat=True)) == {
        cast.vn_focal.email,
        cast.vn_official.email,
    }


def test_what_waits_stands_on_the_home_of_whoever_can_agree(cast, second):
    page = new_approver(cast)
    assert page in desk(second).get("/").content.decode()
    assert page not in cast.client_for(cast.vn_approver).get("/").content.decode()
    cast.client_for(cast.th_approver).post("/people/invite/", people.form(role="approver"))
    lonely = f"/people/requests/{people.asked().public_id}/"
    assert lonely in cast.client_for(cast.administrator).get("/").content.decode()


def test_home_shows_the_administrator_only_what_nobody_else_can_agree_to(cast, second):
    cast.officer2  # noqa: B018 - makes the person
    cast.client_for(cast.officer).post("/people/me/sign-in-address/", {"new_email": "desk@asean.example"})
    of_the_secretariat, of_a_state = f"/people/requests/{people.asked().public_id}/", new_approver(cast)
    administrator = cast.client_for(cast.administrator)
    home = administrator.get("/").content.decode() + administrator.get("/people/").content.decode()
    assert (of_the_secretariat in home, of_a_state in home) == (False, False)
    page = administrator.get(of_a_state).content.decode()
    assert "Somebody of that office can agree" in page
    assert "Carry it out on the note" not in page
    assert of_the_secretariat in cast.client_for(cast.officer2).get("/").content.decode()


def test_only_those_who_may_read_a_request_are_told_of_it(cast):
    for who in ("th_focal", "officer", "officer2", "publisher", "auditor"):
        getattr(cast, who)
    administrator = cast.client_for(cast.administrator)
    page = administrator.post("/people/first-approver/", first_approver("TH"))["Location"]
    asked = {cast.officer.email, cast.officer2.email, cast.publisher.email}
    assert told("accounts.second_person") == asked
    assert {cast.client_for(getattr(cast, who)).get(page).status_code for who in ("officer", "publisher")} == {200}
    cast.client_for(cast.officer).post(f"{page}agree/")
    cast.client_for(cast.officer2).post(f"{page}agree/")
    assert told("accounts.answered") == {cast.officer.email, cast.publisher.email, cast.administrator.email}


def first_approver(state, **values):
    given = people.form(office=state, note_reference="Note 9/2020", note_date="28 September 2020")
    return given | values


def test_an_approver_of_the_state_hears_nothing_of_its_first_approver(cast, second):
    request = TwoPersonRequest(kind="first", office=cast.vn_approver.office, asker=cast.administrator.user)
    request.asker_post, request.invitation = cast.administrator.posts[0], people.invited(cast.vn_approver.actor)
    request.save()
    cast.officer  # noqa: B018 - makes the person
    assert told_of(request) == {cast.officer.user.pk}
    assert told_of_the_answer(request) == {cast.officer.user.pk, cast.administrator.user.pk}


def test_no_code_is_printed_for_an_approver_as_whoever_prints_it_could_use_it(cast, second):
    page = new_approver(cast)
    desk(second).post(f"{page}agree/")
    invitation = Invitation.objects.get()
    address = f"/people/invitations/{invitation.public_id}/"
    shown = cast.client_for(cast.vn_approver).get(address).content.decode()
    assert ("Print a code" in shown, "Send the mail again" in shown) == (False, True)
    answer = cast.client_for(cast.vn_approver).post(f"{address}code/")
    assert answer.status_code == 422
    assert "An approver is invited by mail only" in answer.content.decode()
    assert Client().get(people.link_of()).status_code == 200
