"""What the commands say to the person who started them."""

import contextlib
import sys
from collections.abc import Callable


class Stop(Exception):
    """One plain sentence that ends the command with exit code 1."""


def say(sentence: str) -> None:
    """Print one line at once; a terminal that is gone must not keep us from stopping things."""
    with contextlib.suppress(OSError):
        print(sentence, flush=True)


def ending_plainly(command: Callable[[], int]) -> int:
    """Run a command; turn a Stop, a lacking permission or Ctrl-C into one sentence and an exit code."""
    try:
        return command()
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr, flush=True)
    except PermissionError as error:
        print(f"\nNo permission: {error.filename or error}. Run as the owner of that folder.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1
