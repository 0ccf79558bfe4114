"""The description of the API: complete, true to OpenAPI 3.1, and shown on a page of the portal."""

import json

import pytest
from django.core.management import call_command
from django.test import Client

from activities.api.acts import ACTS, STEPS, takes
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HTTP = ("get", "post", "put", "patch")


@pytest.fixture
def description(cast: Cast) -> dict:
    accept = "application/vnd.oai.openapi+json"
    answer = cast.client_for(cast.vn_focal).get("/api/v1/schema/", headers={"Accept": accept})
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_it_is_openapi_3_1_and_nothing_in_it_is_guessed(tmp_path) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml"))
    assert "openapi: 3.1" in (tmp_path / "schema.yaml").read_text()


def test_every_operation_names_its_refusals_as_problems(description) -> None:
    for path, methods in description["paths"].items():
        for method in set(methods) & set(HTTP):
            answers = methods[method]["responses"]
            assert {"401", "403", "404", "422", "429"} <= set(answers), path
            assert "content" not in answers["414"], "of the server before the portal no body is promised"
            for code in (code for code in answers if code >= "400" and code != "414"):
                assert list(answers[code]["content"]) == ["application/problem+json"], (path, code)


def test_what_changes_a_record_asks_for_its_version(description) -> None:
    record, step = "/api/v1/activities/{reference}/", "/api/v1/activities/{reference}/transitions/{name}/"
    for path, method in ((record, "put"), (record, "patch"), (step, "post")):
        operation = description["paths"][path][method]
        named = [given for given in operation["parameters"] if given["name"] == "If-Match"]
        assert [given["required"] for given in named] == [True]
        assert {"412", "428"} <= set(operation["responses"])
        assert "ETag" in operation["responses"]["200"]["headers"]


def test_what_is_sent_holds_no_other_fields_and_what_is_answered_holds_all(description) -> None:
    schemas = description["components"]["schemas"]
    assert schemas["RecordRequest"]["additionalProperties"] is False
    assert schemas["RecordRequest"]["required"] == ["title"]
    assert set(schemas["Activity"]["required"]) == set(schemas["Activity"]["properties"])


def test_every_name_that_can_be_done_stands_there_with_what_it_takes(description) -> None:
    operation = description["paths"]["/api/v1/activities/{reference}/transitions/{name}/"]["post"]
    (name,) = [given for given in operation["parameters"] if given["name"] == "name"]
    assert set(name["schema"]["enum"]) == {*STEPS, *ACTS}
    assert "| `hold` | Put on hold (¶9) | `reason` |" in operation["description"]
    schemas = description["components"]["schemas"]
    shapes = [schemas[shape["$ref"].rpartition("/")[2]] for shape in schemas["WhatIsSaidRequest"]["oneOf"]]
    assert all(shape["additionalProperties"] is False for shape in shapes)
    fields = [set(shape["properties"]) for shape in shapes]
    for found in {*STEPS, *ACTS}:
        assert any(set(takes(found)) <= taken for taken in fields), found


def test_the_page_is_for_those_who_are_signed_in_and_holds_no_script_of_its_own(cast: Cast) -> None:
    client = cast.client_for(cast.th_official)
    page, script = client.get("/help/api/"), client.get("/help/api/?script")
    assert page.status_code == 200
    assert "swagger-ui-bundle.js" in page.content.decode()
    assert script["Content-Type"].startswith("application/javascript")
    assert Client().get("/help/api/")["Location"].startswith("/accounts/login/")
