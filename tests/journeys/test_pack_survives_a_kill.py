"""kill -9 of the worker's whole process group while a pack is being made: it still comes, once, unaided."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kernel.jobs.models import Job
from kernel.jobs.states import JobState
from reporting.models import Pack, PackFile
from reporting.services.compile import place_of
from tests.factories import reporting
from tests.servers import House

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.heavy]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A worker of its own for this test."""
    running = House(tmp_path)
    yield running
    running.stop()


def until(job: Job, holds: Callable[[Job], bool], seconds: float = 180) -> Job:
    """The job once this holds; an error says how far it came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job.refresh_from_db()
        if holds(job):
            return job
        threading.Event().wait(0.02)
    raise TimeoutError(f"{job.state} {job.done}/{job.total}, claim {job.fence}: {job.error}")


def test_a_pack_comes_once_although_its_worker_was_killed(house, cast):
    settled = reporting.settled(cast)
    first = house.worker()
    job = until(Job.objects.get(), lambda row: 1 <= row.percent <= 99)

    first.kill()
    house.worker()

    job = until(job, lambda row: row.finished)
    assert (job.state, job.fence) == (JobState.DONE, 2)
    pack = Pack.objects.get(stage=settled)
    assert sorted(PackFile.objects.filter(pack=pack).values_list("kind", flat=True)) == ["json", "pdf"]
    folder = place_of(pack.files.first().sha256).parents[1]
    kept = sorted(path.name for path in folder.rglob("*") if path.is_file())
    assert set(pack.files.values_list("sha256", flat=True)) <= set(kept)
    assert not [name for name in kept if name.endswith(".new")]
