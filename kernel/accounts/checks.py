"""What production refuses: everything that belongs to a demonstration or a test."""

from django.conf import settings


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
    return found
