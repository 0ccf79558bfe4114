"""Tell a person, by mail, that the ways they sign in have changed."""

from django.urls import reverse

from kernel.accounts.models import User
from kernel.accounts.sign_in_verbs import CHANGED
from kernel.notify.services.tell import tell


def tell_of_change(person: User) -> None:
    """One notice; its link leads to the page of sign-in methods."""
    tell([person.pk], kind=CHANGED, link=reverse("mfa_index"))
