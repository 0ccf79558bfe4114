"""The faces in static/fonts are the ones FONTS.toml names, unchanged, under a licence that travels with them."""

import hashlib

from reporting.pack.fonts import FONTS, STYLES, faces


def test_each_face_has_its_recorded_bytes_and_licence() -> None:
    for face in faces():
        assert hashlib.sha256((FONTS / face["file"]).read_bytes()).hexdigest() == face["sha256"], face["file"]
        assert face["licence"] == "OFL-1.1"
        assert all(face[key] for key in ("version", "name", "source"))
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()


def test_the_style_sheet_uses_each_face_and_no_other() -> None:
    used = {part.partition(")")[0] for part in STYLES.read_text().split("url(pack:")[1:]}

    assert used == {face["file"] for face in faces()}
