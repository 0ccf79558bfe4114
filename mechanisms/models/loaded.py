"""What the reference file last gave, so that a staff edit is recognised and kept."""

from django.db import models


class LoadedRow(models.Model):
    """What `load_reference` last wrote to one row, so that a staff edit is recognised and kept."""

    model = models.CharField(max_length=40)
    key = models.CharField(max_length=250)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="loadedrow_once", fields=["model", "key"])]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
