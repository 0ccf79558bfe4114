"""The one-time link by which a person sets the first password."""

from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.audit.record import record, unit


class FirstPasswordTokens(PasswordResetTokenGenerator):
    """Tokens that die with the first password, a sign-in, a new address or the time of PASSWORD_RESET_TIMEOUT."""

    key_salt = "kernel.accounts.first_password"


tokens = FirstPasswordTokens()


def first_password_path(user: User) -> str:
    """The path of the page where this person sets the first password; it carries no key of the database."""
    kwargs = {"public_id": user.public_id, "token": tokens.make_token(user)}
    return reverse("account_first_password", kwargs=kwargs)


def person_of_link(public_id: UUID, token: str) -> User | None:
    """The person a link was made for, while it is good."""
    user = User.objects.filter(public_id=public_id, is_active=True).first()
    return user if user is not None and tokens.check_token(user, token) else None


def set_first_password(*, user: User, password: str) -> None:
    """Sets the password, which also ends the link."""
    with unit(Actor.system("first password")):
        user.set_password(password)
        user.save(update_fields=["password"])
        record("accounts.password_set", user)
