"""Invitations to a post, and the note of a post that is handed over."""

import uuid

from django.conf import settings
from django.db import models

from kernel import clock
from kernel.access.actor import Role
from kernel.accounts.models.posts import ROLE_CHOICES, Post
from kernel.accounts.querysets import InvitationQuerySet
from kernel.accounts.states import Standing


class Invitation(models.Model):
    """A post offered to an address; link and printed code are kept as hashes only.

    It is good from `ready_at` to `expires_at`, once, while the post that issued it is open.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    office = models.ForeignKey("members.Office", models.PROTECT, related_name="invitations")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.HOLDER)
    stands_for = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    follows = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    issued_by = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="invitations")
    digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    code_digest = models.CharField(max_length=64, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    post = models.OneToOneField(Post, models.PROTECT, null=True, blank=True, related_name="invitation")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["office", "-created_at"], name="accounts_invitation_office")]

    def __str__(self) -> str:
        return f"{self.role_label} ({self.office_id})"

    @property
    def printable(self) -> bool:
        """Whether a code may be handed over: not for an approver, whose post takes a second person."""
        return self.role != Role.APPROVER

    @property
    def role_label(self) -> str:
        """The role in words, with its standing: “Focal point, deputy”."""
        label = dict(ROLE_CHOICES).get(self.role, self.role)
        return label if self.standing == Standing.HOLDER else f"{label}, {str(Standing(self.standing).label).lower()}"


class HandOver(models.Model):
    """What the holder of a post, or an approver of the office, leaves for whoever follows."""

    post = models.OneToOneField(Post, models.PROTECT, related_name="hand_over")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    invitation = models.OneToOneField(Invitation, models.PROTECT, null=True, blank=True, related_name="hand_over")

    def __str__(self) -> str:
        return f"{self.post_id}"
