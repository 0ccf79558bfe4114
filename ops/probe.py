"""`python -m ops.probe web|worker|beat`: the health checks of docker-compose.yml; ends with 0 when all is well."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

SCHEDULE_SECONDS = 600


def web() -> bool:
    """The health page answers 200 to a request that names an allowed host."""
    port = int(os.environ.get("PORT", "8000"))
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    line.request("GET", "/healthz", headers={"Host": host, "X-Forwarded-Proto": "https"})
    return line.getresponse().status == 200


def worker() -> bool:
    """The worker of this container answers a ping through the broker."""
    node = f"celery@{socket.gethostname()}"
    command = [sys.executable, "-m", "celery", "-A", "portal.celery", "inspect", "ping", "-d", node, "-t", "10"]
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def beat() -> bool:
    """The timetable's file has been written lately (beat writes it every three minutes)."""
    folder = Path(os.environ["PORTAL_DATA"])
    files = list(folder.glob("celerybeat-schedule*"))
    return bool(files) and time.time() - max(file.stat().st_mtime for file in files) < SCHEDULE_SECONDS


CHECKS = {"web": web, "worker": worker, "beat": beat}


if __name__ == "__main__":
    try:
        sys.exit(0 if CHECKS[sys.argv[1]]() else 1)
    except OSError as error:
        sys.exit(str(error))
