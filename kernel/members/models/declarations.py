"""The role in border management that each Member State declares itself (¶5(a), (b))."""

import uuid

from django.db import models
from django.db.models import F, Q

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models.establishments import Establishment
from kernel.members.states import DeclarationState, DeclaredRole
from kernel.workflow.models import Tracked

UNDATED = (DeclarationState.DRAFT, DeclarationState.SET_ASIDE)
ENDED = (DeclarationState.REPLACED, DeclarationState.WITHDRAWN)


class RoleDeclaration(Tracked):
    """One self-declaration; a draft is its state's own, and no declared row means not declared."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="declarations")
    role = models.CharField(max_length=12, choices=DeclaredRole.choices)
    state = models.CharField(max_length=9, choices=DeclarationState.choices, default=DeclarationState.DRAFT)
    declared_on = models.DateField(null=True, blank=True)
    declared_by = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["establishment", "-declared_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="roledeclaration_one_draft",
                fields=["establishment"],
                condition=Q(state=DeclarationState.DRAFT),
            ),
            models.UniqueConstraint(
                name="roledeclaration_one_declared",
                fields=["establishment"],
                condition=Q(state=DeclarationState.DECLARED),
            ),
            models.CheckConstraint(
                name="roledeclaration_says_a_role",
                condition=~Q(role=DeclaredRole.NOT_DECLARED),
            ),
            models.CheckConstraint(
                name="roledeclaration_declared_has_a_day",
                condition=Q(state__in=UNDATED) | Q(declared_on__isnull=False),
            ),
            models.CheckConstraint(
                name="roledeclaration_ends_after_it_began",
                condition=~Q(state__in=ENDED) | Q(ended_on__gte=F("declared_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()
