"""People, the posts they hold, and the tokens a post may use."""

import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.access.actor import ROLE_LABELS
from kernel.accounts.managers import UserManager
from kernel.accounts.querysets import PostQuerySet

ROLE_CHOICES = [(role.value, label) for role, label in ROLE_LABELS.items()]


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


class Post(models.Model):
    """A role in an office by inclusive days, ending at midnight in the capital (DESIGN §5 Time)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="posts")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    chair_bodies: list[str]  # only after `with_chair_bodies`

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="accounts_post_end_not_before_start",
            ),
            models.UniqueConstraint(fields=["user", "role", "office", "start"], name="accounts_post_once"),
        ]
        indexes = [models.Index(fields=["office", "role"], name="accounts_post_office_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.office_id})"


class ChairPost(models.Model):
    """An approver post that acts for the Chair while that Chair row is in force (DESIGN §4 Roles)."""

    chair = models.ForeignKey("members.Chair", on_delete=models.PROTECT, related_name="chair_posts")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="chair_posts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chair", "post"], name="accounts_chair_post_once")]

    def __str__(self) -> str:
        return f"{self.chair_id}: {self.post_id}"


class ApiToken(models.Model):
    """A token for the API; only its SHA-256 is kept, so the portal cannot show it again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    label = models.CharField(max_length=100, blank=True)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=40), default=list)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.prefix}…"
