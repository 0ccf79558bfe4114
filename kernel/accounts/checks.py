"""What production refuses: everything that belongs to a demonstration or a test."""

from django.conf import settings

from kernel.access.actor import SECRETARIAT, Role

COMPULSORY = {role.value for role in SECRETARIAT | {Role.ADMINISTRATOR, Role.AUDITOR, Role.APPROVER}}


def faults() -> list[str]:
    """The reasons, in sentences, why this installation may not start as production; empty elsewhere."""
    if not settings.PRODUCTION:
        return []
    found = []
    if settings.DEMO:
        found.append("DEMO is on: demo sign-ins, sample data and the mail page have no place in production.")
    if settings.PORTAL_NOW:
        found.append("PORTAL_NOW is set: in production the clock cannot be moved.")
    if settings.EMAIL_BACKEND == "kernel.notify.catcher.CatcherBackend":
        found.append("EMAIL_BACKEND is the mail catcher: in production mail must go out.")
    return found + _weak_sign_in()


def _weak_sign_in() -> list[str]:
    """What would weaken the second factor or the limits on guessing."""
    found = []
    if settings.DEMO_CODES:
        found.append("DEMO_CODES is on: the second step would tell its own code.")
    if getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None):
        found.append("MFA_TOTP_INSECURE_BYPASS_CODE is set: one code would open every account.")
    if getattr(settings, "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False):
        found.append("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN is on: a passkey would answer any address.")
    if getattr(settings, "ACCOUNT_RATE_LIMITS", None) is False:
        found.append("ACCOUNT_RATE_LIMITS is off: passwords and codes could be guessed without end.")
    if missing := sorted(COMPULSORY - set(settings.SECOND_FACTOR_ROLES)):
        found.append(f"SECOND_FACTOR_ROLES lacks {', '.join(missing)}: in production these need a second factor.")
    return found
