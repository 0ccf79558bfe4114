"""Every family of evidence: what runs it, and its full count."""

from tests.evidence.audit_tampers import audit_tampers
from tests.evidence.hostile_rows import hostile_rows
from tests.evidence.isolation import access_matrix, planted_faults, two_world

EVERY = 1_000_000
FAMILIES = {
    "audit_tampers": (audit_tampers, 200),
    "hostile_rows": (hostile_rows, 5000),
    "access_matrix": (access_matrix, EVERY),
    "two_world": (two_world, 6000),
    "planted_faults": (planted_faults, 40),
}
