"""“Preview as…”: the intersection of what I may see and what the role may see, read-only and logged (DESIGN §4)."""

import random
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Activity
from activities.states import Audience, State
from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.policy import all_policies
from kernel.audit.models import Entry
from mechanisms.models import ContactNote, Mechanism
from reporting.models import Cycle, Download, Pack, Stage
from tests.factories import activities as make
from tests.factories import members
from tests.factories import reporting as texts
from tests.factories import world as small

WITH_READERS = {Audience.PARTIES, Audience.PROPOSED, Audience.WITHHELD}  # as activities.audience writes them
PREVIEW, END = "/preview/", "/preview/end/"
ME = ("officer", "publisher", "vn_approver", "two_posts")
ROLES = {"focal": Role.FOCAL_POINT, "approver": Role.APPROVER, "official": Role.OFFICIAL}


def looking(client: Client, role: str, office: str, go_on: str = "") -> Client:
    """This client, once its preview has begun."""
    make.offices(office)
    answer = client.post(PREVIEW, {"role": role, "office": office, "next": go_on})
    assert answer.status_code == 302, answer.content.decode()
    return client


def through(actor: Actor, role: Role, office: object) -> Actor:
    """This person looking through this role and office, whether or not they may."""
    return actor.looking_as(OpenPost(0, role, office.pk, office.code, office.name))


def scattered(cast, seed: int) -> None:
    """Records in chance situations: owner, state, audience, and who is named and reads."""
    dice = random.Random(seed)
    offices = [cast.vn_focal.office, cast.la_focal.office, cast.th_focal.office, cast.officer.office]
    states = [office.pk for office in offices[:3]]
    for number in range(40):
        owner = dice.choice(offices)
        audience = dice.choice(list(Audience))
        readers = dice.sample(states, dice.randint(0, 2)) if audience in WITH_READERS else []
        Activity.objects.create(
            reference=f"BM-{seed}-{number}",
            owner=owner,
            title="x",
            logged_at="2020-01-01T00:00Z",
            sort_on="2020-01-01",
            state=dice.choice([state for state in State if state != State.MERGED]),
            audience=audience,
            reader_ids=[pk for pk in readers if pk != owner.pk],
            named_ids=dice.sample(states, dice.randint(0, 2)),
        )


@pytest.mark.parametrize("seed", range(4))
def test_a_preview_shows_the_records_that_both_may_see_and_counts_as_many(cast, seed):
    scattered(cast, seed)
    for me in (getattr(cast, key).actor for key in ME):
        for code in ("vn", "la", "th"):
            for key, role in ROLES.items():
                holder = getattr(cast, f"{code}_{key}")
                seen = through(me, role, holder.office)
                rows = Activity.objects.all()
                mine, theirs = (set(rows.visible_to(who)) for who in (me, holder.actor))
                assert set(rows.visible_to(seen)) == mine & theirs, (me.label, holder.key)
                assert rows.count_for(seen) == len(mine & theirs), (me.label, holder.key)


def test_a_preview_shows_the_cycles_texts_and_packs_that_both_may_see(cast):
    small.small(cast)
    for me in (getattr(cast, key).actor for key in ME):
        for key, role in ROLES.items():
            holder = getattr(cast, f"th_{key}")
            seen = through(me, role, holder.office)
            for model in (Activity, Cycle, Stage, Pack):
                mine, theirs = (set(model.objects.visible_to(who)) for who in (me, holder.actor))
                assert set(model.objects.visible_to(seen)) == mine & theirs, (me.label, holder.key, model)
                assert model.objects.count_for(seen) == len(mine & theirs)


def test_nothing_but_reading_is_left_in_a_preview(cast):
    seen = through(cast.officer.actor, Role.APPROVER, cast.vn_focal.office)
    left = {a for policy in all_policies().values() for a in policy.actions if policy.branches(seen, a)}
    assert left <= {"view", "download", "read_working", "read_register", "read_day", "history"}


