"""No key of the database leaves the server (DESIGN §4, Names without traces)."""

import re

import pytest
from django.db import connection

from tests.factories import world as small
from tests.house.crawl import crawl

FIRST = 731_000_000
KEY = re.compile(r"731\d{6}")
RANDOM = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|[0-9A-Za-z]{32,}")
READERS = ("officer", "publisher", "vn_focal", "vn_approver", "th_official", "administrator")


def count_from_far_away() -> None:
    """Let every table number its rows from a number that stands nowhere else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname || '.' || quote_ident(sequencename) FROM pg_sequences")
        for (name,) in cursor.fetchall():
            cursor.execute("SELECT setval(%s::regclass, greatest(%s, last_value)) FROM " + name, [name, FIRST])


def keys_in(text: str) -> list[str]:
    """The keys in a text, each with the words before it; digits inside tokens and hashes are none."""
    if KEY.search(text) is None:
        return []
    return re.findall(r".{0,60}731\d{6}", RANDOM.sub("", text))


@pytest.mark.django_db
def test_no_page_and_no_answer_of_the_api_carries_a_key(cast):
    count_from_far_away()
    world = small.small(cast)
    assert KEY.fullmatch(str(world.records["shared"].pk)), "the oracle knows a key when it sees one"
    seen, leaks = set(), []
    for who in READERS:
        for url, text in crawl(cast.client_for(getattr(cast, who)), small.addresses(world)).items():
            seen.add(url)
            leaks += [(who, url, found) for found in keys_in(f"{url} {text}")]
    assert leaks == []
    assert {"/reports/new/", f"/activities/{world.records['draft'].reference}/edit/"} <= seen
