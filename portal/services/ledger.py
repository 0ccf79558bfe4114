"""A list that lies beside the database and outlives its restoring: backups that were made, texts that were removed."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

NAME = "ledger.jsonl"


def note_backup(*, folder: Path, made_at: str, seal: str) -> None:
    """A backup was made: when, where it was put, and the seal of its manifest."""
    _note({"kind": "backup", "at": made_at, "place": str(folder), "manifest": seal})


def note_removal(*, about: str, hashes: Iterable[str]) -> None:
    """A text was removed: of what, and its hash."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    _note({"kind": "removal", "at": now, "about": about, "hashes": list(hashes)})


def backups() -> list[dict[str, Any]]:
    """Every backup that was noted, the oldest first."""
    return [line for line in _lines() if line["kind"] == "backup"]


def removals_after(made_at: str) -> list[dict[str, Any]]:
    """The removals carried out after this moment: a backup made then still holds their texts."""
    moment = datetime.fromisoformat(made_at)
    return [line for line in _lines() if line["kind"] == "removal" and datetime.fromisoformat(line["at"]) >= moment]


def _path() -> Path:
    return Path(settings.PORTAL_DATA) / NAME


def _note(line: dict[str, Any]) -> None:
    _path().parent.mkdir(parents=True, exist_ok=True)
    with _path().open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    _path().chmod(0o600)


def _lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _path().read_text(encoding="utf-8").splitlines()] if _path().exists() else []
