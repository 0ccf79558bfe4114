"""Posts, not people, own work: hand-over, stand-ins, reminders, the yearly confirmation, what a closed post loses."""

from datetime import date, timedelta

import pytest
from django.test import Client

from activities.models import Activity
from kernel.access.actor import Actor, Role
from kernel.accounts.models import HandOver, Post, YearlyConfirmation
from kernel.accounts.services.close_post import close_post
from kernel.accounts.services.issue_token import issue_token
from kernel.accounts.services.yearly import ask_each_state, give_notice, suspend_unanswered
from kernel.accounts.tasks import daily
from kernel.consensus.services.finish import withdraw_round
from kernel.jobs.kinds import register_kind
from kernel.jobs.models import Job
from kernel.jobs.services.enqueue import enqueue
from kernel.jobs.services.run import run_here
from kernel.notify.models import Message
from reporting.selectors.quiet import offices_before_a_round
from tests.cast import sign_in
from tests.factories import accounts, activities, people, reporting

pytestmark = pytest.mark.django_db
TODAY = date(2020, 10, 1)
NEW = "seven slow boats at dawn"
PASSWORDS = {"new_password1": NEW, "new_password2": NEW}


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("person__email", flat=True))


def path_of(person, page=""):
    return f"/people/posts/{person.posts[0].public_id}/{page}"


# A closed post ---------------------------------------------------------------------


def close(cast, person, clock):
    close_post(actor=cast.administrator.actor, post=person.posts[0], last_day=TODAY)
    clock.set("2020-10-02T09:00")


def test_the_old_cookie_is_refused_at_the_next_request_and_its_session_is_gone(cast, clock):
    client = cast.client_for(cast.vn_focal)
    cookie = client.cookies["sessionid"].value
    assert client.get("/activities/").status_code == 200
    close(cast, cast.vn_focal, clock)
    answer = client.get("/activities/")
    assert (answer.status_code, "You hold no open post" in answer.content.decode()) == (403, True)
    again = Client()
    again.cookies["sessionid"] = cookie
    assert again.get("/activities/")["Location"].startswith("/accounts/login/")


def test_another_open_post_keeps_the_session(cast, clock):
    client = cast.client_for(cast.two_posts)
    close(cast, cast.two_posts, clock)
    assert client.get("/").status_code == 200
    assert cast.two_posts.actor.roles == {Role.APPROVER}


def with_token(secret, method="get"):
    return getattr(Client(), method)("/api/v1/activities/", headers={"Authorization": f"Bearer {secret}"})


def test_a_token_acts_by_its_post_and_is_refused_once_the_post_is_closed(cast, clock):
    draft = activities.draft(cast.vn_focal.actor, "LA", "VN")
    _token, secret = issue_token(actor=cast.vn_focal.actor, post=cast.vn_focal.posts[0])
    found = [row["reference"] for row in with_token(secret).json()["results"]]
    assert found == [draft.reference]
    close(cast, cast.vn_focal, clock)
    assert with_token(secret).status_code == 401


def test_a_token_reads_only_and_another_post_of_the_person_does_not_revive_it(cast, clock):
    _token, secret = issue_token(actor=cast.two_posts.actor, post=cast.two_posts.posts[0])
    assert with_token(secret, "post").status_code == 403
    assert with_token("bmp_wrong").status_code == 401
    close(cast, cast.two_posts, clock)
    assert cast.two_posts.actor.posts
    assert with_token(secret).status_code == 401


def test_a_waiting_job_of_a_closed_post_is_refused_before_it_runs(cast, clock):
    ran = []
    register_kind("tests.posts", "A job", lambda job, progress: ran.append(job.key) or {})
    jobs = {who: enqueue("tests.posts", actor=getattr(cast, who).actor, key=who, args={}) for who in ("vn_focal",)}
    jobs["house"] = enqueue("tests.posts", actor=Actor.system("test"), key="house", args={})
    jobs["th_focal"] = enqueue("tests.posts", actor=cast.th_focal.actor, key="th_focal", args={})
    close(cast, cast.vn_focal, clock)
    for job in jobs.values():
        run_here(job.public_id)
    job = Job.objects.get(pk=jobs["vn_focal"].pk)
    assert ran == ["house", "th_focal"]
    assert (job.state, "holds no open post" in job.error) == ("failed", True)


