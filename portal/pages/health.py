"""Is the process up (`/healthz`), and can it do its work (`/readyz`)?"""

import os
import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

LEAST_FREE_BYTES = 100 * 1024 * 1024


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; asks nothing of anybody."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, is migrated, and the data folder can be written; else 503 and what is missing."""
    checks = {name: check() for name, check in CHECKS.items()}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _migrated() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _data_folder() -> bool:
    folder = settings.PORTAL_DATA
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > LEAST_FREE_BYTES


CHECKS: dict[str, Callable[[], bool]] = {"database": _database, "migrations": _migrated, "data folder": _data_folder}
