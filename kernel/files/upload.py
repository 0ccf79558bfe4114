"""How a file comes in: what is larger than allowed is counted and not written, so that no disk fills."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUpload(TemporaryFileUploadHandler):
    """A temporary file that stops growing just above the limit; its size says how much was sent."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Writes up to the limit and one piece more."""
        if start <= settings.UPLOAD_MOST_BYTES:
            self.file.write(raw_data)
