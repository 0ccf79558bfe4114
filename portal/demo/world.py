"""What a newcomer finds after `make run`: register, people, sample activities and a finished 2020 cycle."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from activities.models import Activity
from kernel import clock
from portal.demo import cast, cycle_2020

SAMPLE = Path(settings.BASE_DIR) / "portal" / "data" / "activities-sample.json"
CYCLE_ENDS = date(2020, 12, 10)
Say = Callable[[str], object]


def is_ready() -> bool:
    """Whether the demonstration was set up to its end before."""
    wanted = len(json.loads(SAMPLE.read_text(encoding="utf-8"))["activities"])
    return Activity.objects.filter(sample=True).count() >= wanted and (_too_early() or cycle_2020.exists())


def set_up(*, say: Say) -> None:
    """Load everything that is not there yet; each step may be run again."""
    say("Reference data …")
    call_command("load_reference", stdout=io.StringIO())
    say(f"Demo cast: {cast.load()} people.")
    say("Sample activities …")
    call_command("import_activities", str(SAMPLE), commit=True, stdout=io.StringIO())
    if not _too_early() and not cycle_2020.exists():
        say("The 2020 cycle …")
        with _other_time():
            cycle_2020.play()


def _too_early() -> bool:
    """With `PORTAL_NOW` before the end of 2020 the cycle lies ahead: it is yours to carry out."""
    return clock.today() <= CYCLE_ENDS


@contextmanager
def _other_time() -> Iterator[None]:
    """Let the clock be moved inside, and put it back."""
    shift = clock.offset()
    try:
        yield
    finally:
        clock.move_to(datetime.now(UTC) + shift)
