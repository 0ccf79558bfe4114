"""Posts: what a person may do comes only from the open ones. Tokens for the API belong to a post too."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel import clock
from kernel.access.actor import ROLE_LABELS
from kernel.access.querysets import PolicyQuerySet
from kernel.accounts.querysets import PostQuerySet
from kernel.accounts.states import Standing, TokenScope

ROLE_CHOICES = [(role.value, label) for role, label in ROLE_LABELS.items()]


class Post(models.Model):
    """A role in an office by inclusive days, ending at midnight in the capital (DESIGN §5 Time)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="posts")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.HOLDER)
    stands_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="stand_ins")
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    confirmed_on = models.DateField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=models.Q(standing=Standing.HOLDER, stands_for__isnull=True)
                | (~models.Q(standing=Standing.HOLDER) & models.Q(stands_for__isnull=False)),
                name="accounts_post_stands_for_another",
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
    """A token of one post for the API, dead when the post is; only its SHA-256 is kept, so it is never shown again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="api_tokens")
    label = models.CharField(max_length=100, blank=True)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=40), default=list)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.prefix}…"

    @property
    def scopes_in_words(self) -> str:
        """“read, log activities and edit drafts”: what it may."""
        return ", ".join(str(TokenScope(scope).label).lower() for scope in TokenScope.values if scope in self.scopes)
