"""Tests: real PostgreSQL, a quick password hasher, a movable clock."""

import tempfile
from pathlib import Path

from portal.settings.base import *
from portal.settings.base import env

DEMO = True
DEMO_CODES = True
SECRET_KEY = "only-for-tests-" + "0" * 40
PORTAL_NOW = env("PORTAL_NOW", default="")
PORTAL_DATA = Path(env("PORTAL_DATA", default="") or tempfile.mkdtemp(prefix="portal-test-"))
CLOCK_FILE = PORTAL_DATA / "clock.json"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PORTAL_DATA / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
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
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": dict.fromkeys(API_RATES)}
ACCOUNT_RATE_LIMITS = False
