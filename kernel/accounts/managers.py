"""How a person is created and found by their sign-in e-mail, in any letter case."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from kernel.accounts.models import User


class UserManager(BaseUserManager["User"]):
    """Creates people; there is no superuser."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person, the e-mail kept in lower case; without a password nobody can sign in yet."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this sign-in e-mail, in any letter case."""
        return self.get(email__iexact=username or "")
