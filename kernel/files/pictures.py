"""Pictures, read by their own structure: of bounded size, whole, and with nothing behind their end."""

import struct

MOST_PIXELS = 60_000_000
PNG_HEAD, PNG_CHUNK = 8, 12
START_OF_SCAN, END = 0xDA, 0xD9
SIZES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def check_png(data: bytes) -> tuple[str, str]:
    """Chunk after chunk up to IEND."""
    at = PNG_HEAD
    while at + PNG_CHUNK <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if at == PNG_HEAD and (name != b"IHDR" or size < 8):
            return "broken", ""
        if name == b"IHDR" and _too_large(*struct.unpack_from(">II", data, at + 8)):
            return "pixels", ""
        at += PNG_CHUNK + size
        if name == b"IEND":
            return ("", "") if at == len(data) else ("two files", "")
    return "broken", ""


def check_jpeg(data: bytes) -> tuple[str, str]:
    """Segment after segment up to the end of the picture; a second picture may follow, as telephones write it."""
    at, sized = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == END:
            return _behind(data[at + 2 :]) if sized else ("broken", "")
        if marker == 0xFF or marker in ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        size = struct.unpack_from(">H", data, at + 2)[0]
        if marker in SIZES and at + 9 <= len(data):
            sized = True
            if _too_large(*struct.unpack_from(">HH", data, at + 5)):
                return "pixels", ""
        at += 2 + size
        if marker == START_OF_SCAN:
            at = _end_of_scan(data, at)
    if sized and data[at : at + 2] == bytes((0xFF, END)):
        return "", ""
    return "broken", ""


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the compressed picture gives way to the next marker."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in ALONE and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
    return len(data)


def _behind(rest: bytes) -> tuple[str, str]:
    return ("", "") if not rest.strip(b"\x00") or rest.startswith(b"\xff\xd8\xff") else ("two files", "")


def _too_large(width: int, height: int) -> bool:
    return width * height > MOST_PIXELS
