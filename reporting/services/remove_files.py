"""Deleting the files of a pack that was never released, when they hold text that must not be here."""

from reporting.models import Pack, PackFile
from reporting.services.compile import gone_of, place_of
from reporting.states import PackState


def remove_files(*, pack: Pack) -> int:
    """Delete the bytes and leave a note under the same hash; a file that another pack shares and released stays."""
    names = list(pack.files.values_list("sha256", flat=True))
    shared = PackFile.objects.filter(sha256__in=names).exclude(pack__state=PackState.COMPILED)
    gone = set(names) - set(shared.values_list("sha256", flat=True))
    for sha256 in sorted(gone):
        if place_of(sha256).exists():
            gone_of(sha256).write_text("Removed: this file held text that must not be here.\n", encoding="utf-8")
            place_of(sha256).unlink()
    return len(gone)
