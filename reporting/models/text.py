"""The numbered text of a stage and the rows of its annexes."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.access.querysets import PolicyQuerySet
from reporting.states import COLUMNS, Annex, Part


class Section(models.Model):
    """A lettered section."""

    stage = models.ForeignKey("reporting.Stage", models.CASCADE, related_name="sections")
    part = models.CharField(max_length=20, choices=Part)
    letter = models.CharField(max_length=2)
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["stage", "order"], name="one_section_per_place")]

    def __str__(self) -> str:
        return f"{self.letter}. {self.title}"


class Paragraph(models.Model):
    """A numbered paragraph (level 0) or a lettered item under it (level 1); numbers are counted when shown."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.ForeignKey("reporting.Stage", models.CASCADE, related_name="paragraphs")
    section = models.ForeignKey(Section, models.CASCADE, related_name="paragraphs")
    order = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(max_length=160, blank=True)
    heading_cp = models.CharField(max_length=20, blank=True)
    heading_level = models.PositiveSmallIntegerField(default=2)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True, blank=True)
    sources = models.ManyToManyField("activities.Activity", through="ParagraphSource", related_name="+")

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "order"], name="one_paragraph_per_place"),
            models.CheckConstraint(condition=models.Q(level__in=[0, 1]), name="paragraph_level_is_known"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def key(self) -> str:
        """The name under which a round knows this text."""
        return f"p-{self.public_id}"


class ParagraphSource(models.Model):
    """A record that a paragraph reports."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="source_links")
    activity = models.ForeignKey("activities.Activity", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paragraph", "activity"], name="one_source_once")]

    def __str__(self) -> str:
        return str(self.activity_id)


class Wording(models.Model):
    """A text a paragraph once had; the latest is its present one."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="wordings")
    version = models.PositiveIntegerField()
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["paragraph", "version"], name="one_wording_per_version")]

    def __str__(self) -> str:
        return self.text[:60]


class AnnexRow(models.Model):
    """One row of an annex, written out when the text is drafted: what all agree to is what is printed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.ForeignKey("reporting.Stage", models.CASCADE, related_name="rows")
    annex = models.CharField(max_length=3, choices=Annex)
    order = models.PositiveIntegerField()
    group = models.CharField(max_length=60, blank=True)
    activity = models.ForeignKey("activities.Activity", models.PROTECT, null=True, blank=True, related_name="+")
    cells = models.JSONField(help_text=_("What is printed, by column."))
    facts = models.JSONField(default=dict, help_text=_("What the figure and the data file need beside it."))

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["annex", "order"]
        constraints = [models.UniqueConstraint(fields=["stage", "annex", "order"], name="one_row_per_place")]

    def __str__(self) -> str:
        return f"{self.annex} {self.order}"

    @property
    def key(self) -> str:
        """The name under which a round knows this row."""
        return f"r-{self.public_id}"

    @property
    def printed(self) -> list[str]:
        """The cells in the order of their columns."""
        return [str(self.cells.get(column, "")) for column in COLUMNS[self.annex]]

    @property
    def text(self) -> str:
        """The row as one line: what a seat agrees to."""
        return " · ".join(cell for cell in self.printed if cell)