def test_a_grant_does_not_travel_into_a_preview(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(record, cast.vn_focal, cast.th_focal)
    actor = cast.th_focal.actor
    post = replace(actor.posts[0], role=Role.APPROVER)
    both = replace(actor, posts=(*actor.posts, post))
    assert Activity.objects.visible_to(both).count() == 1
    assert not Activity.objects.visible_to(through(both, Role.FOCAL_POINT, cast.th_focal.office)).exists()


# On the pages ----------------------------------------------------------------


def test_a_secretariat_officer_looks_through_a_state_and_ends_it(cast):
    shown = make.submitted(cast.vn_focal.actor, "LA", "VN", title="Ocelot exchange")
    draft = make.draft(cast.vn_focal.actor, "LA", "VN", title="Quetzal exchange")
    own = make.draft(cast.officer.actor, "LA", title="Heron exchange", host="LA")
    client = looking(cast.client_for(cast.officer), "focal_point", "VN", "/activities/")
    page = client.get("/activities/").content.decode()
    assert "Preview as Focal point, Viet Nam." in page
    assert ("Ocelot" in page, "Quetzal" in page, "Heron" in page) == (True, False, False)
    found = {row.reference: client.get(f"/activities/{row.reference}/").status_code for row in (shown, draft, own)}
    assert found == {shown.reference: 200, draft.reference: 404, own.reference: 404}
    assert client.post(END, {"next": "/activities/"})["Location"] == "/activities/"
    page = client.get("/activities/").content.decode()
    assert ("Preview as Focal point" in page, "Heron" in page) == (False, True)


def test_beginning_and_ending_is_noted_with_the_person_as_they_are(cast):
    client = looking(cast.client_for(cast.officer), "official", "TH")
    client.post(END)
    verbs = ("accounts.preview_started", "accounts.preview_ended")
    entries = list(Entry.objects.filter(verb__in=verbs).order_by("number"))
    assert [entry.verb for entry in entries] == list(verbs)
    assert {(e.person, e.office_codes, e.changes["role"], e.changes["office"]) for e in entries} == {
        (cast.officer.user, "SEC", "official", "TH")
    }
    assert "Desk officer" in entries[0].person_label
    client.post(END)
    assert Entry.objects.filter(verb__in=verbs).count() == 2


def test_signing_out_ends_it(cast):
    client = looking(cast.client_for(cast.officer), "official", "TH")
    assert client.post("/accounts/logout/").status_code == 302
    assert Entry.objects.filter(verb="accounts.preview_ended").count() == 1
    client.force_login(cast.officer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Preview as Official" not in client.get("/").content.decode()


def test_whatever_is_sent_is_refused_with_a_sentence_and_not_lost(cast):
    record = make.draft(cast.vn_approver.actor, "LA", "VN")
    client = looking(cast.client_for(cast.vn_approver), "focal_point", "VN")
    before = Activity.objects.values_list("version", "state").get()
    sends = ("/activities/new/", f"/activities/{record.reference}/edit/", f"/activities/{record.reference}/do/submit/")
    for address in (*sends, PREVIEW, "/accounts/password/change/", "/reports/new/"):
        answer = client.post(address, make.form_of(title="Typed with care"))
        assert answer.status_code == 403, address
        assert "A preview only reads" in answer.content.decode()
    assert "Typed with care" in client.post(sends[0], make.form_of(title="Typed with care")).content.decode()
    answer = client.post("/api/v1/activities/", {}, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert Activity.objects.values_list("version", "state").get() == before


def test_a_preview_reads_the_register_as_the_role_looked_through_does(cast):
    members.register()
    ContactNote.objects.create(mechanism=Mechanism.objects.get(code="DGICM"), on=date(2020, 9, 5), words="A letter")
    theirs = cast.client_for(cast.la_focal)
    client = looking(cast.client_for(cast.officer), "focal_point", "LA", "/mechanisms/")
    for path in ("/mechanisms/states/", "/mechanisms/states/VN/", "/mechanisms/DGICM/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
    assert "Thailand" in client.get("/mechanisms/states/").content.decode()
    for reader in (theirs, client):
        assert "Last contacted on" in reader.get("/mechanisms/DGICM/").content.decode()


def test_pages_offer_nothing_that_acts_and_refuse_those_that_do(cast):
    record = make.draft(cast.vn_approver.actor, "LA", "VN")
    client = looking(cast.client_for(cast.vn_approver), "focal_point", "VN")
    page = client.get(f"/activities/{record.reference}/").content.decode()
    assert ("Submit the record" in page, ">Edit<" in page, "co-author" in page) == (False, False, False)
    assert "Log an activity" not in client.get("/").content.decode()
    assert client.get(f"/activities/{record.reference}/edit/").status_code == 403
    assert client.get("/activities/new/").status_code == 403


def test_a_preview_does_not_show_the_owners_working_text_or_what_happened_before_submission(cast):
    sent = make.submitted(cast.vn_focal.actor, "LA", "VN", summary="As it was sent.")
    cast.client_for(cast.officer).post(f"/activities/{sent.reference}/do/send_back/", {"comment": "Which town?"})
    sent.refresh_from_db()
    typed = make.form_of(summary="Only for us.", version=str(sent.version))
    cast.client_for(cast.vn_focal).post(f"/activities/{sent.reference}/edit/", typed)
    client = looking(cast.client_for(cast.officer), "focal_point", "VN")
    page = client.get(f"/activities/{sent.reference}/").content.decode()
    assert ("As it was sent." in page, "Only for us." in page, "logged the record" in page) == (True, False, False)
    told = client.get(f"/api/v1/activities/{sent.reference}/").json()
    assert told["summary"] == "As it was sent."


def test_a_preview_searches_only_what_both_read(cast):
    text = {"summary": "Drugs, and the markers.", "reportable_text": "Drugs were discussed."}
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", **text)
    words = {"q": "markers"}
    client = cast.client_for(cast.officer)
    assert client.get("/activities/", words).context["page"].total == 1
    assert looking(client, "focal_point", "VN").get("/activities/", words).context["page"].total == 1
    client.post(END)
    assert looking(client, "focal_point", "TH").get("/activities/", words).context["page"].total == 0


def test_an_official_is_looked_through_before_and_after_release(cast):
    pack = texts.pack(cast)
    client = looking(cast.client_for(cast.publisher), "official", "TH")
    file = reverse("reporting:pack-download", args=[pack.public_id, "pdf"])
    read = reverse("reporting:stage-read", args=[pack.stage.public_id])
    assert (client.get(file).status_code, "Download PDF" in client.get(read).content.decode()) == (404, False)
    cast.client_for(cast.publisher).post(
        reverse("reporting:pack-release", args=[pack.public_id]), {"version": pack.version}
    )
    assert "Download PDF" in client.get(read).content.decode()
    assert client.get(file).status_code == 200
    assert Download.objects.get().post == cast.publisher.posts[0]


@pytest.mark.parametrize("who", ["vn_focal", "vn_official", "administrator", "auditor"])
def test_others_cannot_begin_one(cast, who):
    client = cast.client_for(getattr(cast, who))
    assert client.get(PREVIEW).status_code == 403
    assert client.post(PREVIEW, {"role": "official", "office": "VN"}).status_code == 403
    assert "Preview as…" not in client.get("/").content.decode()


def test_an_approver_looks_through_the_own_office_only(cast):
    cast.th_focal  # noqa: B018
    client = cast.client_for(cast.vn_approver)
    for role, office in (("focal_point", "TH"), ("approver", "VN"), ("officer", "SEC"), ("official", "")):
        answer = client.post(PREVIEW, {"role": role, "office": office})
        assert answer.status_code == 422, (role, office)
    assert client.post(PREVIEW, {"role": "official", "office": "VN"}).status_code == 302


def test_nobody_looks_through_the_secretariat(cast):
    client = cast.client_for(cast.officer)
    for role in ("publisher", "administrator", "auditor"):
        assert client.post(PREVIEW, {"role": role, "office": "SEC"}).status_code == 422


def test_a_preview_that_is_no_longer_theirs_is_over(cast):
    client = looking(cast.client_for(cast.two_posts), "official", "VN")
    assert "Preview as Official" in client.get("/").content.decode()
    cast.two_posts.posts[1].__class__.objects.filter(pk=cast.two_posts.posts[1].pk).update(end="2019-08-01")
    assert "Preview as Official" not in client.get("/").content.decode()


def test_it_goes_back_to_pages_of_this_portal_only(cast):
    client = cast.client_for(cast.officer)
    cast.th_focal  # noqa: B018
    answer = client.post(PREVIEW, {"role": "official", "office": "TH", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert client.post(END, {"next": "//elsewhere.example/"})["Location"] == "/"


def test_a_visitor_signs_in_first(client, db):
    assert client.get(PREVIEW)["Location"].startswith("/accounts/login/")
