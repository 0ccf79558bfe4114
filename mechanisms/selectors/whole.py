"""The register with everything beside each row, for programs: as many queries for one row as for all."""

from typing import Any

from django.db.models import Prefetch

from kernel.access.actor import Actor
from kernel.access.querysets import PolicyQuerySet
from kernel.members.models import Establishment, Membership, Office, OfficeName, RoleDeclaration
from kernel.members.states import DeclarationState
from mechanisms.models import AdoptionEvent, Clause, Document, Mechanism, MechanismMember
from mechanisms.selectors.bodies import with_beginning


def whole_offices(actor: Actor) -> PolicyQuerySet[Any]:
    """Offices with their names, seats and establishments, and the roles these have declared."""
    declared = RoleDeclaration.objects.visible_to(actor).exclude(state=DeclarationState.DRAFT)
    establishments = Establishment.objects.visible_to(actor).select_related("parent")
    names, seats = OfficeName.objects.visible_to(actor), with_beginning(Membership.objects.visible_to(actor))
    found: PolicyQuerySet[Any] = Office.objects.prefetch_related(
        Prefetch("local_names", names),
        Prefetch("memberships", seats),
        Prefetch("establishments", establishments),
        "establishments__local_names",
        Prefetch("establishments__declarations", declared.order_by("-declared_on", "-pk")),
    )
    return found


def whole_mechanisms(actor: Actor) -> PolicyQuerySet[Any]:
    """Mechanisms with who belongs to them."""
    members = MechanismMember.objects.visible_to(actor).select_related("office")
    rows: PolicyQuerySet[Any] = Mechanism.objects.select_related("parent")
    return rows.prefetch_related(Prefetch("memberships", members))


def whole_documents(actor: Actor) -> PolicyQuerySet[Any]:
    """Documents with their clauses and every adoption that is reported."""
    clauses = Clause.objects.visible_to(actor).select_related("document")
    events = AdoptionEvent.objects.visible_to(actor)
    rows: PolicyQuerySet[Any] = Document.objects.select_related("superseded_by", "proponent")
    return rows.prefetch_related(Prefetch("clauses", clauses)).prefetch_related(Prefetch("adoption_events", events))
