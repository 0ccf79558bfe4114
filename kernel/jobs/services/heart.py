"""A thread that keeps a claim alive and writes progress, on a connection of its own, in short transactions."""

import logging
import threading
from types import TracebackType
from typing import Any, Self

from django.db import DatabaseError, connection
from django.db.models.functions import Now

from kernel.jobs.models import Job
from kernel.jobs.progress import Lost, Stopped
from kernel.jobs.services.claim import LEASE

TICK = 1.0
BEATS = 3
log = logging.getLogger(__name__)


class Heart:
    """Beats every three seconds and writes what is new once a second; is also the progress the work calls."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._news: dict[str, Any] = {}
        self._guard = threading.Lock()
        self._end = threading.Event()
        self._lost = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heart-{job.public_id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end.set()
        self._thread.join()

    def __call__(self, done: int, total: int, message: str) -> None:
        """Remembers the news for the next tick; raises when the claim is lost or the work was stopped."""
        with self._guard:
            self._news = {"done": min(done, total), "total": total, "message": message[:300]}
        if self._lost.is_set():
            raise Lost
        if self._stopped.is_set():
            raise Stopped

    def _beat(self) -> None:
        tick = 0
        try:
            while not self._end.wait(TICK):
                tick += 1
                self._tick(beat=tick % BEATS == 0)
        finally:
            connection.close()

    def _tick(self, *, beat: bool) -> None:
        with self._guard:
            news, self._news = self._news, {}
        if beat:
            news |= {"lease_until": Now() + LEASE, "heartbeat": Now()}
        if not news:
            return
        try:
            self._write(news)
        except DatabaseError:
            log.warning("Job %s: a heartbeat did not reach the database.", self._job.public_id)
            connection.close()

    def _write(self, news: dict[str, Any]) -> None:
        row = Job.objects.held(self._job.pk, self._job.fence)
        if row.update(**news) == 0:
            self._lost.set()
        elif row.filter(cancel_asked=True).exists():
            self._stopped.set()
