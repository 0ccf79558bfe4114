"""The files of a record that ends in another: at the other for those who could open them, and for nobody else."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from activities.merging import narrowed
from activities.models import Activity, Attachment
from activities.services.attach import attach
from activities.services.hold import hold_activity
from activities.services.merge import propose_merge
from activities.services.step import submit, take_step
from kernel.audit.models import Entry
from tests.activities.test_attachments import opens
from tests.activities.test_merge import merged
from tests.factories import activities as make
from tests.factories import files, members

STAYS, ENDS = "Border defence friendship exchange", "Defence exchange at the border"
VN, LA, TH = (tuple(f"{code}_{role}" for role in ("focal", "approver", "official")) for code in ("vn", "la", "th"))
HOUSE = ("officer", "publisher")
MY = ("my_focal", "my_official")
EVERYBODY = (*VN, *LA, *TH, *HOUSE, *MY)
NO_CONTENT = ("administrator", "auditor")


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def with_files(cast, who: str, *states: str, confirmed: bool = True, **values) -> Activity:
    """An accepted record with a file for all who read it, and one for its owner and the secretariat."""
    owner = getattr(cast, who)
    row = make.draft(owner.actor, *states, **values)
    for way, open_to_all in (("open", True), ("closed", False)):
        upload = files.upload(f"{way} {who}.txt", f"{way} {who}\n".encode())
        attach(actor=owner.actor, activity=row, upload=upload, mark="Restricted", for_readers=open_to_all)
    submit(actor=owner.actor, activity=row, attested=True)
    row = take_step(actor=cast.officer2.actor, activity=row, name="accept")
    for code in states if confirmed else ():
        if f"{code.lower()}_focal" != who:
            make.confirm_participation(actor=getattr(cast, f"{code.lower()}_focal").actor, activity=row)
    return Activity.objects.get(pk=row.pk)


@pytest.fixture
def stays(cast) -> Activity:
    """Viet Nam's record, shared."""
    return with_files(cast, "vn_focal", "LA", "TH", "VN", title=STAYS)


@pytest.fixture
def ends(cast) -> Activity:
    """Lao PDR's record of the same activity, shared."""
    return with_files(cast, "la_focal", "LA", "TH", "VN", host="LA", title=ENDS)


def file(name: str) -> Attachment:
    return Attachment.objects.select_related("activity").get(name=name)


def page(cast, who: str, record: Activity) -> str:
    return cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/").content.decode()


def names_on(cast, who: str, record: Activity) -> set[str]:
    shown = page(cast, who, record)
    return {row.name for row in Attachment.objects.all() if row.name in shown}


def test_both_sides_keep_what_they_had_and_nobody_gets_more(cast, stays, ends):
    everything = list(Attachment.objects.all())
    before = {row.name: opens(cast, row, *EVERYBODY, *NO_CONTENT) for row in everything}
    kept = Attachment.objects.order_by("pk").values_list("mark", "added_by", "added_at", "sent_at", "sha256", "place")
    rows, entries = list(kept), Entry.objects.filter(verb="activities.attached").count()
    merged(cast, stays, ends)
    assert stays.audience == "all"
    assert {row.name: opens(cast, row, *EVERYBODY, *NO_CONTENT) for row in everything} == before
    assert before["open la_focal.txt"] == set(EVERYBODY)
    assert before["closed la_focal.txt"] == {*LA, *HOUSE}, "Viet Nam owns the record that stays, not this file"
    assert before["closed vn_focal.txt"] == {*VN, *HOUSE}, "and the other way about"
    for who in EVERYBODY:
        assert names_on(cast, who, stays) == {name for name, readers in before.items() if who in readers}, who
    assert list(kept) == rows
    assert Entry.objects.filter(verb="activities.attached", object_ref=ends.reference).count() == 2
    assert Entry.objects.filter(verb="activities.attached").count() == entries
    shown = page(cast, "la_official", stays)
    assert "for those who could read that record" in shown
    assert "for its owner and the secretariat" in shown


def test_who_could_not_read_the_one_that_ended_finds_no_file_of_it(cast):
    """Both name Lao PDR and Viet Nam; Viet Nam had not confirmed the one, so no other state read it."""
    stays = with_files(cast, "vn_focal", "LA", "VN", title=STAYS)
    ends = with_files(cast, "la_focal", "LA", "VN", host="LA", title=ENDS, confirmed=False)
    before = {row.name: opens(cast, row, *EVERYBODY) for row in Attachment.objects.all()}
    assert before["open la_focal.txt"] == {*VN, *LA, *HOUSE}
    text = propose(cast, stays, ends, make.record("LA", "VN", title=STAYS))
    submit(actor=cast.officer.actor, activity=text, attested=True)
    for who in ("la_focal", "vn_focal"):
        make.confirm_participation(actor=getattr(cast, who).actor, activity=text)
    take_step(actor=cast.officer2.actor, activity=text, name="apply")
    stays.refresh_from_db()
    assert stays.audience == "all"
    assert {row.name: opens(cast, row, *EVERYBODY) for row in Attachment.objects.all()} == before
    for who in (*TH, *MY):
        shown = page(cast, who, stays)
        assert "open vn_focal.txt" in shown, who
        assert "la_focal.txt" not in shown, who
        assert ends.reference not in shown, who
        assert cast.client_for(getattr(cast, who)).get(f"/activities/{ends.reference}/").status_code == 301


