"""The same form sent twice at the same moment, to a real server: one record, one acceptance, no error page."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command

from activities.models import Activity
from tests.cast import Person, client_for
from tests.factories import activities as make
from tests.factories import members
from tests.servers import House

pytestmark = [pytest.mark.django_db(transaction=True)]

SECRET = "a" * 32
AT_ONCE = 4


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server of this test's own."""
    call_command("createcachetable", verbosity=0)
    members.register()
    running = House(tmp_path)
    yield urlsplit(running.web()).netloc
    running.stop()


def press(server: str, person: Person, url: str, form: dict[str, object]) -> list[tuple[int, str]]:
    """Send the same form several times at one moment; each answer's status and where it leads."""
    session = client_for(person).cookies[settings.SESSION_COOKIE_NAME].value
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={SECRET}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode(form | {"csrfmiddlewaretoken": SECRET}, doseq=True)
    start = threading.Barrier(AT_ONCE)

    def once(_number: int) -> tuple[int, str]:
        link = HTTPConnection(server, timeout=60)
        link.connect()
        start.wait()
        link.request("POST", url, body, headers)
        answer = link.getresponse()
        return answer.status, answer.headers.get("Location", "")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(once, range(AT_ONCE)))


def test_one_form_pressed_several_times_at_once_logs_and_submits_one_record(server, cast):
    answers = press(server, cast.vn_focal, "/activities/new/", make.form_of(act="submit"))
    record = Activity.objects.get()
    assert set(answers) == {(302, f"/activities/{record.reference}/receipt/")}
    assert (record.state, record.revisions.count()) == ("submitted", 1)


def test_one_button_pressed_several_times_at_once_acts_once(server, cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    url = f"/activities/{record.reference}/do/accept/"
    answers = press(server, cast.officer, url, {"version": record.version})
    assert sorted(status for status, _where in answers) == [302, 409, 409, 409]
    record.refresh_from_db()
    assert (record.state, record.version) == ("accepted", 3)