def end(cast, day, comment="She moves to another ministry."):
    sent = {"last_day": day, "comment": comment}
    return cast.client_for(cast.vn_approver).post(path_of(cast.vn_focal, "end/"), sent)


@pytest.mark.parametrize(
    ("day", "comment", "words"),
    [
        ("30 September 2020", "A slip", "The last day is today or later"),
        ("1 October 2020", "", "Why"),
    ],
)
def test_the_past_of_a_post_is_not_changed_and_its_end_has_a_reason(cast, day, comment, words):
    answer = end(cast, day, comment)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Post.objects.get(pk=cast.vn_focal.posts[0].pk).end is None


def test_a_slip_in_the_last_day_can_be_put_right_until_it_is_over(cast):
    assert [end(cast, day).status_code for day in ("1 October 2020", "31 October 2020")] == [302, 302]
    assert Post.objects.get(pk=cast.vn_focal.posts[0].pk).end == date(2020, 10, 31)


def test_a_post_does_not_last_into_one_it_is_kept_apart_from(cast):
    end(cast, "1 October 2020")
    accounts.post(cast.vn_focal.user, Role.OFFICIAL, "LA", start=date(2020, 10, 10))
    answer = end(cast, "20 October 2020")
    assert (answer.status_code, "cannot last so long" in answer.content.decode()) == (422, True)
    assert "Lao PDR" not in answer.content.decode()
    assert end(cast, "9 October 2020").status_code == 302


def test_a_post_confirmed_today_is_not_asked_about_again(cast):
    client, confirm = cast.client_for(cast.vn_approver), path_of(cast.vn_focal, "confirm/")
    assert confirm in client.get(path_of(cast.vn_focal)).content.decode()
    client.post(confirm)
    page = client.get(path_of(cast.vn_focal)).content.decode()
    assert (confirm in page, "1 October 2020" in page) == (False, True)


def test_an_ended_post_offers_nothing_more(cast, clock):
    close(cast, cast.vn_focal, clock)
    client = cast.client_for(cast.vn_approver)
    assert "What you can do" not in client.get(path_of(cast.vn_focal)).content.decode()
    pages = ("hand-over/", "stand-in/", "end/", "lost-factor/")
    assert [client.get(path_of(cast.vn_focal, page)).status_code for page in pages] == [409] * 4
    assert client.post(path_of(cast.vn_focal, "hand-over/"), handed()).status_code == 409


# Hand-over --------------------------------------------------------------------------


def handed(**values):
    given = {"last_day": "31 October 2020", "note": "The seminar in Dong Hoi is open. Ask the host."}
    person = {"name": "New Person", "email": "new.person@ministry.example", "start": "1 November 2020"}
    return given | person | values


