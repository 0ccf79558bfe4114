"""What every test stands on: a movable clock and an audit that the harness may flush."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel import clock as domain_clock
from tests.cast import cast  # noqa: F401

START = "2020-10-01T09:00"
JAKARTA = ZoneInfo("Asia/Jakarta")


class Clock:
    """Moves domain time to a moment in Jakarta."""

    def set(self, moment: str) -> None:
        """Let domain time run on from this moment."""
        domain_clock.move_to(datetime.fromisoformat(moment).replace(tzinfo=JAKARTA))


@pytest.fixture(autouse=True)
def clock() -> Iterator[Clock]:
    """Each test starts on 1 October 2020, 09:00 in Jakarta."""
    moving = Clock()
    moving.set(START)
    yield moving
    Path(settings.CLOCK_FILE).unlink(missing_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Let the harness, and nobody else, empty the audit between transactional tests."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS audit_no_truncate ON audit_entry")


@pytest.fixture
def count_queries() -> type[CaptureQueriesContext]:
    """`with count_queries() as seen:` then `len(seen)`."""

    class Count(CaptureQueriesContext):
        def __init__(self) -> None:
            super().__init__(connection)

    return Count
