"""The log over the API: what the pages show, the services of the pages, problem+json for every refusal."""

import json
from dataclasses import fields
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from activities.api.content import RecordSerializer
from activities.api.serializers import WantedSerializer
from activities.models import Activity, Participation
from activities.selectors.lists import Wanted
from activities.services.edit import edit_activity
from activities.services.step import take_step
from kernel.audit.models import Entry
from kernel.notify.models import Message
from mechanisms.models import Clause, Document
from tests.factories import activities as make
from tests.factories import members
from tests.programs import LIST, Program

CONTENT = {
    "title": "Young border officers’ seminar",
    "forms": ["8a-i"],
    "precision": "day",
    "date_from": "2020-03-20",
    "places": [{"name": "Dong Hoi", "where": "VN"}],
    "parties": [{"code": "VN", "role": "host"}, {"code": "LA"}],
}


@pytest.fixture
def program(cast):
    make.offices("LA", "VN", "TH")
    return lambda key, *scopes: Program(getattr(cast, key), scopes or ("read", "write", "act"))


def test_the_list_and_the_record_say_what_the_pages_say(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.th_official)
    (line,) = client.get(LIST).json()["results"]
    assert (line["reference"], line["owner"], line["date_from"]) == (record.reference, "VN", "2020-03-20")
    full = client.get(f"{LIST}{record.reference}/").json()
    assert full["summary"] == "Legal information for border residents and sports."
    assert {party["code"] for party in full["parties"]} == {"LA", "VN"}
    assert not {"id", "pk", "owner_id", "logged_by"} & {*line, *full}


def test_the_list_takes_every_filter_of_the_page(cast):
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", domains=("land",), challenges=())
    assert set(WantedSerializer().fields) == {field.name for field in fields(Wanted)}
    client = cast.client_for(cast.th_official)
    asked = {"domain": "land", "party": "VN", "timing": "took_place"}
    assert [len(client.get(LIST, {**asked, **more}).json()["results"]) for more in ({}, {"domain": "sea"})] == [1, 0]
    assert client.get(LIST, {"level": "galactic"}).status_code == 422


def test_what_is_invisible_is_404_like_what_does_not_exist(cast):
    draft = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.officer)
    hidden, unknown = client.get(f"{LIST}{draft.reference}/"), client.get(f"{LIST}BM-2020-ZZZZ/")
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert hidden["Content-Type"] == "application/problem+json"
    assert hidden.json()["status"] == 404


def test_a_source_and_a_text_beyond_the_scope_are_its_owners_and_the_secretariats(cast):
    given = {"summary": "Long story.", "reportable_text": "Short story.", "source": "File 7"}
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN", **given)

    def read(who):
        body = cast.client_for(getattr(cast, who)).get(f"{LIST}{record.reference}/").json()
        return body["summary"], body["reportable_text"], body["source"]

    assert read("officer") == read("vn_official") == ("Long story.", "Short story.", "File 7")
    assert read("th_official") == read("la_focal") == ("Short story.", "", "")


def test_what_may_be_done_with_a_note_is_not_said_of_a_note_that_is_not_shared(cast):
    given = {"practice": "Joint briefings saved a day.", "practice_reuse": True}
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN", **given)

    def read(who):
        body = cast.client_for(getattr(cast, who)).get(f"{LIST}{record.reference}/").json()
        return body["practice"], body["practice_shared"], body["practice_reuse"]

    assert read("officer") == read("vn_official") == ("Joint briefings saved a day.", False, True)
    assert read("th_official") == read("la_focal") == ("", False, False)


def test_a_program_logs_a_draft_as_the_form_does(cast, program):
    answer = program("vn_focal")("POST", LIST, CONTENT)
    record = Activity.objects.get()
    assert (answer.status_code, answer["ETag"], record.state) == (201, '"1"', "draft")
    assert answer["Location"] == f"{LIST}{record.reference}/"
    assert (record.owner.code, record.place, record.level) == ("VN", "Dong Hoi", "bilateral")
    assert Entry.objects.get(object_ref=record.reference).verb == "activities.logged"
    assert program("th_focal")("GET", answer["Location"]).status_code == 404


