"""Two people at one text: stale pages, the order of the locks, and acts that are done whole or not at all."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction

from kernel.audit.models import Entry
from kernel.consensus.models import Position
from kernel.notify import kinds
from reporting.models import Pack, Stage
from reporting.services.circulate import circulate_stage, take_back
from reporting.services.draft import draft_stage
from reporting.services.release import release_pack
from reporting.services.settle import close_and_settle, settle_at_meeting
from reporting.services.transmit import refresh_line, transmit_stage
from tests.factories import reporting as world

CLOSE = {"mail_checked": True, "phone_checked": True}
OUTCOME = {"verb": "noted", "on": "2020-11-16", "reference": "¶4"}


def at(stage: Stage, page: str) -> str:
    return f"/reports/texts/{stage.public_id}/{page}/"


def locks(seen: Any) -> list[str]:
    """The tables in the order in which their rows were locked, each once."""
    asked = [
        query["sql"] for query in seen.captured_queries if " UPDATE OF" in query["sql"] or "FOR UPDATE" in query["sql"]
    ]
    tables = [sql.split(' FROM "', 1)[1].split('"', 1)[0] for sql in asked]
    return [table for table in dict.fromkeys(tables) if table in ("reporting_stage", "consensus_round")]


@pytest.mark.parametrize("end", ["close", "meeting", "take_back"])
def test_the_stage_is_locked_before_its_round(cast: Any, count_queries: Any, end: str) -> None:
    stage, actor = world.circulated(cast), cast.officer.actor
    world.everyone_agrees(cast, stage)
    with count_queries() as seen:
        if end == "close":
            close_and_settle(actor=actor, stage=stage, **CLOSE)
        elif end == "meeting":
            settle_at_meeting(actor=actor, stage=stage, record="¶4")
        else:
            take_back(actor=actor, stage=stage, reason="New records.")
    assert locks(seen) == ["reporting_stage", "consensus_round"]


def test_a_position_by_phone_is_recorded_with_its_notice_or_not_at_all(cast: Any, monkeypatch: Any) -> None:
    stage = world.circulated(cast)
    cast.vn_approver  # noqa: B018
    monkeypatch.delitem(kinds._kinds, "reporting.confirm")
    form = {"seat": "VN", "channel": "phone", "items": "", "kind": "no_objection", "evidence": "A call."}
    with pytest.raises(ImproperlyConfigured):
        cast.client_for(cast.officer).post(at(stage, "position"), form)
    assert not Position.objects.exists()


def test_a_page_older_than_the_text_neither_transmits_it_nor_records_its_outcome(cast: Any, clock: Any) -> None:
    stage = world.settled(cast)
    clock.set("2020-11-18T09:00")
    officer = cast.client_for(cast.officer)
    shown = f'<input type="hidden" name="version" value="{stage.version}">'
    assert shown in officer.get(at(stage, "transmit")).content.decode()
    transmit_stage(actor=cast.officer.actor, stage=stage)
    assert officer.post(at(stage, "transmit"), {"version": stage.version}).status_code == 409
    assert officer.post(at(stage, "outcome"), OUTCOME | {"version": stage.version}).status_code == 409
    assert officer.post(at(stage, "outcome"), OUTCOME | {"version": stage.version + 1}).status_code == 302


def test_a_page_of_an_earlier_round_does_not_take_the_text_back(cast: Any) -> None:
    stage, actor = world.circulated(cast), cast.officer.actor
    old = stage.version
    again = take_back(actor=actor, stage=stage, reason="New records.")
    circulate_stage(actor=actor, stage=again, last_day=world.LAST_DAY, silence=False)
    answer = cast.client_for(cast.officer).post(at(stage, "take-back"), {"reason": "x", "version": old})
    assert (answer.status_code, Stage.objects.get(pk=stage.pk).state) == (409, "circulated")


def test_a_page_older_than_the_pack_does_not_withdraw_it(cast: Any) -> None:
    pack = world.pack(cast)
    page, client = f"/reports/packs/{pack.public_id}/withdraw/", cast.client_for(cast.publisher)
    assert f'name="version" value="{pack.version}"' in client.get(page).content.decode()
    release_pack(actor=cast.publisher.actor, pack=pack)
    assert client.post(page, {"reason": "x", "version": pack.version}).status_code == 409
    assert Pack.objects.get().state == "released"


def admm_line(cast: Any) -> tuple[Stage, list[str]]:
    """The ADMM stage with a drafted text, once ADSOM has endorsed it; and the ids of its paragraphs."""
    stage = world.drafted(cast)
    for state in ("circulated", "settled"):
        Stage.objects.filter(pk=stage.pk).update(state=state)
    transmit_stage(actor=cast.officer.actor, stage=Stage.objects.get(pk=stage.pk))
    adsom, admm = world.stage_of(stage.cycle, "ADSOM"), world.stage_of(stage.cycle, "ADMM")
    Stage.objects.filter(pk=adsom.pk).update(state="settled")
    transmit_stage(actor=cast.officer.actor, stage=adsom)
    return admm, list(admm.paragraphs.values_list("public_id", flat=True))


def test_an_outcome_changes_the_next_line_alone_and_the_audit_knows_it(cast: Any, clock: Any) -> None:
    admm, before = admm_line(cast)
    adsom = world.stage_of(admm.cycle, "ADSOM")
    clock.set("2020-11-18T09:00")
    form = OUTCOME | {"verb": "endorsed", "on": "2020-11-17", "version": adsom.version}
    cast.client_for(cast.officer).post(at(adsom, "outcome"), form)
    last = admm.paragraphs.last()
    assert last.text.endswith("as endorsed by ADSOM.")
    assert list(admm.paragraphs.values_list("public_id", flat=True)) == before
    assert Entry.objects.filter(verb="reporting.paragraph.edited").get().object_ref == str(last.public_id)


def test_the_next_stage_is_locked_while_its_line_is_brought_up_to_date(cast: Any, count_queries: Any) -> None:
    admm, _before = admm_line(cast)
    with count_queries() as seen:
        refresh_line(actor=cast.officer.actor, stage=admm)
    assert locks(seen) == ["reporting_stage"]


def test_two_texts_never_have_one_number(cast: Any) -> None:
    first, second, _third = world.circulated(cast).cycle.stages.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        Stage.objects.filter(pk=second.pk).update(number=first.number)


def test_a_number_that_was_given_is_kept_and_not_given_again(cast: Any) -> None:
    stage = world.circulated(cast)
    take_back(actor=cast.officer.actor, stage=stage, reason="A word was missing.")
    plan = world.Plan(title="Second", cutoff=date(2020, 10, 5), meetings=world.meetings())
    later = world.stage_of(world.open_cycle(actor=cast.officer.actor, plan=plan), "ADSOM_WG")
    draft_stage(actor=cast.officer.actor, stage=later)
    sent = circulate_stage(actor=cast.officer.actor, stage=later, last_day=world.LAST_DAY, silence=False)
    stage.refresh_from_db()
    assert (stage.number, sent.number) == ("BM/2020/ADSOM-WG/1", "BM/2020/ADSOM-WG/2")
