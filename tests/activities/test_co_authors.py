"""A focal point of another state writes in one draft, and sees nothing else (DESIGN §4, exceptional grants)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from activities.models import Activity, ActivityGrant
from activities.services.hold import hold_activity
from activities.services.step import submit, take_step
from kernel import clock as domain_clock
from kernel.access.actor import Role
from kernel.accounts.models import Post
from kernel.audit.models import Entry
from kernel.notify.letters import mail_of
from kernel.notify.models import Message
from tests.factories import accounts
from tests.factories import activities as make

OTHERS = ("th_approver", "th_official", "my_focal", "la_focal", "officer", "publisher", "administrator", "auditor")


@pytest.fixture
def draft(cast):
    """A draft of Viet Nam, with the focal point of Thailand as co-author and another draft beside it."""
    record = make.draft(cast.vn_focal.actor, "LA", "VN", title="Quetzal exchange")
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Ocelot exchange")
    make.co_author(record, cast.vn_focal, cast.th_focal)
    return record


def url(record, page: str = "detail") -> str:
    return reverse(f"activities:activity-{page}", args=[record.reference])


def opened(cast, who: str, record, page: str = "detail") -> int:
    return cast.client_for(getattr(cast, who)).get(url(record, page)).status_code


def revised(record, **values) -> dict:
    """What the form of this record sends."""
    record.refresh_from_db()
    return make.form_of(title="Quetzal exchange, second day", version=str(record.version), **values)


def test_a_focal_point_names_a_co_author_on_a_page_and_the_mail_tells_nothing(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN", title="Quetzal exchange")
    client, post = cast.client_for(cast.vn_focal), cast.th_focal.posts[0]
    assert "Th Focal, focal point" in client.get(url(record, "co-authors")).content.decode()
    answer = client.post(url(record, "co-authors"), {"person": str(post.public_id), "reason": "They hosted it."})
    assert (answer.status_code, opened(cast, "th_focal", record)) == (302, 200)
    grant = ActivityGrant.objects.get()
    assert (grant.user, grant.office, grant.reason) == (cast.th_focal.user, post.office, "They hosted it.")
    entry = Entry.objects.get(verb="activities.co_author_named", object_ref=record.reference)
    assert (entry.person, entry.changes["office"]) == (cast.vn_focal.user, "TH")
    mail = mail_of(Message.objects.get(kind="activities.co_author"))
    assert mail.to == [cast.th_focal.email]
    assert not any(word in f"{mail.subject} {mail.body}" for word in ("Quetzal", "Viet Nam", "hosted", "Draft:"))


def test_only_the_co_author_sees_the_draft_and_only_that_one(cast, draft):
    assert opened(cast, "th_focal", draft) == 200
    assert {who: opened(cast, who, draft) for who in OTHERS} == dict.fromkeys(OTHERS, 404)
    listed = cast.client_for(cast.th_focal).get("/activities/")
    assert [row.title for row in listed.context["page"].rows] == ["Quetzal exchange"]
    assert Activity.objects.count_for(cast.th_focal.actor) == 1
    told = [row["reference"] for row in cast.client_for(cast.th_focal).get("/api/v1/activities/").json()["results"]]
    assert told == [draft.reference]


def test_a_co_author_edits_and_saves_and_the_owner_submits(cast, draft):
    client = cast.client_for(cast.th_focal)
    page = client.get(url(draft, "edit")).content.decode()
    assert ("Save the draft" in page, "Save and submit" in page) == (True, False)
    answer = client.post(url(draft, "edit"), revised(draft))
    draft.refresh_from_db()
    assert (answer.status_code, draft.title, draft.owner.code) == (302, "Quetzal exchange, second day", "VN")
    assert Entry.objects.get(verb="activities.edited").person == cast.th_focal.user
    refused = client.post(url(draft, "edit"), revised(draft, act="submit"))
    draft.refresh_from_db()
    assert (refused.status_code, draft.state) == (409, "draft")
    for step in ("submit", "discard", "clear"):
        assert client.post(f"/activities/{draft.reference}/do/{step}/", {"attested": "1"}).status_code in (403, 409)
    for page in ("co-authors", "correct", "basis", "hold", "confirm"):
        assert opened(cast, "th_focal", draft, page) == 403


def test_a_co_author_reads_the_record_as_it_is_written_but_not_who_wrote_it(cast):
    texts = {"summary": "Drugs, and the markers.", "reportable_text": "Drugs were discussed."}
    record = make.draft(cast.vn_focal.actor, "KH", "LA", "VN", **texts)
    make.co_author(record, cast.vn_focal, cast.th_focal)
    client = cast.client_for(cast.th_focal)
    page = client.get(url(record)).content.decode()
    assert "Drugs, and the markers." in page
    assert "Cambodia" in page
    assert "Vn Focal" not in page
    assert client.get("/activities/", {"q": "markers"}).context["page"].total == 1
    assert len(client.get(f"/api/v1/activities/{record.reference}/").json()["parties"]) == 3


def test_a_co_author_revises_a_returned_record_which_others_read_as_it_was_sent(cast, draft):
    sent = submit(actor=cast.vn_focal.actor, activity=draft, attested=True)
    assert opened(cast, "th_focal", sent, "edit") == 403
    take_step(actor=cast.officer.actor, activity=sent, name="send_back", comment="Which town?")
    cast.client_for(cast.th_focal).post(url(draft, "edit"), revised(draft))
    assert "second day" in cast.client_for(cast.th_focal).get(url(draft)).content.decode()
    assert "second day" in cast.client_for(cast.vn_official).get(url(draft)).content.decode()
    assert "second day" not in cast.client_for(cast.officer).get(url(draft)).content.decode()


def test_it_ends_when_the_record_is_accepted_or_put_on_hold(cast, draft):
    sent = submit(actor=cast.vn_focal.actor, activity=draft, attested=True)
    assert opened(cast, "th_focal", draft) == 200
    held = hold_activity(actor=cast.officer.actor, activity=sent, reason="Demarcation.")
    assert opened(cast, "th_focal", held) == 404
    other = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(other, cast.vn_focal, cast.th_focal)
    sent = submit(actor=cast.vn_focal.actor, activity=other, attested=True)
    take_step(actor=cast.officer.actor, activity=sent, name="accept")
    assert opened(cast, "th_focal", other) == 404


def test_it_ends_at_the_next_request_when_the_owner_ends_it(cast, draft):
    grant, client = ActivityGrant.objects.get(), cast.client_for(cast.th_focal)
    assert client.get(url(draft)).status_code == 200
    end = reverse("activities:co-author-end", args=[draft.reference, grant.public_id])
    assert cast.client_for(cast.my_focal).post(end).status_code == 404
    assert client.post(end).status_code == 403
    cast.client_for(cast.vn_approver).post(end)
    assert client.get(url(draft)).status_code == 404
    assert client.post(url(draft, "edit"), revised(draft)).status_code == 404
    assert Entry.objects.get(verb="activities.co_author_ended").person == cast.vn_approver.user
    make.co_author(draft, cast.vn_focal, cast.th_focal, reason="Once more.")
    assert client.get(url(draft)).status_code == 200


def test_it_dies_with_the_post_and_with_the_office(cast, draft):
    yesterday = domain_clock.today("Asia/Bangkok") - timedelta(days=1)
    accounts.post(cast.th_focal.user, Role.FOCAL_POINT, "MY")
    assert opened(cast, "th_focal", draft) == 200
    Post.objects.filter(pk=cast.th_focal.posts[0].pk).update(end=yesterday)
    assert opened(cast, "th_focal", draft) == 404
    page = cast.client_for(cast.vn_focal).get(url(draft, "co-authors")).content.decode()
    assert "The post has ended" in page


def test_another_role_of_the_same_office_does_not_carry_it(cast, draft):
    yesterday = domain_clock.today("Asia/Bangkok") - timedelta(days=1)
    accounts.post(cast.th_focal.user, Role.OFFICIAL, "TH")
    Post.objects.filter(pk=cast.th_focal.posts[0].pk).update(end=yesterday)
    assert opened(cast, "th_focal", draft) == 404


@pytest.mark.parametrize(
    ("person", "reason", "sentence"),
    [
        ("th_focal", "They hosted it.", "This person has it already."),
        ("my_focal", "  ", "Write the reason."),
        ("vn_approver", "Why not.", "Choose a person of the list."),
        ("th_official", "Why not.", "Choose a person of the list."),
        ("closed", "Why not.", "Choose a person of the list."),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost(cast, draft, person, reason, sentence):
    chosen = str(getattr(cast, person).posts[0].public_id)
    answer = cast.client_for(cast.vn_focal).post(url(draft, "co-authors"), {"person": chosen, "reason": reason})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert reason.strip() in answer.content.decode()
    assert ActivityGrant.objects.count() == 1


def test_a_submitted_record_and_a_correction_get_no_co_author(cast):
    sent = make.submitted(cast.vn_focal.actor, "LA", "VN")
    client, given = cast.client_for(cast.vn_focal), {"reason": "They hosted it."}
    given["person"] = str(cast.th_focal.posts[0].public_id)
    assert client.post(url(sent, "co-authors"), given).status_code == 422
    shared = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    correction = make.corrected(cast.vn_focal.actor, shared, title="Another title")
    assert client.post(url(correction, "co-authors"), given).status_code == 403
    assert not ActivityGrant.objects.exists()


def test_only_the_owners_staff_name_co_authors(cast, draft):
    tries = {"vn_official": 403, "vn_approver": 200, "my_focal": 404, "th_approver": 404, "officer": 404}
    assert {who: opened(cast, who, draft, "co-authors") for who in tries} == tries