@pytest.mark.parametrize(("day", "level"), [("2025-10-01", "asean_wide"), ("2025-11-01", "subregional")])
def test_ten_states_are_asean_wide_until_there_are_eleven_members(cast, program, day, level):
    members.register()
    parties = [{"code": code} for code in ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN")]
    sent = {**CONTENT, "date_from": day, "timing": "planned", "parties": parties}
    assert program("vn_focal")("POST", LIST, sent).json()["level"] == level


def test_a_request_sent_twice_makes_one_record(cast, program):
    ask, once = program("vn_focal"), {"Idempotency-Key": str(uuid4())}
    first, second = ask("POST", LIST, CONTENT, **once), ask("POST", LIST, CONTENT, **once)
    assert first.json()["reference"] == second.json()["reference"]
    assert Activity.objects.count() == 1
    assert ask("POST", LIST, CONTENT, **{"Idempotency-Key": "x"}).json()["objections"][0]["field"] == "Idempotency-Key"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": 7}, "title"),
        ({"titel": "x"}, "titel"),
        ({"forms": ["9z"]}, "forms.0"),
        ({"forms": ["8d"], "timing": "confirmed"}, "consensus_kind"),
        ({"forms": ["8d"], "consensus_kind": "elsewhere"}, "consensus_reference"),
        ({"precision": "unknown"}, "precision"),
        ({"precision": "range"}, "date_to"),
        ({"date_to": "2020-03-19"}, "date_to"),
        ({"date_from": "20 March 2020"}, "date_from"),
        ({"date_from": "1066-10-14"}, "date_from"),
        ({"parties": [{"code": "ZZ"}]}, "parties"),
        ({"parties": [{"code": "VN", "organisation": "Navy"}]}, "parties.0"),
        ({"parties": [{"organisation": "UNODC", "role": "host"}]}, "parties.0.role"),
        ({"parties": [{"code": "VN", "role": "resource"}]}, "parties.0.role"),
        ({"parties": [{"code": "VN"}, {"code": "VN"}]}, "parties"),
        ({"places": [{"name": "Vinh", "where": "QQ"}]}, "places"),
        ({"mechanisms": ["NOPE"]}, "mechanisms"),
        ({"summary": "a\u0000b"}, "summary"),
        ({"summary": "a\u202eb"}, "summary"),
    ],
)
def test_each_objection_stands_at_its_field_and_nothing_is_stored(cast, program, change, field):
    answer = program("vn_focal")("POST", LIST, CONTENT | change)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert {found["field"] for found in answer.json()["objections"]} == {field}
    assert not Activity.objects.exists()


def test_a_month_stands_for_its_days(cast, program):
    answer = program("vn_focal")("POST", LIST, CONTENT | {"precision": "month", "date_from": "2020-02-10"})
    assert (answer.json()["date_from"], answer.json()["date_to"]) == ("2020-02-01", "2020-02-29")


def test_a_change_names_the_version_it_was_made_on(cast, program):
    ask = program("vn_focal")
    address = ask("POST", LIST, CONTENT)["Location"]
    assert ask("PATCH", address, {"title": "One"}).status_code == 428
    assert ask("PATCH", address, {"title": "One"}, version=7).status_code == 412
    changed = ask("PATCH", address, {"title": "One"}, version=1)
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    assert (changed.json()["title"], changed.json()["places"][0]["name"]) == ("One", "Dong Hoi")
    assert Entry.objects.filter(verb="activities.edited").get().changes == {"fields": ["title"]}
    whole = ask("PUT", address, {"title": "Two"}, version=2)
    assert (whole.json()["title"], whole.json()["parties"]) == ("Two", [])


def test_a_change_that_changes_nothing_also_names_its_version(cast, program):
    ask = program("vn_focal")
    address = ask("POST", LIST, CONTENT)["Location"]
    assert ask("PATCH", address, {}).status_code == 428
    refused = ask("PATCH", address, {}, **{"If-Match": "nonsense"})
    assert (refused.status_code, refused.json()["objections"][0]["field"]) == (422, "If-Match")
    assert ask("PATCH", address, {}, version=1)["ETag"] == '"1"'


def test_only_who_may_write_in_it_changes_it(cast, program):
    shared = make.shared(cast, cast.vn_focal.actor, "LA", "VN").reference
    draft = make.draft(cast.vn_focal.actor, "LA", "VN").reference
    asked = {("th_focal", shared): 403, ("vn_official", draft): 403, ("th_focal", draft): 404, ("officer", draft): 404}
    for (who, reference), status in asked.items():
        answer = program(who)("PATCH", f"{LIST}{reference}/", {"title": "x"}, version=1)
        assert answer.status_code == status, who
    assert program("th_official")("POST", LIST, CONTENT).status_code == 403


def test_a_record_is_submitted_and_accepted_over_the_api_as_on_the_pages(cast, program):
    ask, officer = program("vn_focal"), program("officer")
    address = ask("POST", LIST, CONTENT)["Location"]
    steps = {step["name"]: step for step in ask("GET", f"{address}transitions/").json()}
    assert [found["field"] for found in steps["submit"]["objections"]] == ["attested"]
    refused = ask("POST", f"{address}transitions/submit/", {}, version=1)
    assert (refused.status_code, refused.json()["objections"][0]["field"]) == (422, "attested")
    sent = ask("POST", f"{address}transitions/submit/", {"attested": True}, version=1)
    assert (sent.status_code, sent.json()["state"], sent["ETag"]) == (200, "submitted", '"2"')
    assert officer("POST", f"{address}transitions/accept/", {}, version=2).json()["state"] == "accepted"
    verbs = Entry.objects.filter(object_ref=Activity.objects.get().reference).values_list("verb", flat=True)
    done = ["activities.logged", "activities.record.submit", "activities.record.accept"]
    assert list(verbs.order_by("number")) == done
    assert Message.objects.filter(kind="activities.review").count() == 1
    left = officer("GET", f"{address}transitions/").json()
    assert [(step["name"], bool(step["objections"])) for step in left] == [("hold", False)]


