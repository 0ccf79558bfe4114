"""The one editor of the register, tried with every kind of row through its pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kernel.audit.models import Entry
from mechanisms.models import Contact, ContactNote, Mechanism
from mechanisms.register.contact import last_contacted
from mechanisms.register.tables import KINDS
from tests.cast import Cast
from tests.factories import activities as make
from tests.factories import rows
from tests.factories.accounts import office
from tests.factories.rows import SAMPLES, address, typed

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in KINDS]
EVERY_KIND = pytest.mark.parametrize("slug", SLUGS)
OUTSIDERS = ("vn_focal", "vn_official", "th_approver")
NO_CONTENT = ("administrator", "auditor")
SECRET = {"contact", "contact-note"}


class Desk:
    """An officer at the editor of one kind."""

    def __init__(self, cast: Cast, slug: str) -> None:
        rows.world()
        self.slug, self.kind, self.client = slug, rows.kind_of(slug), cast.client_for(cast.officer)

    def enter(self, **changes: Any) -> Any:
        """Send the form for a new row."""
        return self.client.post(address(self.slug, "new"), typed(self.slug, **changes))

    @property
    def row(self) -> Any:
        """The row made last."""
        return rows.only_row(self.kind)

    @property
    def key(self) -> str:
        """Its name in an address."""
        return self.kind.key_of(self.row)

    def seen(self) -> str:
        """What the edit page says it shows."""
        return self.client.get(address(self.slug, "edit", self.key)).context["form"]["seen"].value()

    def change(self, seen: str, **changes: Any) -> Any:
        """Send the form of the row made last."""
        return self.client.post(address(self.slug, "edit", self.key), typed(self.slug, seen=seen, **changes))


def test_the_table_has_each_kind_that_the_pages_link_to() -> None:
    named = (
        "office office-name establishment establishment-name membership chair lead-country rest-days holiday mechanism "
        "mechanism-member session contact document clause adoption-event meeting challenge scope-word"
    )
    assert set(named.split()) | {"contact-note"} == set(SLUGS) == set(SAMPLES)


@EVERY_KIND
def test_a_row_is_entered_and_audited_once_however_often_the_form_is_sent(cast: Cast, slug: str) -> None:
    desk = Desk(cast, slug)
    before = desk.kind.model.objects.count()
    answers = [desk.enter() for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302], (
        answers[0].context and answers[0].context["form"].errors
    )
    assert desk.kind.model.objects.count() == before + 1
    entry = Entry.objects.get(verb="mechanisms.row.entered")
    assert (entry.object_type, entry.object_key) == (desk.kind.model._meta.label_lower, desk.row.pk)
    assert all(old == "" and new for old, new in entry.changes.values())


@EVERY_KIND
def test_a_change_is_audited_field_by_field_and_its_history_shows_the_difference(cast: Cast, slug: str) -> None:
    desk, sample = Desk(cast, slug), SAMPLES[slug]
    desk.enter()
    name, value = sample.change
    assert desk.change(desk.seen(), **{name: value}).status_code == 302
    entry = Entry.objects.get(verb="mechanisms.row.changed")
    assert list(entry.changes) == [name]
    page = desk.client.get(address(slug, "history", desk.key)).content.decode()
    inserted = "".join(part.split("</ins>")[0] for part in page.split("<ins>")[1:])
    assert sample.shown in inserted
    assert cast.officer.user.name in page


@EVERY_KIND
def test_a_bad_entry_gets_a_sentence_at_its_field_and_keeps_what_was_typed(cast: Cast, slug: str) -> None:
    desk, sample = Desk(cast, slug), SAMPLES[slug]
    before = desk.kind.model.objects.count()
    answer = desk.enter(**sample.bad)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sample.sentence in page
    assert 'class="msg"' in page
    assert desk.kind.model.objects.count() == before
    shown = [value for value in typed(slug, **sample.bad).values() if isinstance(value, str) and value]
    assert [value for value in shown if value.split("\n")[0] not in page] == []


@EVERY_KIND
def test_a_page_that_is_no_longer_true_saves_nothing_and_shows_what_differs(cast: Cast, slug: str) -> None:
    desk, sample = Desk(cast, slug), SAMPLES[slug]
    desk.enter()
    name, value = sample.change
    seen = desk.seen()
    other = cast.client_for(cast.officer2)
    other.post(address(slug, "edit", desk.key), typed(slug, seen=seen, **{name: value}))
    kept = getattr(desk.row, name)
    answer = desk.change(seen)
    assert answer.status_code == 409
    assert getattr(desk.row, name) == kept
    assert [label for label, _old, _new in answer.context["differences"]]
    assert desk.change(answer.context["form"]["seen"].value()).status_code == 302
    assert getattr(desk.row, name) != kept


@pytest.mark.parametrize("who", [*OUTSIDERS, *NO_CONTENT])
def test_states_read_and_do_not_edit_and_who_has_no_part_in_content_finds_nothing(cast: Cast, who: str) -> None:
    client = cast.client_for(getattr(cast, who))
    for desk in [Desk(cast, slug) for slug in SLUGS]:
        desk.enter()
        wanted = 404 if who in NO_CONTENT or desk.slug in SECRET else 403
        for page, key in (("new", ""), ("edit", desk.key), ("history", desk.key), ("remove", desk.key)):
            url = address(desk.slug, page, key)
            answers = {client.get(url).status_code, client.post(url, typed(desk.slug)).status_code}
            assert answers <= {wanted, 405}, url
    assert Entry.objects.filter(verb__startswith="mechanisms.row.").count() == len(SLUGS)


@EVERY_KIND
def test_each_page_of_the_editor_takes_few_queries(cast: Cast, slug: str, count_queries: Callable[[], Any]) -> None:
    desk = Desk(cast, slug)
    desk.enter()
    of = desk.kind.parent and typed(slug)[desk.kind.parent]
    pages = [f"{address(slug, 'new')}?of={of}" if of else address(slug, "new")]
    pages += [address(slug, page, desk.key) for page in ("edit", "history")]
    for url in pages:
        with count_queries() as seen:
            answer = desk.client.get(url)
        assert (answer.status_code, len(seen) <= 12) == (200, True), (url, len(seen))


@EVERY_KIND
def test_a_mistake_is_taken_out_with_a_reason_and_stays_in_the_audit(cast: Cast, slug: str) -> None:
    desk = Desk(cast, slug)
    desk.enter()
    before, url = desk.kind.model.objects.count(), address(slug, "remove", desk.key)
    assert desk.client.post(url, {"act": "remove", "reason": ""}).status_code == 422
    answer = desk.client.post(url, {"act": "remove", "reason": "Typed twice"})
    if not desk.kind.removable:
        assert answer.status_code == 422
        assert desk.kind.model.objects.count() == before
        return
    assert answer.status_code == 302
    assert desk.kind.model.objects.count() == before - 1
    entry = Entry.objects.get(verb="mechanisms.row.removed")
    assert entry.comment == "Typed twice"
    assert all(new == "" and old for old, new in entry.changes.values())


@pytest.mark.parametrize("slug", [kind.slug for kind in KINDS if kind.ends])
def test_a_row_that_had_its_time_is_ended_and_stays(cast: Cast, slug: str) -> None:
    desk = Desk(cast, slug)
    desk.enter()
    url = address(slug, "remove", desk.key)
    early = desk.client.post(url, {"act": "end", "last_day": "1 January 1990"})
    assert (early.status_code, "The last day is before the first day." in early.content.decode()) == (422, True)
    assert desk.client.post(url, {"act": "end", "last_day": "30 June 2020", "why": "By agreement"}).status_code == 302
    assert str(getattr(desk.row, desk.kind.ends)) == "2020-06-30"
    assert Entry.objects.get(verb="mechanisms.row.ended").comment == "By agreement"


@pytest.mark.parametrize("slug", [kind.slug for kind in KINDS if kind.alone])
def test_days_that_overlap_are_named_with_the_row_they_overlap_with(cast: Cast, slug: str) -> None:
    desk = Desk(cast, slug)
    desk.enter()
    answer = desk.enter(start="1 June 2020", end="")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The days overlap with those of “Viet Nam" in page
    assert "1 January – 31 December 2020" in page
    assert desk.enter(start="1 January 2021", end="").status_code == 302


TWICE = {
    "office-name": {"text": "Another"},
    "rest-days": {"weekdays": ["1"]},
    "session": {"start": "2019"},
    "clause": {"order": "7"},
    "meeting": {"start": "1 May 2021", "end": ""},
    "mechanism": {"name": "Another"},
    "document": {"title": "Another"},
    "challenge": {"label": "Another"},
    "office": {"name": "Another"},
}


@pytest.mark.parametrize("slug", list(TWICE))
def test_what_only_one_row_may_have_is_refused_with_the_name_of_the_row_that_has_it(cast: Cast, slug: str) -> None:
    desk = Desk(cast, slug)
    desk.enter()
    answer = desk.enter(**TWICE[slug])
    assert answer.status_code == 422
    assert f"“{desk.kind.title(desk.row)}” is already entered" in answer.content.decode()


def test_the_audit_keeps_no_name_and_no_mail_of_a_contact(cast: Cast) -> None:
    desk = Desk(cast, "contact")
    desk.enter(name="Somebody Known", mail="desk@cast.example")
    url = address("contact", "edit", desk.key)
    seen = desk.client.get(url).context["form"]["seen"].value()
    desk.client.post(url, {"name": "Another Person", "post": "Desk officer", "mail": "", "seen": seen})
    desk.client.post(address("contact", "remove", desk.key), {"act": "remove", "reason": "Typed twice"})
    kept = [f"{entry.changes} {entry.comment} {entry.object_ref}" for entry in Entry.objects.all()]
    assert [line for line in kept if "Somebody" in line or "Another" in line or "desk@" in line] == []
    changed = Entry.objects.get(verb="mechanisms.row.changed").changes
    assert (changed["name"], changed["mail"]) == (["(not kept)", "(not kept)"], ["(not kept)", ""])


@pytest.mark.parametrize("slug", ["mechanism", "challenge"])
def test_what_a_draft_may_name_is_never_taken_out_so_that_a_refusal_tells_of_no_draft(cast: Cast, slug: str) -> None:
    desk = Desk(cast, slug)
    desk.enter()
    url = address(slug, "remove", desk.key)
    for _before_and_after in range(2):
        page = desk.client.get(url).content.decode()
        assert ("A row of this kind is never taken out" in page, "It is referred to by" in page) == (True, False)
        make.draft(cast.vn_focal.actor, "LA", "VN", **{f"{slug}s": (desk.key,)})


def test_a_document_is_kept_while_somebody_leads_on_it(cast: Cast) -> None:
    desk = Desk(cast, "lead-country")
    desk.enter()
    page = desk.client.get(address("document", "remove", "CP2019")).content.decode()
    assert "It cannot be taken out, because other rows refer to it: lead countries." in page
    for kind in ("clause", "adoption-event"):
        Desk(cast, kind).enter()
    held = desk.client.get(address("document", "remove", "CP2019")).context["held"]
    assert [objection.sentence for objection in held] == [
        "It cannot be taken out, because other rows refer to it: adoptions, clauses and lead countries."
    ]


REFUSED = [
    ("session", {"number": "", "start": "", "place": ""}, "Write its number, or when it was held."),
    ("mechanism", {"founded": "3000"}, "Write a year from 1900 to 2020, or leave it empty."),
    ("mechanism", {"founded": "19"}, "Write a year from 1900 to 2020, or leave it empty."),
    ("office-name", {"office": "SEC"}, "Choose one of the list."),
    ("establishment", {"office": "SEC"}, "Choose one of the list."),
    ("holiday", {"day": "31 April 2027"}, "April 2027 has no day 31."),
    ("session", {"start": "31 April 2027"}, "April 2027 has no day 31."),
]


@pytest.mark.parametrize(("slug", "changes", "sentence"), REFUSED)
def test_what_would_say_nothing_or_nothing_true_is_refused(
    cast: Cast, slug: str, changes: dict[str, str], sentence: str
) -> None:
    desk = Desk(cast, slug)
    answer = desk.enter(**changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_capital_rests_once_on_a_day(cast: Cast) -> None:
    desk = Desk(cast, "holiday")
    desk.enter()
    answer = desk.enter(name="Another name")
    assert answer.status_code == 422
    assert "“National Day” is already entered for this day." in answer.content.decode()
    office("TH")
    assert desk.enter(office="TH").status_code == 302


def test_language_and_script_are_chosen_from_a_list(cast: Cast) -> None:
    page = Desk(cast, "office-name").client.get(address("office-name", "new")).content.decode()
    for option in ('<option value="km">Khmer</option>', '<option value="Arab">Jawi</option>'):
        assert option in page
    assert "ASEAN Secretariat</option>" not in page


def test_the_history_lists_fields_in_the_order_of_the_form(cast: Cast) -> None:
    desk = Desk(cast, "membership")
    desk.enter()
    page = desk.client.get(address("membership", "history", desk.key)).content.decode()
    assert page.index("First day") < page.index("Last day")


def test_a_row_never_stands_under_itself(cast: Cast) -> None:
    desk = Desk(cast, "challenge")
    desk.enter()
    desk.enter(code="narrower", label="A narrower crime", broader="new_crime")
    url = address("challenge", "edit", "new_crime")
    seen = desk.client.get(url).context["form"]["seen"].value()
    answer = desk.client.post(url, {"label": "A new crime", "order": "9", "broader": "narrower", "seen": seen})
    assert answer.status_code == 422
    assert "lead back to the row itself" in answer.content.decode()


def test_contacts_are_read_by_the_secretariat_alone(cast: Cast) -> None:
    Desk(cast, "contact").enter()
    Desk(cast, "contact-note").enter()
    for model in (Contact, ContactNote):
        assert model.objects.visible_to(cast.publisher.actor).count() == 1
        for who in ("vn_focal", "vn_approver", "vn_official", "administrator", "auditor"):
            assert not model.objects.visible_to(getattr(cast, who).actor).exists()
    assert last_contacted(Mechanism.objects.get(code="DGICM"), cast.officer.actor) == date(2020, 9, 1)
    assert last_contacted(Mechanism.objects.get(code="DGICM"), cast.vn_focal.actor) is None


def test_a_contact_holds_a_name_a_post_an_office_mail_and_days_and_nothing_else() -> None:
    columns = {column.name for column in Contact._meta.fields}
    assert columns == {"id", "public_id", "mechanism", "name", "post", "mail", "start", "end"}


def test_every_form_says_what_may_not_be_entered(cast: Cast) -> None:
    rows.world()
    client = cast.client_for(cast.officer)
    for slug in SLUGS:
        page = client.get(address(slug, "new")).content.decode()
        assert "No classified text" in page
        assert "Of a person only the name, the post and the office mail" in page


def test_an_unknown_kind_row_or_parent_is_404(cast: Cast) -> None:
    rows.world()
    client = cast.client_for(cast.officer)
    for url in (
        address("nothing", "new"),
        address("chair", "edit", "nothing"),
        address("mechanism", "edit", "NOTHING"),
        f"{address('session', 'new')}?of=NOTHING",
    ):
        assert client.get(url).status_code == 404, url


def test_a_link_from_the_parent_fills_it_in(cast: Cast) -> None:
    rows.world()
    page = cast.client_for(cast.officer).get(f"{address('session', 'new')}?of=DGICM").content.decode()
    assert '<option value="DGICM" selected>' in page
