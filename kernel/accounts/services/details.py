"""What a person changes about themselves without anybody else."""

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.accounts.models import User
from kernel.audit.record import record, unit
from kernel.notify.services.tell import post_letter


def change_notice_address(*, actor: Actor, address: str) -> User:
    """Where notices go from now on; empty means the sign-in address. The earlier address is told once."""
    with unit(actor):
        user = User.objects.select_for_update().get(pk=person_of(actor))
        before, user.notify_email = user.address, address.strip()
        if user.address == before:
            return user
        user.save(update_fields=["notify_email"])
        record("accounts.notice_address", user)
        post_letter(
            address=before,
            subject=_("Your address for notices was changed"),
            text=_("Notices of the portal go to another address now.\n\nIf that was not you, tell your approver.\n"),
        )
    return user
