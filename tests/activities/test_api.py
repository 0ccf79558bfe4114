"""The log over the API: what the pages show, problem+json for every refusal, nothing can be written."""

import pytest
from django.test import Client

from activities.services.edit import edit_activity
from activities.services.step import take_step
from tests.factories import activities as make

LIST = "/api/v1/activities/"


def test_the_list_and_the_record_say_what_the_pages_say(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.th_official)
    (line,) = client.get(LIST).json()["results"]
    assert (line["reference"], line["owner"], line["date_from"]) == (record.reference, "VN", "2020-03-20")
    full = client.get(f"{LIST}{record.reference}/").json()
    assert full["summary"] == "Legal information for border residents and sports."
    assert {party["code"] for party in full["parties"]} == {"LA", "VN"}
    assert not {"id", "pk", "owner_id", "logged_by"} & {*line, *full}


def test_what_is_invisible_is_404_like_what_does_not_exist(cast):
    draft = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.officer)
    hidden, unknown = client.get(f"{LIST}{draft.reference}/"), client.get(f"{LIST}BM-2020-ZZZZ/")
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert hidden["Content-Type"] == "application/problem+json"
    assert hidden.json()["status"] == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(cast, method):
    answer = getattr(cast.client_for(cast.officer), method)(LIST, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


def test_nobody_without_an_open_post_reads_it(cast):
    answer = Client().get(LIST)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert cast.client_for(cast.closed).get(LIST).status_code == 403


@pytest.mark.parametrize("query", ["cursor=%00", "cursor=abc", "page_size=-1", "page_size=" + "9" * 5000, "format=xml"])
def test_nonsense_in_the_address_is_no_error_of_ours(cast, query):
    answer = cast.client_for(cast.officer).get(f"{LIST}?{query}")
    assert answer.status_code in (200, 404)


def test_the_cursor_holds_a_reference_and_no_key(cast):
    for _ in range(3):
        make.draft(cast.vn_focal.actor, "LA", "VN")
    client, seen, address = cast.client_for(cast.vn_focal), [], f"{LIST}?page_size=1"
    while address:
        page = client.get(address).json()
        seen += [row["reference"] for row in page["results"]]
        address = page["next"]
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 3


def test_the_number_of_a_returned_record_does_not_count_what_its_owner_writes(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")

    def number(who):
        return cast.client_for(getattr(cast, who)).get(f"{LIST}{record.reference}/").json()["version"]

    before = number("officer"), number("vn_focal")
    data = make.record("LA", "VN", place="Vinh")
    edit_activity(actor=cast.vn_focal.actor, activity=record, data=data, version=record.version)
    assert (number("officer"), number("vn_focal")) == (before[0], before[1] + 1)


def test_the_schema_describes_both_addresses(cast):
    answer = cast.client_for(cast.officer).get("/api/v1/schema/")
    assert answer.status_code == 200
    assert "/api/v1/activities/{reference}/" in answer.content.decode()
