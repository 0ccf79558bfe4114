"""The Job row: one per wish, one worker at a time, a sentence when it cannot be done."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.urls import reverse

from kernel.errors import Objected
from kernel.jobs.kinds import register_kind
from kernel.jobs.models import Job
from kernel.jobs.progress import Lost, Stopped
from kernel.jobs.services import wake
from kernel.jobs.services.cancel import cancel
from kernel.jobs.services.claim import MOST_CLAIMS, claim, hold
from kernel.jobs.services.enqueue import enqueue
from kernel.jobs.services.heart import Heart
from kernel.jobs.services.land import land_done
from kernel.jobs.services.run import run_here, run_job
from kernel.jobs.services.sweep import sweep
from kernel.jobs.states import JobState
from kernel.notify.models import CaughtMail

pytestmark = pytest.mark.django_db


def quick(job, progress):
    progress(1, 2, "half")
    return {"link": "/somewhere/"}


def refused(job, progress):
    raise Objected("The stage is not settled.")


def broken(job, progress):
    raise KeyError("inside")


@pytest.fixture(autouse=True)
def kinds():
    register_kind("tests.quick", "A quick job", quick)
    register_kind("tests.refused", "A refused job", refused)
    register_kind("tests.broken", "A broken job", broken)


def ask(person, kind="tests.quick", key="one"):
    return enqueue(kind, actor=person.actor, key=key, args={"stage": 7}, subject="ADSOM")


def fresh(job):
    return Job.objects.get(pk=job.pk)


def test_asking_twice_gives_one_job_until_it_is_finished(cast):
    job = ask(cast.officer)
    assert ask(cast.officer) == job
    run_here(job.public_id)
    assert ask(cast.officer) != job


def test_a_job_remembers_who_asked_and_from_which_post(cast):
    job = ask(cast.vn_focal)
    assert job.asker == cast.vn_focal.user
    assert job.post_label == "Focal point, Viet Nam"


def test_a_job_that_is_done_keeps_its_result_and_is_not_done_again(cast):
    job = ask(cast.officer)
    assert run_here(job.public_id) is True
    assert (fresh(job).state, fresh(job).result) == (JobState.DONE, {"link": "/somewhere/"})
    assert run_here(job.public_id) is False


def test_an_expected_error_ends_the_job_with_its_sentence(cast):
    job = ask(cast.officer, "tests.refused")
    run_here(job.public_id)
    assert (fresh(job).state, fresh(job).error) == (JobState.FAILED, "The stage is not settled.")


def test_an_unexpected_error_is_tried_three_times_and_then_names_a_reference(cast):
    job = ask(cast.officer, "tests.broken")
    assert [run_here(job.public_id) for _try in range(4)] == [True, True, True, False]
    assert fresh(job).state == JobState.FAILED
    assert fresh(job).log_ref in fresh(job).error
    assert "inside" not in fresh(job).error


def test_a_claimed_job_is_not_claimed_again_while_its_lease_runs(cast):
    job = ask(cast.officer)
    assert claim(job.public_id) is not None
    assert claim(job.public_id) is None


def test_a_stale_worker_changes_nothing(cast):
    job = ask(cast.officer)
    old = claim(job.public_id)
    Job.objects.filter(pk=job.pk).update(lease_until=Now() - timedelta(seconds=1))
    new = claim(job.public_id)
    assert land_done(old, {"from": "old"}) is False
    with pytest.raises(Lost), transaction.atomic():
        hold(old)
    assert land_done(new, {"from": "new"}) is True
    assert fresh(job).result == {"from": "new"}


def test_the_sweep_puts_back_abandoned_jobs_and_wakes_workers_for_overlooked_ones(cast):
    abandoned, overlooked, recent = (ask(cast.officer, key=key) for key in ("a", "b", "c"))
    claim(abandoned.public_id)
    Job.objects.filter(pk=abandoned.pk).update(lease_until=Now() - timedelta(seconds=1))
    Job.objects.filter(pk=overlooked.pk).update(woken_at=Now() - timedelta(minutes=1))
    assert sweep() == [abandoned.public_id, overlooked.public_id]
    assert fresh(abandoned).state == JobState.QUEUED
    assert fresh(recent).state == JobState.QUEUED


def test_a_job_that_ends_every_worker_is_given_up(cast):
    job = ask(cast.officer)
    Job.objects.filter(pk=job.pk).update(fence=MOST_CLAIMS)
    assert claim(job.public_id) is None
    assert fresh(job).state == JobState.FAILED


def test_a_broker_that_is_away_costs_nothing(cast, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(*args, **kwargs):
        raise OSError("away")

    monkeypatch.setattr(wake.current_app, "send_task", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(cast.officer)
    assert fresh(job).state == JobState.QUEUED


def test_a_waiting_job_is_stopped_at_once_and_a_running_one_is_asked_to_stop(cast):
    waiting, running = ask(cast.officer, key="a"), ask(cast.officer, key="b")
    claim(running.public_id)
    cancel(actor=cast.officer.actor, job=waiting)
    cancel(actor=cast.officer.actor, job=running)
    assert fresh(waiting).state == JobState.CANCELLED
    assert (fresh(running).state, fresh(running).cancel_asked) == (JobState.RUNNING, True)


@pytest.mark.django_db(transaction=True)
def test_the_heart_writes_progress_and_hears_of_a_stop():
    job = Job.objects.create(kind="tests.quick", key="heart")
    job = claim(job.public_id)
    heart = Heart(job)
    heart(1, 4, "first")
    heart._tick(beat=True)
    assert (fresh(job).done, fresh(job).total, fresh(job).message) == (1, 4, "first")
    Job.objects.filter(pk=job.pk).update(cancel_asked=True)
    heart._tick(beat=True)
    with pytest.raises(Stopped):
        heart(2, 4, "second")


@pytest.mark.django_db(transaction=True)
def test_the_heart_hears_of_a_lost_claim_and_writes_nothing_more():
    job = claim(Job.objects.create(kind="tests.quick", key="heart").public_id)
    heart = Heart(job)
    Job.objects.filter(pk=job.pk).update(fence=2)
    heart(3, 4, "late")
    heart._tick(beat=True)
    assert fresh(job).done == 0
    with pytest.raises(Lost):
        heart(4, 4, "later")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_the_work_once():
    register_kind("tests.once", "Once", lambda job, progress: CaughtMail.objects.create(subject="once") and {})
    job = Job.objects.create(kind="tests.once", key="race")
    workers = [threading.Thread(target=lambda: (run_job(job.public_id), connection.close())) for _ in range(4)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    assert CaughtMail.objects.filter(subject="once").count() == 1
    assert fresh(job).state == JobState.DONE


def test_a_job_page_is_open_to_its_asker_and_to_nobody_of_another_state(cast):
    url = reverse("jobs:job-detail", args=[ask(cast.vn_focal).public_id])
    assert cast.client_for(cast.vn_focal).get(url).status_code == 200
    assert cast.client_for(cast.th_focal).get(url).status_code == 404
    assert cast.client_for(cast.officer).get(url).status_code == 404


def test_the_secretariat_sees_its_colleagues_jobs_but_does_not_stop_them(cast):
    job = ask(cast.officer)
    other = cast.client_for(cast.officer2)
    assert other.get(reverse("jobs:job-detail", args=[job.public_id])).status_code == 200
    assert other.post(reverse("jobs:job-cancel", args=[job.public_id])).status_code == 403
    assert fresh(job).state == JobState.QUEUED


def test_the_progress_polls_until_the_job_is_done_and_then_links_to_the_result(cast):
    job, client = ask(cast.officer), cast.client_for(cast.officer)
    url = reverse("jobs:job-detail", args=[job.public_id])
    waiting = client.get(url, headers={"HX-Request": "true"}).content.decode()
    run_here(job.public_id)
    done = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert f'hx-get="{url}"' in waiting
    assert "hx-get" not in done
    assert "/somewhere/" in done
    assert "<html" not in done


def test_without_javascript_the_page_refreshes_by_itself_when_asked_to(cast):
    job, client = ask(cast.officer), cast.client_for(cast.officer)
    url = reverse("jobs:job-detail", args=[job.public_id])
    assert "Refresh" not in client.get(url)
    assert client.get(f"{url}?by-itself")["Refresh"] == "3"
    run_here(job.public_id)
    assert "Refresh" not in client.get(f"{url}?by-itself")
