"""The one way through the database's refusal to change what is frozen: a removal that two persons agreed on."""

from django.db import connection

from portal.models import Removal


def open_for(removal: Removal) -> None:
    """For the rest of this transaction, and only until the removal is done (the triggers look at its row)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.removal', %s, true)", [str(removal.public_id)])
