"""A virus scanner that is set is asked about every file, and no file is taken while it does not answer."""

import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from tests.factories import activities as make
from tests.factories import files

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Speaks INSTREAM, finds EICAR."""

    def __init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.door.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                line, _from = self.door.accept()
            except OSError:
                return
            with line, line.makefile("rb") as sent:
                assert sent.read(10) == b"zINSTREAM\0"
                data = b""
                while size := struct.unpack(">I", sent.read(4))[0]:
                    data += sent.read(size)
                line.sendall(b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0")


@pytest.fixture
def clamd(settings) -> Iterator[Clamd]:
    server = Clamd()
    settings.SCANNER = server.address
    yield server
    server.door.close()


def add(cast, name, data):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    given = {"file": files.upload(name, data), "mark": "For official use"}
    answer = cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/files/", given)
    return answer.status_code, answer.content.decode(), record.attachments.count()


def test_what_the_scanner_finds_is_refused_and_what_it_passes_is_kept(cast, clamd):
    status, page, number = add(cast, "eicar.txt", EICAR)
    assert (status, "The virus scanner found something" in page, number) == (422, True, 0)
    status, _page, number = add(cast, "minutes.pdf", files.pdf() + b"\n" * 200_000)
    assert (status, number) == (302, 1)


def test_a_scanner_that_does_not_answer_closes_the_door(cast, settings):
    with socket.create_server(("127.0.0.1", 0)) as door:
        settings.SCANNER = f"127.0.0.1:{door.getsockname()[1]}"
    status, page, number = add(cast, "minutes.pdf", files.pdf())
    assert (status, "The virus scanner does not answer" in page, number) == (422, True, 0)


def test_a_scanner_that_answers_nonsense_closes_the_door(cast, settings):
    settings.SCANNER = "nowhere"
    assert add(cast, "minutes.pdf", files.pdf())[::2] == (422, 0)
