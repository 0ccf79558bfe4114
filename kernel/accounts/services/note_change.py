"""Tell a person, by mail, that the ways they sign in or their addresses have changed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.accounts.models import User
from kernel.accounts.sign_in_verbs import CHANGED
from kernel.notify.services.tell import post_letter, tell


def tell_of_change(person: User) -> None:
    """One notice; its link leads to the page of sign-in methods."""
    tell([person.pk], kind=CHANGED, link=reverse("mfa_index"))


def tell_former_address(address: str, *, subject: str, sentence: str) -> None:
    """A letter to an address that was in use until now: what has changed, and whom to tell."""
    unexpected = _("If you did not expect this, tell the secretariat at once.")
    post_letter(address=address, subject=subject, text=f"{sentence}\n\n{unexpected}\n")