def test_a_named_state_answers_for_its_part_and_others_cannot(cast, program):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    address = f"{LIST}{record.reference}/transitions/"
    confirm, version = f"{address}confirm_participation/", record.version
    assert program("th_focal")("POST", confirm, {}, version=version).status_code == 404
    ask = program("la_focal")
    assert {"confirm_participation", "ask_not_to_report"} < {step["name"] for step in ask("GET", address).json()}
    answer = ask("POST", confirm, {}, version=version)
    assert (answer.status_code, record.participations.get(office__code="LA").confirmation) == (200, "confirmed")
    assert Entry.objects.latest("number").verb == "activities.confirmed"
    assert ask("POST", f"{address}ask_not_to_report/", {}, version=answer.json()["version"]).status_code == 200
    assert program("th_focal")("GET", f"{LIST}{record.reference}/").status_code == 404


def test_a_step_that_is_not_ones_own_or_no_longer_possible_is_refused(cast, program):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    address = f"{LIST}{record.reference}/transitions/"
    asked = {("th_focal", "withdraw"): 403, ("vn_focal", "submit"): 409, ("vn_focal", "nonsense"): 404}
    for (who, name), status in asked.items():
        assert program(who)("POST", f"{address}{name}/", {}, version=record.version).status_code == status, name
    assert program("vn_focal")("POST", f"{address}withdraw/", {}).status_code == 428
    assert program("vn_focal")("POST", f"{address}withdraw/", {}, version=99).status_code == 412


def test_a_token_does_what_its_scopes_say(cast, program):
    reads, writes = program("vn_focal", "read"), program("vn_focal", "read", "write")
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    step = f"{LIST}{record.reference}/transitions/discard/"
    assert reads("POST", LIST, CONTENT).status_code == 403
    assert writes("POST", step, {}, version=1).status_code == 403
    assert program("vn_focal", "write")("GET", LIST).status_code == 403
    assert program("vn_focal", "act")("POST", step, {}, version=1).status_code == 200


def test_somebody_signed_in_on_the_pages_uses_it_too_and_sends_the_token_of_the_page(cast):
    client = Client(enforce_csrf_checks=True)
    client.cookies = cast.client_for(cast.vn_focal).cookies
    sent = {"content_type": "application/json", "data": json.dumps(CONTENT)}
    make.offices("LA", "VN")
    assert client.post(LIST, **sent).status_code == 403
    client.cookies["csrftoken"] = "a" * 32
    assert client.post(LIST, **sent, headers={"X-CSRFToken": "a" * 32}).status_code == 201


def test_nobody_without_an_open_post_reads_it(cast):
    answer = Client().get(LIST)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer["Content-Type"] == "application/problem+json"
    closed = cast.client_for(cast.closed).get(LIST)
    assert (closed.status_code, closed["Content-Type"]) == (403, "application/problem+json")
    assert Client().get(LIST, headers={"Authorization": "Bearer bmp_nonsense"}).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "data", "kind", "status"),
    [
        ("GET", "/api/v1/nothing/", "", "application/json", 404),
        ("GET", "/api/nothing", "", "application/json", 404),
        ("DELETE", LIST, "", "application/json", 405),
        ("OPTIONS", LIST, "", "application/json", 405),
        ("POST", LIST, "title=x", "application/x-www-form-urlencoded", 415),
        ("POST", LIST, "{", "application/json", 400),
        ("POST", LIST, "[" * 100_000, "application/json", 400),
        ("POST", LIST, '{"title": ' + "9" * 5000 + "}", "application/json", 400),
        ("POST", LIST, "[]", "application/json", 422),
        ("POST", LIST, '{"title": "' + "x" * 2_100_000 + '"}', "application/json", 413),
    ],
)
def test_every_refusal_is_a_problem_with_a_sentence(cast, program, method, path, data, kind, status):
    ask = program("vn_focal")
    answer = ask.client.generic(method, path, data, content_type=kind, headers=ask.headers)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    assert answer.json()["detail"].endswith((".", "-", "1)")) or status in (400, 405, 415)


