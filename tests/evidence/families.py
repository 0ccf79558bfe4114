"""Every family of evidence: what runs it, and its full count."""

from tests.evidence.audit_tampers import audit_tampers

FAMILIES = {"audit_tampers": (audit_tampers, 200)}
