"""Load the reference file: idempotent, all or nothing, never over a staff edit (DESIGN §8)."""

from mechanisms.services.load_reference.load import load_reference
from mechanisms.services.load_reference.reading import BadReference
from mechanisms.services.load_reference.writing import Report

__all__ = ["BadReference", "Report", "load_reference"]
