"""The Celery application. The Job rows are the queue of record; Celery only wakes workers (DESIGN §5)."""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def sweep_at_start(**_context: object) -> None:
    """A worker that starts looks at once for what an earlier one left behind."""
    app.send_task("kernel.jobs.sweep")
    app.send_task("kernel.notify.sweep")
    app.send_task("kernel.accounts.daily")
