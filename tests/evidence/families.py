"""Every family of evidence: what runs it, and its full count."""

from tests.evidence.api_fuzz import api_fuzz
from tests.evidence.audit_tampers import audit_tampers
from tests.evidence.edit_race import edit_race
from tests.evidence.hostile_files import hostile_files
from tests.evidence.hostile_rows import hostile_rows
from tests.evidence.isolation import access_matrix, planted_faults, two_world
from tests.evidence.submit_race import submit_race

EVERY = 1_000_000
FAMILIES = {
    "audit_tampers": (audit_tampers, 200),
    "hostile_rows": (hostile_rows, 5000),
    "access_matrix": (access_matrix, EVERY),
    "two_world": (two_world, 6000),
    "hostile_files": (hostile_files, 250),
    "planted_faults": (planted_faults, 40),
    "edit_race": (edit_race, 10_000),
    "submit_race": (submit_race, 10_000),
    "api_fuzz": (api_fuzz, 5000),
}
