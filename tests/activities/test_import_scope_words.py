"""¶9: the preview of an import names the words that ask for a second look, row by row, and stops nothing."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, ImportRun
from activities.services.importing.run import check_now
from mechanisms.models import ScopeWord
from tests.activities.test_import_office import committed, statuses, text, there, uploaded
from tests.factories import activities, members

HEAD = "Own number,Title,Date,Summary,Places,Beyond the scope (¶9)"
WHY = "Marking a boundary is beyond the scope"
MARKED = "M-1,Joint demarcation meeting,July 2019,The demarcation went on.,Dong Hoi,"
PLAIN = "M-2,Seminar of young officers,2019,Sports.,Dong Hoi,"
AT_SEA = "M-3,Joint patrol,2018,Two days.,South China Sea,whole"
AGAIN = "M-1,Demarcation without a number of its own,2019,,,"
SECOND_LOOK = "Words that ask for a second look (¶9)"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register with its list of words."""
    members.register()


def test_row_and_columns_are_named_with_the_word_and_why_and_the_row_becomes_a_draft_all_the_same(cast):
    client = cast.client_for(cast.vn_focal)
    page = uploaded(client, MARKED, PLAIN, AT_SEA, head=HEAD)
    assert statuses(page) == ["new", "new", "on hold"]
    words = page.content.decode()
    assert "Row 2, Title, Summary: “demarcation”. " + WHY in words
    assert "Row 4, Places: “South China Sea”." in words
    assert words.count(SECOND_LOOK) == 2
    assert "The row becomes a draft all the same." in words
    assert "The row becomes a draft all the same, and is on hold." in words
    assert "Marked in the imported file as beyond the scope" in words
    assert "Two rows hold words that ask for a second look (¶9)" in words
    committed(client)
    assert set(Activity.objects.values_list("source_id", "state")) == {(f"M-{n}", "draft") for n in (1, 2, 3)}
    assert SECOND_LOOK not in client.get(there()).content.decode(), "the page of each draft says it from now on"
    drafted = Activity.objects.get(source_id="M-1")
    assert WHY in client.get(f"/activities/{drafted.reference}/").content.decode()


def test_the_rows_with_words_are_shown_alone(cast):
    client = cast.client_for(cast.vn_focal)
    page = uploaded(client, PLAIN, MARKED, AT_SEA, head=HEAD)
    assert "?status=words" in page.content.decode()
    shown = client.get(there(), {"status": "words"})
    assert [row.line["id"] for row in shown.context["page"].rows] == ["M-1", "M-3"]
    assert [tab["text"] for tab in shown.context["views"] if tab["current"]] == ["Words of ¶9 2"]
    ImportRun.objects.all().delete()
    page = uploaded(client, PLAIN, head=HEAD).content.decode()
    assert "Words of ¶9" not in page
    assert SECOND_LOOK not in page


def test_a_row_that_has_to_be_put_right_or_looks_like_another_says_it_too(cast):
    known = activities.shared(cast, cast.la_focal.actor, "LA", "VN", host="LA", title="Demarcation of the river")
    twin = f"T-1,Demarcation of the river,{known.date_from},,Dong Hoi,"
    page = uploaded(cast.client_for(cast.vn_focal), MARKED, AGAIN, twin, head=HEAD)
    assert statuses(page) == ["new", "problem", "duplicate"]
    words = page.content.decode()
    assert "Row 3, Title: “demarcation”." in words
    assert "Row 4, Title: “demarcation”." in words
    assert "It can be imported all the same." in words


def test_what_is_in_the_log_already_is_not_said_again(cast):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, MARKED, head=HEAD)
    committed(client)
    ImportRun.objects.all().delete()
    page = uploaded(client, MARKED, head=HEAD)
    assert statuses(page) == ["same"]
    assert SECOND_LOOK not in page.content.decode()


def test_in_every_script_and_by_the_list_as_staff_keep_it(cast):
    client = cast.client_for(cast.vn_focal)
    thai = "M-1,ประชุมปักปันเขตแดนร่วม,2019,,,"
    assert WHY in uploaded(client, thai, head=HEAD).content.decode()
    ImportRun.objects.all().delete()
    ScopeWord.objects.all().delete()
    ScopeWord.objects.create(words="wombat line", why="It is a line.")
    page = uploaded(client, MARKED, "M-2,The wombat line,2019,,,", head=HEAD).content.decode()
    assert "Row 3, Title: “wombat line”. It is a line." in page
    assert WHY not in page


def test_why_is_shown_as_it_was_written(cast):
    for words, why in (("wombat line", "Is it a line?"), ("quokka line", "Not here")):
        ScopeWord.objects.create(words=words, why=why)
    run = activities.read_in(cast.vn_focal.actor, "Title\tDate\nThe wombat line and quokka line\t2019\n")
    run.refresh_from_db()
    assert set(run.lines[0]["words"]) == {
        "Row 2, Title: “wombat line”. Is it a line?",
        "Row 2, Title: “quokka line”. Not here",
    }


def test_the_queries_do_not_grow_with_the_rows(cast):
    def queries(number: int) -> int:
        rows = (f"M-{row},Demarcation meeting {row},{1990 + row % 30},,," for row in range(number))
        run = activities.read_in(cast.vn_focal.actor, text(*rows, head=HEAD).replace(",", "\t"), checked=False)
        with CaptureQueriesContext(connection) as seen:
            check_now(actor=cast.vn_focal.actor, run=run)
        run.refresh_from_db()
        assert sum(bool(line["words"]) for line in run.lines) == number
        return len(seen)

    assert queries(5) == queries(400)


def test_nobody_else_reads_the_preview_and_a_preview_of_before_still_opens(cast):
    uploaded(cast.client_for(cast.vn_focal), MARKED, head=HEAD)
    run = ImportRun.objects.get()
    for who in ("vn_approver", "la_focal", "officer"):
        assert cast.client_for(getattr(cast, who)).get(there(), {"status": "words"}).status_code == 404, who
    run.lines = [{name: value for name, value in line.items() if name != "words"} for line in run.lines]
    run.save()
    page = cast.client_for(cast.vn_focal).get(reverse("activities:import-run", args=[run.public_id]))
    assert (page.status_code, SECOND_LOOK in page.content.decode()) == (200, False)


def test_the_command_says_it_too(cast, tmp_path):
    path, out = tmp_path / "log.csv", io.StringIO()
    path.write_text(text(MARKED, PLAIN, head=HEAD))
    call_command("import_activities", str(path), "--as", cast.vn_focal.email, stdout=out)
    first, second, _total = out.getvalue().splitlines()[:3]
    assert f"Row 2, Title, Summary: “demarcation”. {WHY}" in first
    assert "“" not in second
