"""The register is written by one person at a time: whoever checks days and names sees every row there is."""

from django.db import connection

REGISTER = 20190711


def lock_register() -> None:
    """Wait until nobody else writes the register; let go at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER])
