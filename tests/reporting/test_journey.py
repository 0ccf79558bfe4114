"""From the log to the minister's pack, through the pages."""

from typing import Any

from django.test import Client

from kernel.jobs.models import Job
from kernel.jobs.services.run import run_here
from reporting.models import Cycle, Pack, Paragraph, Stage
from tests.factories import activities, members
from tests.factories import reporting as world


def post(client: Client, path: str, **data: Any) -> Any:
    return client.post(path, data, follow=True)


def no_objection(stage: Stage) -> dict[str, str]:
    """What the button "Send: no objection to the whole text" sends."""
    return {"everything": "1"} | {f"hash-{item.key}": item.text_hash for item in stage.round.items.all()}


def settle(cast: Any, stage: Stage, officer: Client) -> Stage:
    """Circulate, let every seat agree, close, compile and release one stage's text, by the pages."""
    base = f"/reports/texts/{stage.public_id}/"
    assert post(officer, f"{base}circulate/", last_day="2020-10-29", wording="x").status_code == 200
    stage = Stage.objects.get(pk=stage.pk)
    for seat in stage.round.seats.select_related("office"):
        approver = cast.client_for(getattr(cast, f"{seat.office.code.lower()}_approver"))
        assert "received" in approver.post(f"{base}reply/", no_objection(stage)).content.decode()
    post(officer, f"{base}close/", mail_checked="on", phone_checked="on")
    assert run_here(Job.objects.latest("pk").public_id)
    assert Job.objects.latest("pk").state == "done", Job.objects.latest("pk").error
    pack = Pack.objects.latest("pk")
    publisher = cast.client_for(cast.publisher)
    post(publisher, f"/reports/packs/{pack.public_id}/release/", version=pack.version)
    return Stage.objects.get(pk=stage.pk)


def test_the_update_goes_from_the_log_to_the_ministers_pack(cast: Any, clock: Any) -> None:
    members.register()
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar of young border officers")
    activities.shared(cast, cast.th_focal.actor, "TH", "LA", host="TH", title="Meeting held after the cut-off",
                      date_from=world.LAST_DAY, date_to=world.LAST_DAY, timing="planned")  # fmt: skip
    officer = cast.client_for(cast.officer)
    chosen = {body.lower(): str(meeting.public_id) for body, meeting in world.meetings().items()}
    post(officer, "/reports/new/", title="2020 update", cutoff="2020-09-30", **chosen)
    cycle = Cycle.objects.get()
    wg, adsom, admm = cycle.stages.order_by("order")

    post(officer, f"/reports/texts/{wg.public_id}/draft/")
    text = " ".join(Paragraph.objects.filter(stage=wg).values_list("text", flat=True))
    assert "eminar of young border officers" in text
    assert "after the cut-off" not in text

    wg = settle(cast, wg, officer)
    assert [seat.office.code for seat in wg.round.seats.select_related("office")].count("TL") == 0
    assert wg.round.seats.count() == 10
    post(officer, f"/reports/texts/{wg.public_id}/transmit/")
    adsom = settle(cast, adsom, officer)
    post(officer, f"/reports/texts/{adsom.public_id}/transmit/")
    assert "as endorsed" not in Paragraph.objects.filter(stage=admm).order_by("order").last().text

    early = post(officer, f"/reports/texts/{wg.public_id}/outcome/", verb="noted", on="2020-10-01", reference="¶4")
    assert "before the meeting" in early.content.decode()
    clock.set("2020-11-18T09:00")
    post(officer, f"/reports/texts/{wg.public_id}/outcome/", verb="noted", on="2020-11-16", reference="¶4")
    post(officer, f"/reports/texts/{adsom.public_id}/outcome/", verb="endorsed", on="2020-11-17", reference="¶9")
    assert Paragraph.objects.filter(stage=admm).order_by("order").last().text.endswith("as endorsed by ADSOM.")

    clock.set("2020-10-01T10:00")
    admm = settle(cast, admm, officer)
    official = cast.client_for(cast.my_official)
    page = official.get(f"/reports/texts/{admm.public_id}/read/")
    pack = Pack.objects.get(stage=admm)
    assert f"/reports/packs/{pack.public_id}/pdf/" in page.content.decode()
    answer = official.get(f"/reports/packs/{pack.public_id}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
