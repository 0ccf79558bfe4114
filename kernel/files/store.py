"""Where files lie: under random names in one folder outside the web root, each named by one row."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from kernel.files.models import KeptFile

FOLDER = "kept"
WAITS = timedelta(days=1)  # a file whose row is still being written is no orphan


@contextmanager
def kept(upload: UploadedFile) -> Iterator[str]:
    """The file is written before its row; when the row is not written, it goes again."""
    name = f"{FOLDER}/{secrets.token_hex(1)}/{secrets.token_hex(20)}"
    upload.seek(0)
    place = default_storage.save(name, upload)
    try:
        yield place
    except BaseException:
        default_storage.delete(place)
        raise


def forget(file: KeptFile) -> None:
    """Delete the bytes, once the row that named them is really gone or emptied."""
    transaction.on_commit(partial(default_storage.delete, file.place))


def sweep() -> int:
    """Delete what no row names: the rest of work that broke off. Says how many."""
    named = set[str]()
    for model in apps.get_models():
        if issubclass(model, KeptFile):
            named |= set(model._base_manager.exclude(place="").values_list("place", flat=True))
    orphans = [place for place in _places() if place not in named and _is_old(place)]
    for place in orphans:
        default_storage.delete(place)
    return len(orphans)


def _places() -> Iterator[str]:
    if not default_storage.exists(FOLDER):
        return
    for folder in default_storage.listdir(FOLDER)[0]:
        for name in default_storage.listdir(f"{FOLDER}/{folder}")[1]:
            yield f"{FOLDER}/{folder}/{name}"


def _is_old(place: str) -> bool:
    return default_storage.get_modified_time(place) < datetime.now(UTC) - WAITS
