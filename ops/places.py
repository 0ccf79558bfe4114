"""Where things lie: the project, its data folder, its virtual environment."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Places:
    """The folders of one start."""

    project: Path
    data: Path

    @classmethod
    def here(cls, data: str | None = None) -> "Places":
        """PORTAL_DATA, or .data in the project; created if missing."""
        chosen = Path(data or os.environ.get("PORTAL_DATA") or PROJECT / ".data").expanduser()
        folder = chosen if chosen.is_absolute() else PROJECT / chosen
        folder.mkdir(parents=True, exist_ok=True)
        return cls(PROJECT, folder.resolve())

    @property
    def venv(self) -> Path:
        return self.project / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def logs(self) -> Path:
        """The folder of the processes' logs; created if missing."""
        folder = self.data / "log"
        folder.mkdir(exist_ok=True)
        return folder
