"""The files the typesetter may read: the style sheet and the faces listed in FONTS.toml, and nothing else."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "fonts"
STYLES = Path(__file__).with_name("pack.css")
SCHEME = "pack:"


def faces() -> list[dict[str, str]]:
    """The faces of the pack: file, name, version, source, licence, sha256."""
    fonts: list[dict[str, str]] = tomllib.loads((FONTS / "FONTS.toml").read_text())["font"]
    return fonts


def resources() -> dict[str, Path]:
    """The address under which each file may be asked for, and where it lies."""
    return {f"{SCHEME}pack.css": STYLES} | {f"{SCHEME}{face['file']}": FONTS / face["file"] for face in faces()}
