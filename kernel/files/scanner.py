"""A virus scanner that speaks clamd's INSTREAM; when one is set and does not answer, no file is taken."""

import socket
import struct

from kernel.files.refusals import refuse

CHUNK = 1 << 16
SECONDS = 30
CLEAN, FOUND = "OK", "FOUND"


def scan(data: bytes, address: str) -> None:
    """Nothing when the scanner says the bytes are clean; in every other case they are refused."""
    host, _colon, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=SECONDS) as line:
            answer = _ask(line, data)
    except (OSError, ValueError):
        raise refuse("no scanner") from None
    if answer.endswith(FOUND):
        raise refuse("virus", answer.removeprefix("stream:").removesuffix(FOUND).strip())
    if not answer.endswith(CLEAN):
        raise refuse("no scanner")


def _ask(line: socket.socket, data: bytes) -> str:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), CHUNK):
        piece = data[start : start + CHUNK]
        line.sendall(struct.pack(">I", len(piece)) + piece)
    line.sendall(struct.pack(">I", 0))
    answer = b""
    while not answer.endswith(b"\0") and (piece := line.recv(4096)):
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
