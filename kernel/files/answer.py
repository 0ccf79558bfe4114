"""How a file is given back: to be saved, never to be shown inside a page of the portal."""

from django.core.files.storage import default_storage
from django.http import FileResponse

from kernel.errors import NotFound
from kernel.files.kinds import KINDS
from kernel.files.models import KeptFile

POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def file_answer(file: KeptFile) -> FileResponse:
    """The bytes as an attachment under their own name; even where a browser shows them, nothing in them runs."""
    if not file.is_here or not default_storage.exists(file.place):
        raise NotFound
    answer = FileResponse(
        default_storage.open(file.place),
        as_attachment=True,
        filename=file.name,
        content_type=KINDS[file.kind].media_type,
    )
    answer["Content-Security-Policy"] = POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
