"""The sample: all 68 in, precision kept, the second time nothing (DESIGN §8)."""

import json
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from activities.models import Activity
from activities.selectors import reportable
from kernel.audit.models import Entry
from tests.factories import members
from tests.factories.accounts import office

SAMPLE = django_settings.BASE_DIR / "portal" / "data" / "activities-sample.json"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register."""
    members.register()
    office("SEC")


def run(*options: str, file=SAMPLE) -> str:
    """The command's answer."""
    out = StringIO()
    call_command("import_activities", str(file), *options, stdout=out)
    return out.getvalue()


def test_a_dry_run_says_what_it_would_do_and_writes_nothing():
    answer = run()
    assert "68 rows: 64 new, 4 on hold." in answer
    assert Activity.objects.count() == 0


def test_all_68_come_in_with_their_precision_and_a_second_import_writes_nothing():
    run("--commit")
    rows = Activity.objects.all()
    assert Counter(rows.values_list("precision", flat=True)) == {"day": 46, "range": 4, "month": 17, "year": 1}
    assert set(rows.values_list("state", "sample", "owner__code")) == {("accepted", True, "SEC")}
    before = (Entry.objects.count(), list(rows.order_by("pk").values_list("reference", "version")))
    assert json.loads(run("--commit", "--json"))["counts"] == {"same": 68}
    assert before == (Entry.objects.count(), list(rows.order_by("pk").values_list("reference", "version")))


def test_what_is_beyond_the_scope_is_on_hold_and_8d_waits_for_its_consensus(settings):
    run("--commit")
    held = set(Activity.objects.filter(audience="held").values_list("source_id", flat=True))
    assert held == {"ACT-059", "ACT-060", "ACT-061", "ACT-092"}
    open_8d = {row.source_id for row in Activity.objects.all() if row.consensus_open}
    assert open_8d == set(Activity.objects.filter(forms__contains=["8d"]).values_list("source_id", flat=True)) != set()
    shown = {row.source_id for row in reportable.base()}
    assert not shown & (held | open_8d)
    settings.DEMO = False
    assert not reportable.base().exists()


def test_a_changed_row_is_named_and_nothing_is_overwritten(tmp_path):
    run("--commit")
    changed = json.loads(SAMPLE.read_text())
    changed["activities"][0]["summary"] = "Another text."
    (tmp_path / "new.json").write_text(json.dumps(changed))
    answer = run("--commit", file=tmp_path / "new.json")
    assert "1\tACT-001\tchanged\tDiffers in: Summary. Nothing is overwritten." in answer
    assert "“Another text.” is in the file." in answer
    assert not Activity.objects.filter(summary="Another text.").exists()


def test_a_bad_row_is_named_with_its_column(tmp_path):
    rows = json.loads(SAMPLE.read_text())["activities"][:3]
    rows[0]["host"], rows[1]["end_date"], rows[2]["start_date"] = ["XX"], "2001-01-01", "soon"
    (tmp_path / "bad.json").write_text(json.dumps({"activities": rows}))
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_activities", str(tmp_path / "bad.json"), "--commit", stdout=out)
    lines = out.getvalue().splitlines()
    assert "host: “XX” is not known." in lines[0]
    assert "end_date is before start_date." in lines[1]
    assert "is no date" in lines[2]


def test_the_same_activity_under_another_id_is_a_duplicate(tmp_path):
    rows = json.loads(SAMPLE.read_text())["activities"][:1]
    (tmp_path / "twice.json").write_text(json.dumps({"activities": [*rows, {**rows[0], "id": "ACT-900"}]}))
    assert "2\tACT-900\tduplicate\tduplicate of ACT-001" in run(file=tmp_path / "twice.json")


def test_it_is_for_the_demonstration_only_and_takes_no_other_shape(settings, tmp_path):
    (tmp_path / "list.json").write_text("[]")
    with pytest.raises(CommandError, match="not the sample JSON"):
        run(file=tmp_path / "list.json")
    with pytest.raises(CommandError, match="Nobody signs in as"):
        run("--as", "somebody@example.org")
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo and test settings only"):
        run("--commit")


def test_what_a_cycle_may_report_keeps_to_the_cut_off_and_marks_what_is_earlier():
    run("--commit")
    found = {row.source_id: row.earlier for row in reportable.candidates(date(2020, 1, 1), date(2020, 10, 15))}
    assert found["ACT-001"] is False
    assert found["ACT-056"] is True
    assert all(row.date_to <= date(2020, 10, 15) for row in reportable.candidates(date(2020, 1, 1), date(2020, 10, 15)))
    assert "ACT-094" not in found
    crossing = {row.source_id for row in reportable.straddling(date(2025, 6, 15))}
    assert "ACT-052" in crossing
