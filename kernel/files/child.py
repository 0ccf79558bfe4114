"""Looks at one file in a process of its own: `python -m kernel.files.child ENDING < FILE`, bound in memory and time.

Whatever a hostile file does to a parser happens here. It prints one line of JSON: the kind, and why it is refused.
"""

import ctypes
import json
import os
import resource
import signal
import sys

from kernel.files import kinds, text

PR_SET_PDEATHSIG = 1
CPU_SECONDS, MEMORY = 10, 768 * 1024**2
TABLE = ".csv"


def confine() -> None:
    """This process writes no file, starts no long work, and ends when its parent ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() == 1:
        sys.exit(1)
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
    ):
        resource.setrlimit(limit, (most, most))


def verdict(data: bytes, ending: str) -> dict[str, str]:
    """What the file is, and why it may not be added."""
    try:
        kind, (why, part) = kinds.judge(data)
        if kind == "text" and ending == TABLE and not why:
            why, part = text.check_table(data)
    except (MemoryError, RecursionError):
        return {"kind": "", "why": "too much", "part": ""}
    return {"kind": kind, "why": why, "part": part}


if __name__ == "__main__":
    confine()
    sys.stdout.write(json.dumps(verdict(sys.stdin.buffer.read(), sys.argv[1])))
