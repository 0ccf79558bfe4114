"""`python -m ops.within MODULE ...`: run a module of the project with a throwaway database and Redis around it."""

import subprocess
import sys

from ops import suite
from ops.places import Places
from ops.words import ending_plainly


def run(places: Places, env: dict[str, str]) -> int:
    """The module's own exit code."""
    return subprocess.run([str(places.python), "-m", *sys.argv[1:]], cwd=places.project, env=env).returncode


if __name__ == "__main__":
    sys.exit(ending_plainly(lambda: suite.with_servers(run)))
