"""`make run`: a demonstration on one machine, with sample data, a demo cast and a mail catcher."""

import hashlib
import json
import os

from portal.settings.base import *
from portal.settings.base import PORTAL_DATA, SECRET_KEY, env

DEMO = True
DEMO_CODES = True
PORTAL_NOW = env("PORTAL_NOW", default="")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# The server and the key that `make run` made in PORTAL_DATA, so that manage.py speaks to the same demonstration.
_server, _key = PORTAL_DATA / "postgres.json", PORTAL_DATA / "secret_key"
if "DATABASE_URL" not in os.environ and _server.exists():
    _kept = json.loads(_server.read_text())
    _address = {"HOST": "127.0.0.1", "PORT": str(_kept["port"]), "USER": "portal", "NAME": "portal"}
    DATABASES["default"].update(_address, PASSWORD=_kept["password"])
if not SECRET_KEY and _key.exists():
    SECRET_KEY = _key.read_text()
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
