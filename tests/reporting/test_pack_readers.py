"""One person is let read one pack that the Member States cannot read (DESIGN §4, exceptional grants)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kernel import clock as domain_clock
from kernel.access.actor import Role
from kernel.accounts.models import Post
from kernel.audit.models import Entry
from kernel.notify.letters import mail_of
from kernel.notify.models import Message
from reporting.models import Download, Pack, PackGrant
from reporting.services.readers import name_reader
from reporting.services.release import release_pack, withdraw_pack
from tests.factories import accounts
from tests.factories import reporting as texts

OTHERS = ("my_approver", "my_focal", "th_official", "administrator", "auditor")


@pytest.fixture
def pack(cast):
    """A compiled pack, which no Member State can read yet."""
    return texts.pack(cast)


def page(pack, name: str = "release") -> str:
    return reverse(f"reporting:pack-{name}", args=[pack.public_id])


def file_of(pack) -> str:
    return reverse("reporting:pack-download", args=[pack.public_id, "pdf"])


def let_read(cast, pack, who: str = "my_official") -> PackGrant:
    post = getattr(cast, who).posts[0]
    return name_reader(actor=cast.publisher.actor, pack=pack, post=post, reason="To prepare the Chair.")


def test_a_publisher_lets_one_official_read_a_compiled_pack(cast, pack):
    given = {"person": str(cast.my_official.posts[0].public_id), "reason": "To prepare the Chair."}
    assert cast.client_for(cast.publisher).post(page(pack, "readers"), given).status_code == 302
    client = cast.client_for(cast.my_official)
    assert client.get(page(pack)).status_code == 200
    assert b"".join(client.get(file_of(pack))) == b"%PDF-1.7 a small file"
    assert Download.objects.get().post == cast.my_official.posts[0]
    for who in OTHERS:
        other = cast.client_for(getattr(cast, who))
        assert (other.get(page(pack)).status_code, other.get(file_of(pack)).status_code) == (404, 404), who
    assert Entry.objects.get(verb="reporting.pack.reader_named").person == cast.publisher.user
    mail = mail_of(Message.objects.get(kind="reporting.reader"))
    assert mail.to == [cast.my_official.email]
    assert not any(word in f"{mail.subject} {mail.body}" for word in ("2020", "ADSOM", "Chair"))


def test_a_released_pack_is_counted_once_and_needs_no_reader(cast, pack):
    let_read(cast, pack)
    assert (
        Pack.objects.count_for(cast.my_official.actor) == Pack.objects.visible_to(cast.my_official.actor).count() == 1
    )
    release_pack(actor=cast.publisher.actor, pack=pack)
    assert (
        Pack.objects.count_for(cast.my_official.actor) == Pack.objects.visible_to(cast.my_official.actor).count() == 1
    )
    given = {"person": str(cast.th_official.posts[0].public_id), "reason": "Why not."}
    assert cast.client_for(cast.publisher).post(page(pack, "readers"), given).status_code == 422


def test_withdrawing_ends_every_reading_and_a_later_one_works(cast, pack):
    let_read(cast, pack)
    withdraw_pack(actor=cast.publisher.actor, pack=pack, reason="A wrong annex.")
    client = cast.client_for(cast.my_official)
    assert client.get(page(pack)).status_code == 404
    assert Entry.objects.filter(verb="reporting.pack.reader_ended").count() == 1
    let_read(cast, pack)
    assert client.get(page(pack)).status_code == 200


def test_it_ends_at_the_next_request_when_it_is_taken_back(cast, pack):
    grant, client = let_read(cast, pack), cast.client_for(cast.my_official)
    end = reverse("reporting:reader-end", args=[pack.public_id, grant.public_id])
    assert cast.client_for(cast.officer).post(end).status_code == 403
    assert cast.client_for(cast.th_official).post(end).status_code == 404
    assert client.get(file_of(pack)).status_code == 200
    cast.client_for(cast.publisher).post(end)
    assert client.get(file_of(pack)).status_code == 404
    assert cast.client_for(cast.publisher).post(end).status_code == 404


def test_it_dies_with_the_post_and_does_not_move_to_another_office(cast, pack):
    let_read(cast, pack)
    accounts.post(cast.my_official.user, Role.OFFICIAL, "TH")
    yesterday = domain_clock.today("Asia/Kuala_Lumpur") - timedelta(days=1)
    Post.objects.filter(pk=cast.my_official.posts[0].pk).update(end=yesterday)
    assert cast.client_for(cast.my_official).get(page(pack)).status_code == 404


def test_only_a_publisher_names_readers(cast, pack):
    tries = {"officer": 403, "publisher": 200, "my_official": 404, "administrator": 404}
    found = {who: cast.client_for(getattr(cast, who)).get(page(pack, "readers")).status_code for who in tries}
    assert found == tries
