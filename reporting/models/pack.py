"""What is stored when a text is settled, and the files made from it."""

import base64
import uuid

from django.conf import settings
from django.db import models

from kernel import clock
from kernel.access.grants import Grant
from kernel.access.querysets import PolicyQuerySet
from kernel.workflow.models import Tracked
from reporting.states import READER, PackState


class Snapshot(models.Model):
    """Canonical JSON of everything that is printed; never altered (DESIGN §5 Packs)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.ForeignKey("reporting.Stage", models.PROTECT, related_name="snapshots")
    edition = models.PositiveSmallIntegerField(default=1)
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition"]
        constraints = [models.UniqueConstraint(fields=["stage", "edition"], name="one_snapshot_per_edition")]

    def __str__(self) -> str:
        return self.sha256[:12]


class Pack(Tracked):
    """The files of one snapshot in one template; superseded or withdrawn, never altered."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.ForeignKey("reporting.Stage", models.PROTECT, related_name="packs")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="packs")
    template_version = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=PackState, default=PackState.COMPILED)
    compiled_at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [(READER, "Reader of one pack")]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "template_version"], name="one_pack_per_snapshot_and_template"),
            models.UniqueConstraint(
                fields=["stage"], condition=models.Q(state=PackState.RELEASED), name="one_released_pack_per_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage}, edition {self.snapshot.edition}"


class PackGrant(Grant):
    """One person is let read one pack that the Member States cannot read."""

    content_object = models.ForeignKey(Pack, models.PROTECT, related_name="grants")

    class Meta(Grant.Meta):
        ordering = ["granted_at"]


class PackFile(models.Model):
    """One file of a pack, kept under its own hash."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pack", "kind"], name="one_file_per_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def digest_header(self) -> str:
        """The hash as HTTP writes it (RFC 9530)."""
        return f"sha-256=:{base64.b64encode(bytes.fromhex(self.sha256)).decode()}:"


class Download(models.Model):
    """Who took which file, in which post, when."""

    file = models.ForeignKey(PackFile, models.PROTECT, related_name="downloads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("accounts.Post", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.file)
