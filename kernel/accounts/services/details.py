"""What a person changes about themselves without anybody else."""

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.accounts.models import User
from kernel.accounts.services.note_change import tell_former_address
from kernel.audit.record import record, unit


def change_notice_address(*, actor: Actor, address: str) -> User:
    """Where notices go from now on; empty means the sign-in address. The earlier address is told once."""
    with unit(actor):
        user = User.objects.select_for_update().get(pk=person_of(actor))
        before, user.notify_email = user.address, address.strip()
        if user.address == before:
            return user
        user.save(update_fields=["notify_email"])
        record("accounts.notice_address", user)
        subject = _("Your address for notices was changed")
        tell_former_address(before, subject=subject, sentence=_("Notices of the portal go to another address now."))
    return user
