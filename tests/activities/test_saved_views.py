"""Views of the list that a person keeps: theirs alone, by name, with the filters and without records."""

import pytest

from activities.models import SavedView
from kernel.audit.models import Entry
from tests.factories import activities as make

LIST, NEW = "/activities/", "/activities/views/new/"


@pytest.fixture
def view(cast) -> SavedView:
    """A view of Viet Nam's focal point."""
    cast.client_for(cast.vn_focal).post(f"{NEW}?q=quokka&form=8a-i", {"name": "Quokkas"})
    return SavedView.objects.get()


def tabs(client, query: str = "") -> list[tuple[str, bool]]:
    """The tabs of the list, and which is open."""
    return [(str(tab["text"]), bool(tab.get("current"))) for tab in client.get(LIST + query).context["views"]]


def test_the_list_offers_to_save_a_view_and_then_shows_it_as_a_tab(cast, view):
    client = cast.client_for(cast.vn_focal)
    assert tabs(client, "?q=wombat") == [
        ("All", True),
        ("Of your office", False),
        ("Quokkas", False),
        ("Save this view", False),
    ]
    assert tabs(client, "?q=quokka&form=8a-i") == [
        ("All", False),
        ("Of your office", False),
        ("Quokkas", True),
        ("Rename or remove", False),
    ]
    assert view.query == {"q": "quokka", "form": "8a-i"}
    assert Entry.objects.filter(verb="activities.view_saved").count() == 1


def test_saving_leads_back_to_the_list_as_the_view_shows_it(cast):
    row = make.draft(cast.vn_focal.actor, "VN", title="Quokka exchange")
    make.draft(cast.vn_focal.actor, "VN", title="Wombat exchange")
    client = cast.client_for(cast.vn_focal)
    page = client.get(f"{NEW}?q=quokka").content.decode()
    assert "It keeps: “quokka”" in page
    answer = client.post(
        f"{NEW}?q=quokka&after=2020-01-01_BM-2020-0000&state=Atlantis", {"name": "Quokkas"}, follow=True
    )
    assert [shown.reference for shown in answer.context["page"].rows] == [row.reference]
    assert "The view is saved. Only you see it." in answer.content.decode()


@pytest.mark.parametrize("who", ["vn_approver", "vn_official", "th_focal", "officer", "publisher"])
def test_nobody_else_sees_or_changes_a_view(cast, view, who):
    client = cast.client_for(getattr(cast, who))
    assert "Quokkas" not in client.get(LIST).content.decode()
    at = f"/activities/views/{view.public_id}/"
    asked = [client.get(at), client.post(at, {"name": "Mine"}), client.post(f"{at}remove/")]
    assert [answer.status_code for answer in asked] == [404, 404, 404]
    view.refresh_from_db()
    assert view.name == "Quokkas"


def test_a_view_is_renamed_and_removed_by_its_person(cast, view):
    client = cast.client_for(cast.vn_focal)
    at = f"/activities/views/{view.public_id}/"
    assert client.post(at, {"name": "Marsupials"}, follow=True).context["page"].total == 0
    assert ("Marsupials", False) in tabs(client)
    assert client.post(f"{at}remove/").status_code == 302
    assert tabs(client) == [("All", True), ("Of your office", False)]
    assert [row.verb for row in Entry.objects.filter(verb__startswith="activities.view").order_by("number")] == [
        "activities.view_saved",
        "activities.view_renamed",
        "activities.view_removed",
    ]


def test_a_view_sent_twice_is_kept_once(cast, view):
    cast.client_for(cast.vn_focal).post(f"{NEW}?q=quokka&form=8a-i", {"name": "Quokkas"})
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Give the view a name."),
        ("quokkas", "You have a view called “quokkas” already. Choose another name."),
        ("w" * 61, "60 characters"),
    ],
)
def test_a_name_that_cannot_be_kept_is_said_and_stays_in_the_form(cast, view, name, sentence):
    answer = cast.client_for(cast.vn_focal).post(f"{NEW}?q=wombat", {"name": name})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{name}"' in answer.content.decode() or not name
    assert SavedView.objects.count() == 1


def test_twenty_views_are_enough(cast):
    person = cast.vn_focal.user
    SavedView.objects.bulk_create(SavedView(person=person, name=f"View {n}", query={"q": str(n)}) for n in range(20))
    answer = cast.client_for(cast.vn_focal).post(f"{NEW}?q=wombat", {"name": "One more"})
    assert answer.status_code == 422
    assert "You keep 20 views already. Remove one first." in answer.content.decode()


def test_a_view_whose_filter_is_gone_says_what_is_left_out(cast, view):
    SavedView.objects.update(query={"mechanism": "GONE"})
    page = cast.client_for(cast.vn_focal).get(f"{LIST}?mechanism=GONE").content.decode()
    assert "Mechanism: “GONE” is not known here, so it is left out." in page


def test_who_reads_no_content_keeps_no_views(cast, client):
    assert cast.client_for(cast.auditor).post(f"{NEW}?q=wombat", {"name": "Mine"}).status_code == 403
    assert client.get(NEW).status_code == 302
    assert SavedView.objects.count() == 0


def test_a_preview_shows_no_views_and_saves_none(cast, view):
    client = cast.client_for(cast.vn_approver)
    client.post(f"{NEW}?q=wombat", {"name": "Wombats"})
    client.post("/preview/", {"role": "official", "office": "VN"})
    assert tabs(client, "?q=wombat") == [("All", True), ("Of your office", False)]
    client.post(f"{NEW}?q=other", {"name": "Other"})
    assert SavedView.objects.count() == 2
