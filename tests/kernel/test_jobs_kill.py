"""A worker is killed in the middle of its work: the job still comes to its end, unaided and once."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from kernel.jobs.models import Job
from kernel.jobs.services.land import land_done
from kernel.jobs.states import JobState
from kernel.notify.models import CaughtMail
from tests.servers import ROOT, House

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.heavy]
BROKERS = {"redis": urlsplit(settings.REDIS_URL)._replace(path="/15").geturl(), "filesystem": "filesystem://"}


@pytest.fixture(params=list(BROKERS))
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The processes of one test, on Redis and then on files."""
    house = House(tmp_path, broker=BROKERS[request.param])
    yield house
    house.stop()


def start_worker(house: House, *options: str):
    """A worker that knows the slow job."""
    include = ("--concurrency", "1", "--loglevel", "info", "--include", "tests.kernel.slow_job")
    return house.start("celery", "-A", "portal", "worker", *include, *options, name="worker")


def ask(house: House, key: str) -> Job:
    """Asks for the slow job in a process of its own, as a page would."""
    command = [sys.executable, "-m", "tests.kernel.slow_job", key]
    asked = subprocess.run(command, cwd=ROOT, env=house.environment, capture_output=True, text=True, check=True)
    return Job.objects.get(public_id=asked.stdout.strip())


def until(job: Job, condition: Callable[[Job], bool], seconds: float = 90) -> Job:
    """The job as soon as the condition holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job.refresh_from_db()
        if condition(job):
            return job
        threading.Event().wait(0.1)
    raise TimeoutError(f"{job.state} {job.done}/{job.total} claim {job.fence}")


def test_a_job_whose_worker_is_killed_comes_to_its_end_with_the_next_worker_unaided_and_once(house: House) -> None:
    beat = ("-B", "-s", str(house.folder / "beat"))
    worker = start_worker(house, *beat)
    job = until(ask(house, "killed"), lambda job: 1 <= job.percent <= 99)
    stale = Job.objects.get(pk=job.pk)

    worker.kill()
    assert Job.objects.get(pk=job.pk).state == JobState.RUNNING
    start_worker(house, *beat)

    job = until(job, lambda job: job.finished)
    assert (job.state, job.percent, job.result) == (JobState.DONE, 100, {"claim": 2})
    assert CaughtMail.objects.filter(subject=str(job.public_id)).count() == 1
    assert land_done(stale, {"claim": 1}) is False
    assert Job.objects.get(pk=job.pk).result == {"claim": 2}


def test_a_wake_up_alone_starts_a_waiting_worker(house: House) -> None:
    start_worker(house)
    job = until(ask(house, "woken"), lambda job: job.finished)
    assert job.state == JobState.DONE
