"""The three families of isolation; each gives how many were asked and how many were answered wrongly."""

from tests.isolation import matrix, plant
from tests.isolation.two_world import all_secrets, keep


def access_matrix(*, seed: int, count: int, guarded: bool) -> tuple[int, int]:
    """Cells; with the guard off every scope of every policy means everything."""
    asked, wrong = matrix.faults(seed, count, guarded=guarded)
    keep(f"access_matrix-{seed}-{'guarded' if guarded else 'control'}", [{"cell": cell} for cell in wrong])
    return asked, len(wrong)


def two_world(*, seed: int, count: int, guarded: bool) -> tuple[int, int]:
    """Pairs of answers; with the guard off both servers show everything to everyone."""
    result = all_secrets(str(seed), count, guarded=guarded)
    return result.asked, len(result.different)


def planted_faults(*, seed: int, count: int, guarded: bool) -> tuple[int, int]:
    """Faults that nobody noticed; with the guard off no fault is planted, so each of them goes unnoticed."""
    return plant.survivors(seed, count, guarded=guarded)
