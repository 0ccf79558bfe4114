"""Who took part: Member States by their office, others as organisations by their own name."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from activities.models.activity import Activity
from activities.states import PRINTED, Confirmation, Role


class WithOffice(models.Manager["Participation"]):
    """A party is read with its office: nearly everybody asks for its name."""

    def get_queryset(self) -> models.QuerySet["Participation"]:
        """Both in one query."""
        return super().get_queryset().select_related("office")


class Participation(models.Model):
    """One party of one activity and whether its part may be printed (DESIGN §4)."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="participations")
    office = models.ForeignKey("members.Office", null=True, on_delete=models.PROTECT, related_name="participations")
    organisation = models.CharField(max_length=200, blank=True)
    services = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    represented_by = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=11, choices=Role.choices, default=Role.PARTICIPANT)
    confirmation = models.CharField(max_length=9, choices=Confirmation.choices, default=Confirmation.NOT_ASKED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)

    objects = WithOffice()

    class Meta:
        ordering = ["activity", "office__asean_order", "organisation"]
        constraints = [
            models.CheckConstraint(
                name="participation_state_or_organisation",
                condition=Q(office__isnull=False, organisation="") | (Q(office__isnull=True) & ~Q(organisation="")),
            ),
            models.UniqueConstraint(fields=["activity", "office"], name="participation_one_per_office"),
            models.UniqueConstraint(
                fields=["activity", "organisation"], name="participation_one_per_name", condition=~Q(organisation="")
            ),
        ]

    def __str__(self) -> str:
        return self.organisation or str(self.office_id)

    @property
    def name(self) -> str:
        """The party's name as the house prints it."""
        return self.office.name if self.office else self.organisation

    @property
    def printed(self) -> bool:
        """Whether this part may be printed; an organisation stands on its host's word."""
        return self.office_id is None or self.confirmation in PRINTED
