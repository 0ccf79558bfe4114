"""What a file is called: the name people know, without what could mislead them or a disk."""

import re
import unicodedata

UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LONGEST = 120


def clean(name: str) -> str:
    """The last part of a path, in one line and in reading order, of bounded length; its ending stays."""
    plain = unicodedata.normalize("NFC", UNSEEN.sub("", name)).replace("\\", "/").rpartition("/")[2]
    plain = " ".join(plain.split()).lstrip(".")
    head, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        return plain[:LONGEST] or "file"
    return f"{head[: LONGEST - len(ending) - 1] or 'file'}.{ending}"
