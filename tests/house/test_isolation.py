"""What is hidden leaves no trace on any page: no title, reference, year or number that counts it (DESIGN §4)."""

from urllib.parse import unquote_plus

import pytest
from django.test import Client

from tests.factories import activities as make
from tests.factories import world as small
from tests.house.crawl import crawl

UNSEEN_BY = {
    "officer": {"draft"},
    "publisher": {"draft"},
    "la_focal": {"draft", "submitted", "returned", "held"},
    "th_focal": {"draft", "submitted", "returned", "held", "withheld", "accepted"},
    "th_approver": {"draft", "submitted", "returned", "held", "withheld", "accepted"},
    "th_official": {"draft", "submitted", "returned", "held", "withheld", "accepted"},
    "administrator": set(small.WORDS),
    "auditor": set(small.WORDS),
}


@pytest.fixture
def world(cast):
    return small.small(cast)


def searches(world) -> list[str]:
    """Asks for each hidden thing by its title, its reference, its year and its state."""
    words = [*small.WORDS.values(), *(row.reference for row in world.records.values())]
    kept = ("year=1973", "state=draft", "state=submitted", "state=returned", "state=withdrawn", "view=own")
    return [*(f"/activities/?q={word}" for word in words), *(f"/activities/?{part}" for part in kept)]


def traces(world, name: str, who: str, url: str) -> list[str]:
    """What would give the record away; a reader's own search words are no trace, nor is a reference in the audit."""
    words = [small.WORDS[name], world.records[name].reference]
    if who == "auditor" and url.startswith("/audit/"):
        words = words[:1]
    return [word for word in words if word not in unquote_plus(url)]


@pytest.mark.parametrize("who", list(UNSEEN_BY))
def test_no_page_shows_a_trace_and_no_number_counts_what_its_reader_may_not_see(cast, world, who):
    client, hidden = cast.client_for(getattr(cast, who)), UNSEEN_BY[who]
    for url, text in crawl(client, [*small.addresses(world), *searches(world)]).items():
        shown = [word for name in hidden for word in traces(world, name, who, url) if word in text]
        assert shown == [], f"{who} finds {shown} at {url}"
    for name in hidden:
        row = world.records[name]
        for base in (f"/activities/{row.reference}/", f"/api/v1/activities/{row.reference}/"):
            assert client.get(base).status_code == 404, (who, name)
    counts_what_is_seen(client, hidden)


def counts_what_is_seen(client, hidden: set[str]) -> None:
    """The list, its count, its search and its filters know the same records as the API."""
    answer = client.get("/activities/")
    page, years = answer.context["page"], answer.context["form"].fields["year"].choices
    assert {row.title for row in page.rows} & set(small.WORDS.values()) == {
        word for name, word in small.WORDS.items() if name not in hidden
    }
    assert page.total == len(page.rows) == len(client.get("/api/v1/activities/").json()["results"])
    assert (("1973", "1973") in years) == bool({"accepted", "submitted"} - hidden)
    for name in hidden:
        assert client.get("/activities/", {"q": small.WORDS[name]}).context["page"].total == 0


def test_a_text_that_is_being_drafted_is_the_secretariats_alone(cast, world):
    for who in ("vn_focal", "la_focal", "th_approver", "th_official", "administrator", "auditor"):
        client = cast.client_for(getattr(cast, who))
        for url in small.secretariat_only(world):
            assert client.get(url).status_code == 404, (who, url)
        for url in ("/", "/reports/", f"/reports/{world.cycle.public_id}/", f"/jobs/{world.job.public_id}/"):
            assert "Wombat" not in client.get(url).content.decode(), (who, url)


def test_a_visitor_signs_in_first_and_somebody_whose_post_has_ended_gets_one_page(cast, world):
    visitor = Client()
    job = f"/jobs/{world.job.public_id}/"
    for url in ["/", "/activities/", "/reports/", "/mechanisms/", job, *small.addresses(world)]:
        answer, refused = visitor.get(url), cast.client_for(cast.closed).get(url)
        if url.startswith("/api/"):
            assert answer.status_code == 401, url
        else:
            assert (answer.status_code, answer["Location"][:16]) == (302, "/accounts/login/"), url
        assert refused.status_code == 403, url
        assert not any(word in refused.content.decode() for word in small.WORDS.values())


def test_what_is_seen_but_not_theirs_to_do_is_403(cast):
    shared = make.shared(cast, cast.vn_focal.actor, "LA", "VN").reference
    draft = make.draft(cast.vn_focal.actor, "LA", "VN").reference
    tries = {("th_focal", f"/activities/{shared}/correct/"), ("th_official", f"/activities/{shared}/hold/")}
    tries |= {("vn_official", f"/activities/{draft}/edit/"), ("officer", f"/activities/{shared}/basis/")}
    for who, url in tries:
        assert cast.client_for(getattr(cast, who)).get(url).status_code == 403, (who, url)
