"""Ports on the loopback address."""

import socket

from ops.words import Stop

HOST = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether a server could listen on this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port(wanted: int | None = None) -> int:
    """The wanted port if it is free, else any free one."""
    if wanted and is_free(wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def web_port(text: str) -> int:
    """PORT as a number that is free, or one sentence that names it."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Stop(f"PORT={text} is not a port number between 1 and 65535.")
    if not is_free(int(text)):
        raise Stop(f"Port {text} is already taken on {HOST}. Stop what uses it, or choose another: make run PORT=8001")
    return int(text)
