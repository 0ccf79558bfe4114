"""What a person may do with a record over the API: the transitions of its machines, and the acts beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer
from rest_framework.request import Request

from activities import guards
from activities.api.content import RecordSerializer
from activities.api.said import (
    BasisSerializer,
    CameOfItSerializer,
    ConsensusSerializer,
    HoldAnswerSerializer,
    HoldProposalSerializer,
    NothingSerializer,
    OtherVersionSerializer,
    ReasonSerializer,
    SaidSerializer,
)
from activities.models import Activity
from activities.selectors import possible
from activities.selectors.held import awaits_word
from activities.selectors.shown import version_for
from activities.services.basis import record_basis, record_consensus
from activities.services.confirm import confirm_participation, decline_participation
from activities.services.entry import confirm_entry
from activities.services.held import say_what_came_of_it
from activities.services.hold import hold_activity, release_activity
from activities.services.hold_decision import answer_decision, propose_decision
from activities.services.other_version import give_other_version, say_no_more_than_both
from activities.services.report_wish import ask_not_to_report, lift_not_to_report
from activities.services.step import take_step
from activities.workflow import RECORD, TIMING
from kernel.access.actor import Actor
from kernel.access.querysets import allowed_actions
from kernel.api.strict import Strict
from kernel.api.versions import version_needed, version_sent
from kernel.errors import NotFound, Objection
from kernel.workflow.offers import offers

CORRECT = "propose_correction"


@dataclass(frozen=True)
class Act:
    """An act beside the machines: its words, the action it needs, the service that does it, and what is said with it.

    `offered` tells when the list of what may be done names it; whether it may be done, policy and service say.
    """

    label: Any
    action: str
    service: Callable[..., Activity]
    said: type[Strict] = NothingSerializer
    offered: Callable[[Activity], bool] = possible.always


ACTS = {
    "confirm_participation": Act(_("Confirm your state’s part"), "confirm", confirm_participation),
    "decline_participation": Act(_("Do not confirm your state’s part"), "confirm", decline_participation),
    "give_other_version": Act(
        _("Give your state’s own date or place"), "differ", give_other_version, OtherVersionSerializer
    ),
    "settle_versions": Act(
        _("Let the record say no more than both"),
        "settle_versions",
        say_no_more_than_both,
        offered=possible.known_in_two_ways,
    ),
    "confirm_entry": Act(_("Confirm what was entered for your state"), "confirm_entry", confirm_entry),
    "ask_not_to_report": Act(_("Ask not to report the record"), "ask_not_to_report", ask_not_to_report),
    "lift_not_to_report": Act(_("Lift your request not to report"), "ask_not_to_report", lift_not_to_report),
    "say_what_came_of_it": Act(
        _("Say whether it was held"), "note_held", say_what_came_of_it, CameOfItSerializer, awaits_word
    ),
    "record_basis": Act(_("Record the basis for sharing"), "record_basis", record_basis, BasisSerializer),
    "record_consensus": Act(
        _("Record where the consensus stands"),
        "record_consensus",
        record_consensus,
        ConsensusSerializer,
        possible.consensus_open,
    ),
    "hold": Act(_("Put on hold (¶9)"), "hold", hold_activity, ReasonSerializer, possible.not_on_hold),
    "release_hold": Act(_("Lift the hold"), "hold", release_activity, ReasonSerializer, possible.lifted_by_one),
    "propose_hold_decision": Act(
        _("Propose what becomes of the hold"),
        "propose_hold_decision",
        propose_decision,
        HoldProposalSerializer,
        possible.nothing_proposed,
    ),
    "decide_hold": Act(
        _("Answer what was proposed for the hold"),
        "decide_hold",
        answer_decision,
        HoldAnswerSerializer,
        possible.something_proposed,
    ),
}
ON_PAGES_ONLY = ("merge", "clear_on_paper")  # they need a proposal of one text, and what stands on a signed sheet
STEPS = {row.name: row for machine in (RECORD, TIMING) for row in machine.transitions if row.name not in ON_PAGES_ONLY}
NAME = OpenApiParameter("name", str, OpenApiParameter.PATH, enum=[*STEPS, *ACTS], description="What to do.")
SAID = PolymorphicProxySerializer(
    "WhatIsSaid",
    serializers=list(dict.fromkeys([SaidSerializer, *(act.said for act in ACTS.values() if act.said().fields)])),
    resource_type_field_name=None,
)


def takes(name: str) -> list[str]:
    """The fields that may be sent with a step or an act."""
    if name in ACTS:
        return list(ACTS[name].said().fields)
    row = STEPS[name]
    named = {"comment": row.comment != "none", "attested": guards.attested in row.guards}
    return [field for field, taken in named.items() if taken]


def described() -> str:
    """What each name does and what is sent with it, for the description of the API."""
    words = {name: row.label for name, row in STEPS.items()} | {name: act.label for name, act in ACTS.items()}
    lines = [f"| `{name}` | {label} | {', '.join(f'`{f}`' for f in takes(name))} |" for name, label in words.items()]
    head = [_("Do one of these. A field that an act does not take is refused."), "", "| name | what | takes |"]
    return "\n".join(map(str, [*head, "| --- | --- | --- |", *lines]))


def said_with(name: str) -> type[Strict]:
    """The serializer of what is said; `NotFound` when there is no such thing to do."""
    if name not in ACTS and name not in STEPS:
        raise NotFound
    return ACTS[name].said if name in ACTS else SaidSerializer


def action_of(name: str) -> str:
    """The action with which the record is fetched: that of the act; of a transition its machine asks."""
    return ACTS[name].action if name in ACTS else "view"


@dataclass(frozen=True)
class Possible:
    """One thing this person may do now; with objections it has to wait."""

    name: str
    label: str
    address: str
    takes: list[str]
    target: str | None = None
    comment: str = "none"
    objections: tuple[Objection, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing stands against it."""
        return not self.objections


def possible_for(activity: Activity, actor: Actor) -> list[Possible]:
    """First the transitions, in the order of their machines, then the acts, then a correction.

    `activity` comes from `possible.with_facts`.
    """

    def one(name: str, label: Any, **more: Any) -> Possible:
        address = reverse("api:activity-step", args=[activity.reference, name])
        return Possible(name, str(label), address, takes(name), **more)

    steps = [
        one(row.name, row.label, target=row.target, comment=row.comment, objections=offer.objections)
        for offer in offers(activity, actor, include_hidden=True)
        for row in [offer.transition]
        if row.name in STEPS
    ]
    allowed = allowed_actions(actor, activity)
    acts = [one(name, act.label) for name, act in ACTS.items() if act.action in allowed and act.offered(activity)]
    return [*steps, *acts, *_correction(activity, allowed)]


def _correction(activity: Activity, allowed: frozenset[str]) -> list[Possible]:
    if CORRECT not in allowed or not possible.not_being_corrected(activity):
        return []
    address = reverse("api:activity-corrections", args=[activity.reference])
    return [Possible(CORRECT, str(_("Propose a correction")), address, list(RecordSerializer().fields))]


def carry_out(name: str, *, actor: Actor, activity: Activity, request: Request, said: dict[str, Any]) -> Activity:
    """Do it by its name, on the version that was read; an act also where its reader is told no version."""
    if name in STEPS:
        return take_step(actor=actor, activity=activity, name=name, version=version_sent(request), **said)
    seen = version_needed(request)
    told = version_for(activity, actor) is not None
    return ACTS[name].service(actor=actor, activity=activity, version=seen if told else None, **said)
