"""Domain time: deadlines, posts, membership and seats. Sessions, codes and the audit's recorded-at use real time.

In demo and test settings the clock can start elsewhere (`PORTAL_NOW`) and runs on from there. The shift is kept in
one small file, so that web, worker and command line agree; production has no shift.
"""

import json
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

JAKARTA = "Asia/Jakarta"
YEARS = range(1967, 2101)  # in which a date can lie: from the founding of ASEAN


def now() -> datetime:
    """Domain time, aware, in UTC."""
    return datetime.now(UTC) + offset()


def today(zone: str = JAKARTA) -> date:
    """The domain day in a capital."""
    return day_of(now(), zone)


def day_of(moment: datetime, zone: str = JAKARTA) -> date:
    """The day on which a moment falls in a capital."""
    return moment.astimezone(ZoneInfo(zone)).date()


def database_now() -> datetime:
    """The database's time plus the same shift: what decides deadlines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment + offset()


def offset() -> timedelta:
    """How far domain time is ahead of real time; zero in production."""
    if not settings.DEMO:
        return timedelta(0)
    path = Path(settings.CLOCK_FILE)
    if not path.exists():
        return _first_offset(path)
    return _read(str(path), path.stat().st_mtime_ns)


def move_to(moment: datetime) -> None:
    """Let domain time run on from this moment (demo and test only)."""
    if not settings.DEMO:
        raise RuntimeError("The clock cannot be moved in production.")
    _write(Path(settings.CLOCK_FILE), moment - datetime.now(UTC))


def _first_offset(path: Path) -> timedelta:
    if not settings.PORTAL_NOW:
        return timedelta(0)
    start = datetime.fromisoformat(settings.PORTAL_NOW)
    start = start if start.tzinfo else start.replace(tzinfo=ZoneInfo(JAKARTA))
    _write(path, start - datetime.now(UTC))
    return _read(str(path), path.stat().st_mtime_ns)


def _write(path: Path, shift: timedelta) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps({"seconds": shift.total_seconds()}), encoding="utf-8")
    temporary.replace(path)


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> timedelta:
    return timedelta(seconds=json.loads(Path(path).read_text(encoding="utf-8"))["seconds"])