def propose(cast, stays: Activity, ends: Activity, data) -> Activity:
    office = cast.officer.actor.posts[0].office_id
    given = {"stays": stays, "ends": ends, "data": data, "token": None, "owner_id": office}
    return propose_merge(actor=cast.officer.actor, **given)


def test_a_hold_closes_them_with_the_record_and_their_owner_keeps_them(cast, stays, ends):
    merged(cast, stays, ends)
    hold_activity(actor=cast.officer.actor, activity=stays, reason="Paragraph 9.")
    assert opens(cast, file("open la_focal.txt"), *EVERYBODY) == {*LA, *VN, *HOUSE}
    assert opens(cast, file("closed la_focal.txt"), *EVERYBODY) == {*LA, *HOUSE}
    assert opens(cast, file("closed vn_focal.txt"), *EVERYBODY) == {*VN, *HOUSE}


def test_where_a_record_goes_on_its_files_go_on_and_never_further(cast, stays, ends):
    merged(cast, stays, ends)
    third = with_files(cast, "th_focal", "LA", "TH", "VN", host="TH", title="Exchange")
    before = {row.name: opens(cast, row, *EVERYBODY) for row in Attachment.objects.all()}
    merged(cast, third, stays)
    assert {row.name: opens(cast, row, *EVERYBODY) for row in Attachment.objects.all()} == before
    assert names_on(cast, "la_official", third) == {
        *("open la_focal.txt", "closed la_focal.txt", "open vn_focal.txt", "open th_focal.txt")
    }


def test_their_owner_takes_them_away_and_the_owner_of_the_other_does_not(
    cast, stays, ends, django_capture_on_commit_callbacks
):
    merged(cast, stays, ends)
    row = file("open la_focal.txt")
    remove = reverse("activities:attachment-remove", args=[row.public_id])
    assert remove in page(cast, "la_focal", stays)
    assert remove not in page(cast, "vn_focal", stays)
    assert cast.client_for(cast.vn_focal).post(remove).status_code == 403
    assert cast.client_for(cast.my_focal).post(remove).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert cast.client_for(cast.la_focal).post(remove).status_code == 302
    assert not default_storage.exists(row.place)
    assert Entry.objects.get(verb="activities.attachment_removed").object_ref == ends.reference


def test_a_file_that_must_not_be_here_is_reported_where_it_came_from(cast, stays, ends):
    merged(cast, stays, ends)
    report = reverse("removal-of-record", args=[ends.reference])
    for who, offered in (("officer", True), ("la_approver", True), ("vn_approver", False), ("th_approver", False)):
        assert (report in page(cast, who, stays)) == offered, who
    assert cast.client_for(cast.officer).get(report).status_code == 200


def test_what_the_secretariat_kept_to_itself_beside_the_one_text_stays_its_own(cast, stays, ends):
    text = propose(cast, stays, ends, make.record("LA", "TH", "VN", title=STAYS))
    for way, open_to_all in (("open", True), ("closed", False)):
        upload = files.upload(f"{way} officer.txt", f"{way} officer\n".encode())
        attach(actor=cast.officer.actor, activity=text, upload=upload, mark="Restricted", for_readers=open_to_all)
    submit(actor=cast.officer.actor, activity=text, attested=True)
    for who in ("la_focal", "th_focal", "vn_focal"):
        make.confirm_participation(actor=getattr(cast, who).actor, activity=text)
    take_step(actor=cast.officer2.actor, activity=text, name="apply")
    assert opens(cast, file("closed officer.txt"), *EVERYBODY) == set(HOUSE)
    assert opens(cast, file("open officer.txt"), *EVERYBODY) == set(EVERYBODY)


@pytest.mark.parametrize(
    ("before", "now", "left"),
    [(None, None, None), (None, [1, 2], [1, 2]), ([1, 2], None, [1, 2]), ([1, 2], [2, 3], [2]), ([1], [], [])],
)
def test_a_second_ending_only_ever_takes_readers_away(before, now, left):
    """None is every Member State."""
    assert narrowed(before, now) == left