def test_an_approver_hands_a_post_over_and_the_draft_stays_with_the_office(cast, clock):
    draft = activities.draft(cast.vn_focal.actor, "LA", "VN")
    cast.client_for(cast.vn_approver).post(path_of(cast.vn_focal, "hand-over/"), handed())
    Client().post(people.link_of(), PASSWORDS)
    clock.set("2020-11-01T09:00")
    post = Post.objects.get(user__email="new.person@ministry.example")
    follower = Client()
    follower.force_login(post.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert follower.get(f"/activities/{draft.reference}/edit/").status_code == 200
    assert "The seminar in Dong Hoi is open." in follower.get(f"/people/posts/{post.public_id}/").content.decode()
    assert cast.client_for(cast.vn_focal).get(f"/activities/{draft.reference}/edit/").status_code == 403
    assert Activity.objects.get(pk=draft.pk).owner.code == "VN"


def test_a_holder_names_the_successor_and_an_approver_sends_the_invitation(cast, clock):
    cast.vn_approver  # noqa: B018 - makes the person
    cast.client_for(cast.vn_focal).post(path_of(cast.vn_focal, "hand-over/"), handed())
    assert Post.objects.get(pk=cast.vn_focal.posts[0].pk).end == date(2020, 10, 31)
    assert not Message.objects.filter(address="new.person@ministry.example").exists()
    cast.client_for(cast.vn_approver).post(f"/people/requests/{people.asked().public_id}/agree/")
    clock.set("2020-10-07T09:00")
    assert Client().post(people.link_of(), PASSWORDS).status_code == 302


def test_an_approvers_own_hand_over_outlives_the_post_that_asked(cast, clock):
    other = accounts.person("vn_approver_two")
    accounts.post(other, Role.APPROVER, "VN")
    sent = handed(last_day="1 October 2020", start="2 October 2020")
    cast.client_for(cast.vn_approver).post(path_of(cast.vn_approver, "hand-over/"), sent)
    client = Client()
    sign_in(client, other, second_factor=True)
    client.post(f"/people/requests/{people.asked().public_id}/agree/")
    clock.set("2020-10-03T09:00")
    assert Client().get(people.link_of()).status_code == 200


def test_a_note_alone_is_kept_and_a_successor_is_named_in_full_or_not_at_all(cast):
    client, path = cast.client_for(cast.vn_focal), path_of(cast.vn_focal, "hand-over/")
    half = client.post(path, handed(email=""))
    assert (half.status_code, "leave all three empty" in half.content.decode()) == (422, True)
    client.post(path, handed(name="", email="", start=""))
    assert HandOver.objects.get().note.startswith("The seminar")


def test_an_administrator_reads_no_note_and_the_outsider_finds_no_post(cast):
    cast.client_for(cast.vn_focal).post(path_of(cast.vn_focal, "hand-over/"), handed(name="", email="", start=""))
    page = cast.client_for(cast.administrator).get(path_of(cast.vn_focal))
    assert (page.status_code, "Dong Hoi" in page.content.decode()) == (200, False)
    for who in ("th_approver", "officer", "auditor"):
        assert cast.client_for(getattr(cast, who)).get(path_of(cast.vn_focal)).status_code == 404, who
    assert cast.client_for(cast.vn_official).get(path_of(cast.vn_focal, "hand-over/")).status_code == 403


# Those who stand for a post ----------------------------------------------------------


def stand_in(cast, person, standing, **values):
    sent = people.form(standing=standing, **values)
    answer = cast.client_for(cast.vn_approver).post(path_of(person, "stand-in/"), sent)
    if answer.status_code == 302:
        Client().post(people.link_of(), PASSWORDS)
    return answer


def test_an_aide_reads_for_an_official(cast):
    stand_in(cast, cast.vn_official, "aide")
    aide = Post.objects.get(user__email="new.person@ministry.example")
    assert (aide.role, aide.standing, aide.stands_for) == (Role.OFFICIAL, "aide", cast.vn_official.posts[0])
    assert stand_in(cast, cast.vn_focal, "aide", email="b@ministry.example").status_code == 422


def test_leave_cover_has_an_end_and_ends_with_the_post_it_covers(cast):
    assert stand_in(cast, cast.vn_focal, "cover").status_code == 422
    stand_in(cast, cast.vn_focal, "cover", end="20 October 2020")
    close_post(actor=cast.vn_approver.actor, post=cast.vn_focal.posts[0], last_day=date(2020, 10, 9))
    assert Post.objects.get(user__email="new.person@ministry.example").end == date(2020, 10, 9)


def test_a_deputy_does_the_same_in_their_own_name_and_an_approvers_deputy_takes_a_second_person(cast):
    stand_in(cast, cast.vn_focal, "deputy")
    deputy = Post.objects.get(user__email="new.person@ministry.example")
    assert (deputy.role, deputy.standing) == (Role.FOCAL_POINT, "deputy")
    sent = people.form(standing="deputy", email="b@ministry.example")
    cast.client_for(cast.vn_approver).post(path_of(cast.vn_approver, "stand-in/"), sent)
    assert people.asked().kind == "approver"


# Reminders ----------------------------------------------------------------------------


def test_holder_and_approvers_are_reminded_30_7_and_1_days_before_the_end_each_once(cast, clock):
    cast.vn_approver, cast.th_approver  # noqa: B018 - makes them
    Post.objects.filter(pk=cast.vn_focal.posts[0].pk).update(end=date(2020, 11, 15))
    sent = []
    for moment in ("10-15", "10-16", "10-17", "11-08", "11-09", "11-14", "11-15", "11-16"):
        clock.set(f"2020-{moment}T09:00")
        Message.objects.all().delete()
        daily()
        daily()
        if people_told := told("accounts.post_ends"):
            sent.append((moment, people_told))
    both = {cast.vn_focal.email, cast.vn_approver.email}
    assert sent == [("10-16", both), ("11-08", both), ("11-14", both)]


def test_a_post_that_ends_stands_on_the_home_of_its_holder_and_of_the_approver_and_of_nobody_else(cast):
    cast.th_approver  # noqa: B018 - makes the person
    Post.objects.filter(pk=cast.vn_focal.posts[0].pk).update(end=date(2020, 10, 15))
    shown = {
        who: path_of(cast.vn_focal) in cast.client_for(getattr(cast, who)).get("/").content.decode()
        for who in ("vn_focal", "vn_approver", "vn_official", "th_approver", "officer")
    }
    assert [who for who, seen in shown.items() if seen] == ["vn_focal", "vn_approver"]


# The yearly confirmation -----------------------------------------------------------------


@pytest.fixture
def year_later(cast, clock):
    """Viet Nam with its three people, asked a year after they came."""
    cast.vn_focal, cast.vn_official, cast.vn_approver  # noqa: B018 - makes them
    clock.set("2021-10-02T09:00")
    assert ask_each_state() == 1
    return clock


def suspended():
    return set(Post.objects.filter(suspended_at__isnull=False).values_list("user__email", flat=True))


def carry_on(clock, *days):
    for day in days:
        clock.set(f"{day}T09:00")
        give_notice()
        suspend_unanswered()


def test_once_a_year_the_approvers_are_asked_and_their_answer_closes_the_question(cast, year_later):
    assert told("accounts.yearly") == {cast.vn_approver.email}
    client = cast.client_for(cast.vn_approver)
    assert "/people/yearly/" in client.get("/").content.decode()
    ids = [str(post.public_id) for post in Post.objects.filter(office__code="VN")]
    client.post("/people/yearly/", {"post": ids})
    assert YearlyConfirmation.objects.get().closed_on == date(2021, 10, 2)
    carry_on(year_later, "2021-11-05", "2021-12-01")
    assert suspended() == set()
    assert ask_each_state() == 0


def test_the_year_of_a_state_begins_on_the_day_in_jakarta_on_which_its_approver_came(cast, clock):
    clock.set("2020-10-02T03:00")  # 1 October, 20:00 UTC
    cast.vn_approver  # noqa: B018 - makes the post
    clock.set("2021-10-01T09:00")
    assert ask_each_state() == 0
    clock.set("2021-10-02T09:00")
    assert ask_each_state() == 1


def test_posts_without_an_answer_are_suspended_after_a_notice_but_never_the_last_approver(cast, year_later):
    carry_on(year_later, "2021-11-01")
    assert told("accounts.yearly_notice") == set()
    carry_on(year_later, "2021-11-02", "2021-11-15")
    assert told("accounts.yearly_notice") == {cast.vn_focal.email, cast.vn_official.email, cast.vn_approver.email}
    assert suspended() == set()
    carry_on(year_later, "2021-11-16")
    assert suspended() == {cast.vn_focal.email, cast.vn_official.email}
    assert not cast.vn_focal.actor.posts
    assert cast.client_for(cast.vn_focal).get("/").status_code == 403


def test_a_suspended_post_opens_again_when_an_approver_confirms_it_or_the_administrator(cast, year_later):
    carry_on(year_later, "2021-11-02", "2021-11-16")
    assert cast.client_for(cast.th_approver).post(path_of(cast.vn_focal, "confirm/")).status_code == 404
    cast.client_for(cast.vn_approver).post(path_of(cast.vn_focal, "confirm/"))
    cast.client_for(cast.administrator).post(path_of(cast.vn_official, "confirm/"))
    assert suspended() == set()
    assert cast.client_for(cast.vn_focal).get("/").status_code == 200


def test_while_a_round_runs_nothing_of_a_seated_state_is_suspended(cast, clock):
    cast.vn_approver  # noqa: B018 - makes the person
    stage = reporting.circulated(cast)
    clock.set("2021-10-02T09:00")
    ask_each_state()
    carry_on(clock, "2021-11-02", "2021-11-20")
    assert suspended() == set()
    withdraw_round(actor=cast.officer.actor, round_=stage.round, reason="It comes again.")
    carry_on(clock, "2021-11-21")
    assert cast.vn_focal.email in suspended()


def test_thirty_days_before_a_round_can_begin_the_members_are_left_alone(cast):
    stage = reporting.drafted(cast)
    meeting, vn = stage.meeting.start, accounts.office("VN").pk
    near = [vn in offices_before_a_round(meeting - timedelta(days=days)) for days in (61, 60, 1, 0)]
    assert near == [False, True, True, True]
