"""Packs: made by a worker, released by a publisher, taken by those who may, verified against their hashes."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from kernel.accounts.models import ChairPost
from kernel.audit.models import Entry
from kernel.jobs.models import Job
from kernel.jobs.services.run import run_here
from kernel.members.models import Chair
from reporting.models import Download, Pack, PackFile, Snapshot
from reporting.services.compile import place_of, request_compile
from reporting.services.release import release_pack
from reporting.services.verify import faults
from tests.factories import reporting as world

OUTSIDE = ("vn_focal", "vn_approver", "my_official", "tl_official")


def compiled(cast: Any) -> Pack:
    world.settled(cast)
    assert run_here(Job.objects.get().public_id)
    return Pack.objects.get()


def files_at(pack: Pack) -> str:
    return f"/reports/packs/{pack.public_id}/"


def test_a_second_click_and_a_second_run_give_one_pack_and_one_set_of_files(cast: Any) -> None:
    pack = compiled(cast)
    job = request_compile(actor=cast.officer.actor, stage=pack.stage)
    assert request_compile(actor=cast.officer.actor, stage=pack.stage) == job
    run_here(job.public_id)
    assert (Pack.objects.count(), PackFile.objects.filter(kind="pdf").count()) == (1, 1)
    call_command("verify_packs")


def test_a_compiled_pack_is_the_secretariats_until_a_publisher_releases_it(cast: Any) -> None:
    pack = world.pack(cast)
    for who in OUTSIDE:
        client = cast.client_for(getattr(cast, who))
        assert client.get(f"{files_at(pack)}pdf/").status_code == 404
        assert client.post(f"{files_at(pack)}release/", {"version": 1}).status_code == 404
    assert cast.client_for(cast.officer).post(f"{files_at(pack)}release/", {"version": 1}).status_code == 403
    cast.client_for(cast.publisher).post(f"{files_at(pack)}release/", {"version": pack.version})
    assert Pack.objects.get().state == "released"


def test_every_state_downloads_a_released_pack_and_the_portal_notes_who(cast: Any) -> None:
    pack = world.pack(cast)
    release_pack(actor=cast.publisher.actor, pack=pack)
    for who in OUTSIDE:
        answer = cast.client_for(getattr(cast, who)).get(f"{files_at(pack)}pdf/")
        assert (answer.status_code, answer["Content-Disposition"][:10]) == (200, "attachment")
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert Download.objects.count() == Entry.objects.filter(verb="reporting.pack.downloaded").count() == len(OUTSIDE)
    assert cast.client_for(cast.auditor).get(f"{files_at(pack)}pdf/").status_code == 404


def test_a_withdrawn_pack_is_closed_to_the_states(cast: Any) -> None:
    pack = world.pack(cast)
    release_pack(actor=cast.publisher.actor, pack=pack)
    cast.client_for(cast.publisher).post(f"{files_at(pack)}withdraw/", {"reason": "A wrong annex."})
    assert Pack.objects.get().state == "withdrawn"
    assert cast.client_for(cast.my_official).get(f"{files_at(pack)}pdf/").status_code == 404


def test_verify_packs_names_an_altered_file_and_a_missing_one(cast: Any, capsys: Any) -> None:
    pack = world.pack(cast)
    PackFile.objects.create(pack=pack, kind="json", name="text.json", sha256="0" * 64, size=1)
    place = place_of(PackFile.objects.get(kind="pdf").sha256)
    place.write_bytes(place.read_bytes() + b" ")
    with pytest.raises(SystemExit) as ended:
        call_command("verify_packs")
    assert ended.value.code == 1
    said = [line.rsplit(": ", 1)[1] for line in capsys.readouterr().err.splitlines()]
    assert said == ["the file was altered.", "the file is missing."]


def test_the_command_line_gives_the_same_bytes_as_the_worker(cast: Any, tmp_path: Path, capsys: Any) -> None:
    pack = compiled(cast)
    call_command("compile_pack", "2020", "ADSOM_WG", "--out", str(tmp_path))
    printed = {line.split("\t")[1] for line in capsys.readouterr().out.splitlines()}
    assert printed == set(pack.files.values_list("sha256", flat=True))


def test_the_snapshot_holds_no_outcome_of_its_own_stage_and_no_clock(cast: Any) -> None:
    world.settled(cast)
    body = Snapshot.objects.get().body
    assert '"earlier_stages":""' in body
    assert "09:00" not in body


def test_a_snapshot_of_an_older_shape_is_not_altered_and_a_changed_one_is(cast: Any) -> None:
    pack = world.pack(cast)
    older = '{"fields":"of an earlier release"}'
    sha256 = hashlib.sha256(older.encode()).hexdigest()
    made = {"stage": pack.stage, "made_by": cast.officer.user, "sha256": sha256}
    Snapshot.objects.create(edition=8, body=older, **made)
    Snapshot.objects.create(edition=9, body=older + " ", **made)
    assert [fault.rsplit(", ", 1)[0][-9:] for fault in faults()] == ["edition 9"]


def test_the_chairs_approver_sees_no_pack_before_its_release(cast: Any) -> None:
    pack = world.pack(cast)
    chair = Chair.objects.create(body="ADSOM_WG", office=cast.vn_approver.office, start=date(2020, 1, 1))
    ChairPost.objects.create(chair=chair, post=cast.vn_approver.posts[0])
    page, client = f"/reports/texts/{pack.stage.public_id}/", cast.client_for(cast.vn_approver)
    assert files_at(pack) not in client.get(page).content.decode()
    release_pack(actor=cast.publisher.actor, pack=pack)
    answer = client.get(page)
    assert (answer.status_code, files_at(pack) in answer.content.decode()) == (200, True)
