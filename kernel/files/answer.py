"""How a file is given back: to be saved, never to be shown inside a page of the portal."""

from io import BytesIO
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse

from kernel.errors import NotFound
from kernel.files.kinds import KINDS
from kernel.files.models import KeptFile

POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def file_answer(file: KeptFile) -> FileResponse:
    """The bytes of a file that somebody added, under its own name."""
    if not file.is_here or not default_storage.exists(file.place):
        raise NotFound
    return _sealed(default_storage.open(file.place), file.name, KINDS[file.kind].media_type)


def made_answer(name: str, data: bytes) -> FileResponse:
    """A file that the portal made for this person; its type follows from its name."""
    return _sealed(BytesIO(data), name)


def _sealed(data: IO[bytes], name: str, media_type: str | None = None) -> FileResponse:
    """An attachment; even where a browser shows it, nothing in it runs."""
    answer = FileResponse(data, as_attachment=True, filename=name, content_type=media_type)
    answer["Content-Security-Policy"] = POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