def test_the_filters_are_those_of_the_page_and_nonsense_is_named(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Quetzal exchange")
    make.submitted(cast.vn_focal.actor, "LA", "VN", title="Ocelot exchange")
    client = cast.client_for(cast.vn_focal)
    for query, number in {"q=quetzal": 1, "state=submitted": 1, "form=8a-i": 2, "year=2019": 0, "view=own": 2}.items():
        assert len(client.get(f"{LIST}?{query}").json()["results"]) == number, query
    for query in (
        "state=x",
        "year=x",
        "nonsense=1",
        "cursor=%00",
        "cursor=abc",
        "page_size=-1",
        "page_size=" + "9" * 5000,
    ):
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 422, query
        assert answer.json()["objections"][0]["field"] == query.partition("=")[0]


def test_pages_follow_one_another_newest_first_and_the_cursor_holds_no_key(cast):
    days = [date(2020, 3, 20), date(2020, 3, 20), date(2020, 5, 1), date(2019, 9, 9), date(2020, 3, 20)]
    for day in days:
        make.draft(cast.vn_focal.actor, "LA", "VN", date_from=day, date_to=day)
    client, seen, address = cast.client_for(cast.vn_focal), [], f"{LIST}?page_size=2"
    while address:
        page = client.get(address).json()
        seen += [(row["date_from"], row["reference"]) for row in page["results"]]
        address = page["next"]
    assert [day for day, _reference in seen] == sorted((str(day) for day in days), reverse=True)
    assert len({reference for _day, reference in seen}) == len(days)


def test_the_number_of_a_returned_record_does_not_count_what_its_owner_writes(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")

    def number(who):
        answer = cast.client_for(getattr(cast, who)).get(f"{LIST}{record.reference}/")
        return answer.json()["version"], answer.get("ETag")

    before = number("officer"), number("vn_focal")
    data = make.record("LA", "VN", title="Another title")
    edit_activity(actor=cast.vn_focal.actor, activity=record, data=data, version=record.version)
    assert number("officer") == before[0] == (None, None)
    assert number("vn_focal") == (before[1][0] + 1, f'"{before[1][0] + 1}"')


def test_a_program_of_the_owner_reads_the_parties_of_the_text_in_work_and_writes_back_what_it_read(cast, program):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Who else?")
    edit_activity(
        actor=cast.vn_focal.actor, activity=record, data=make.record("TH", "VN", host="VN"), version=record.version
    )
    ask, path = program("vn_focal"), f"{LIST}{record.reference}/"
    read = ask("GET", path).json()
    assert [(party["code"], party["confirmation"]) for party in read["parties"]] == [
        ("TH", "not_asked"),
        ("VN", "owner"),
    ]
    kept = {name: value for name, value in read.items() if name in RecordSerializer().fields}
    kept["parties"] = [
        {name: value for name, value in party.items() if name != "confirmation"} for party in kept["parties"]
    ]
    assert ask("PUT", path, kept, version=read["version"]).status_code == 200
    record.refresh_from_db()
    assert sorted(party["code"] for party in record.working["parties"]) == ["TH", "VN"]
    others = program("officer")("GET", path).json()["parties"]
    assert sorted(party["code"] for party in others) == ["LA", "VN"]


def test_an_organisation_that_a_program_named_stays_when_the_form_is_saved(cast, program):
    parties = [*CONTENT["parties"], {"organisation": "UNODC"}, {"organisation": "IOM", "role": "observer"}]
    made = program("vn_focal")("POST", LIST, CONTENT | {"parties": parties}).json()
    record, client = Activity.objects.get(reference=made["reference"]), cast.client_for(cast.vn_focal)
    Participation.objects.filter(organisation="UNODC").update(role="host")
    form = client.get(f"/activities/{record.reference}/edit/").context["form"]
    assert (form["others"].value(), form["observers"].value()) == ("UNODC", "IOM")
    assert {party["organisation"]: party["role"] for party in made["parties"] if party["organisation"]} == {
        "UNODC": "partner",
        "IOM": "observer",
    }


def test_the_version_of_a_returned_record_cannot_be_guessed(cast, program):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")
    ask, address = program("officer2"), f"{LIST}{record.reference}/transitions/accept/"
    answers = [ask("POST", address, {}, version=number) for number in (record.version, 99)]
    assert answers[0].status_code == answers[1].status_code == 409
    assert answers[0].content == answers[1].content


def test_a_clause_that_was_not_in_force_on_the_date_is_refused_as_on_the_page(cast, program):
    later = Document.objects.create(code="NEW", title="New plan", kind="plan", valid_from=date(2026, 1, 1))
    clause = Clause.objects.create(document=later, label="Goal 1")
    refused = program("vn_focal")("POST", LIST, CONTENT | {"clauses": [clause.code]})
    assert (refused.status_code, Activity.objects.count()) == (422, 0)
    assert "was not in force on that date" in refused.content.decode()
