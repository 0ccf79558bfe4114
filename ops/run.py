"""`make run`: set up what is missing, start PostgreSQL, web and worker, and keep them running until Ctrl-C."""

import os
import sys

from ops import debian, load, ports, prepare, services, static
from ops.places import Places
from ops.processes import Supervisor
from ops.words import Stop, ending_plainly, say

SETTINGS = "portal.settings.local"


def run() -> int:
    """The whole life of one start."""
    port = ports.web_port(os.environ.get("PORT") or "8000")
    places = Places.here()
    lock = prepare.claim(places)
    supervisor = Supervisor()
    try:
        prepare.machine(places, debian.RUN)
        _start(places, supervisor, port)
        supervisor.keep_running()
    finally:
        say("\nStopping.")
        supervisor.stop()
        lock.close()
    say("Stopped: no process is left.")
    return 0


def _start(places: Places, supervisor: Supervisor, port: int) -> None:
    url = prepare.database(places, supervisor.processes)
    env = prepare.child_environment(places, SETTINGS, DATABASE_URL=url, PORT=str(port))
    static.ensure(places, env)
    load.ensure(places, env)
    web = services.web(places, env, port)
    for process in (services.worker(places, env), web):
        supervisor.processes.append(process)
        process.start()
    if not web.wait_ready(120):
        raise Stop(f"The web server did not start. Its log says:\n{web.tail(15)}")
    say(f"\nThe portal runs at http://{ports.HOST}:{port} (logs: {places.logs})\nDemo sign-ins:\n")
    prepare.manage(places, env, "demo_signins")
    say("\nCtrl-C stops everything.")


if __name__ == "__main__":
    sys.exit(ending_plainly(run))
