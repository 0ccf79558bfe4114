"""`make run`: a demonstration on one machine, with sample data, a demo cast and a mail catcher."""

import hashlib

from portal.settings.base import *
from portal.settings.base import PORTAL_DATA, SECRET_KEY, env

DEMO = True
PORTAL_NOW = env("PORTAL_NOW", default="")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = SECRET_KEY or "demo-" + hashlib.sha256(str(PORTAL_DATA).encode()).hexdigest()
PORTAL_URL = env("PORTAL_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}")
EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"
CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="filesystem://")
if CELERY_BROKER_URL.startswith("filesystem"):
    _queue = PORTAL_DATA / "queue"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue),
        "data_folder_out": str(_queue),
        "control_folder": str(PORTAL_DATA / "queue-control"),
    }
    for _folder in (_queue, PORTAL_DATA / "queue-control"):
        _folder.mkdir(parents=True, exist_ok=True)
STATIC_ROOT = env.path("STATIC_ROOT", default=str(PORTAL_DATA / "static"))
