"""What takes a second person: asked by one, agreed by another (never the same person in two posts)."""

import uuid

from django.conf import settings
from django.db import models

from kernel import clock
from kernel.accounts.models.invitations import Invitation
from kernel.accounts.models.posts import Post
from kernel.accounts.querysets import RequestQuerySet
from kernel.accounts.states import OPENS_A_POST, RequestKind, RequestState
from kernel.workflow.models import Tracked


class TwoPersonRequest(Tracked):
    """One request; `subject` is the person whose factor or address it is about, `invitation` the post it opens."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=RequestKind)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.ASKED)
    office = models.ForeignKey("members.Office", models.PROTECT, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asker_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    invitation = models.OneToOneField(Invitation, models.PROTECT, null=True, blank=True, related_name="request")
    former_email = models.EmailField(max_length=254, blank=True)
    new_email = models.EmailField(max_length=254, blank=True)
    note_reference = models.CharField(max_length=200, blank=True)
    note_date = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(default=clock.now)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["office", "state"], name="accounts_request_office")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="accounts_request_state"),
            models.CheckConstraint(
                condition=models.Q(kind__in=sorted(OPENS_A_POST), invitation__isnull=False)
                | (~models.Q(kind__in=sorted(OPENS_A_POST)) & models.Q(subject__isnull=False)),
                name="accounts_request_is_about_something",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject"],
                condition=models.Q(state=RequestState.ASKED, subject__isnull=False),
                name="accounts_request_once_waiting",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def needed(self) -> int:
        """How many people have to agree: two of the secretariat for a state's first approver, else one."""
        return 2 if self.kind == RequestKind.FIRST_APPROVER else 1


class Agreement(models.Model):
    """One person's word on a request; an administrator's comes with the note that stands in for a second person."""

    request = models.ForeignKey(TwoPersonRequest, models.PROTECT, related_name="agreements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post_label = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["request", "person"], name="accounts_agreement_once")]

    def __str__(self) -> str:
        return self.post_label
