"""People who can sign in."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.accounts.managers import UserManager


class User(AbstractBaseUser):
    """A person who can sign in; what they may do comes only from their open posts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("sign-in e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=200)
    notify_email = models.EmailField(_("address for notices"), max_length=254, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where notices go."""
        return self.notify_email or self.email
