"""Every family of evidence: what runs it, and its full count."""

from tests.evidence.api_fuzz import api_fuzz
from tests.evidence.audit_tampers import audit_tampers
from tests.evidence.isolation import access_matrix, planted_faults, two_world

EVERY = 1_000_000
FAMILIES = {
    "audit_tampers": (audit_tampers, 200),
    "access_matrix": (access_matrix, EVERY),
    "two_world": (two_world, 6000),
    "planted_faults": (planted_faults, 40),
    "api_fuzz": (api_fuzz, 5000),
}
