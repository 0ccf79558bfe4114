"""The programs that make up the portal, as this machine runs them (docker-compose.yml runs the same ones)."""

import urllib.error
import urllib.request

from ops.places import Places
from ops.ports import HOST
from ops.processes import Process


def web(places: Places, env: dict[str, str], port: int) -> Process:
    """gunicorn with two workers of four threads."""
    command = [str(places.python), "-m", "gunicorn", "portal.wsgi:application", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--timeout", "60"]
    command += ["--no-control-socket", "--access-logfile", "-"]
    return Process(
        "web", command, env=env, cwd=places.project, log=places.logs / "web.log", ready=lambda _: answers(port)
    )


def worker(places: Places, env: dict[str, str]) -> Process:
    """One Celery worker with the timetable (beat) inside."""
    command = [str(places.python), "-m", "celery", "-A", "portal.celery", "worker", "--beat", "--loglevel", "INFO"]
    command += ["--schedule", str(places.data / "celerybeat-schedule"), "--concurrency", "1"]
    return Process("worker", command, env=env, cwd=places.project, log=places.logs / "worker.log")


def answers(port: int, page: str = "/healthz") -> bool:
    """Whether the web server answers 200 on its health page."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}{page}", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
