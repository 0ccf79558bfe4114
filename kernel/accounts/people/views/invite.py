"""Invite somebody, and what one does with an invitation: send it again, print its code, take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kernel import clock
from kernel.access.actor import Role
from kernel.access.querysets import can
from kernel.access.request import PortalRequest
from kernel.accounts.forms import FirstApproverForm, InviteForm
from kernel.accounts.invitations import state_words
from kernel.accounts.models import Invitation
from kernel.accounts.people.shown import inviting_office, may_open_first
from kernel.accounts.people.views.act import act
from kernel.accounts.plan import Plan
from kernel.accounts.querysets import InvitationQuerySet
from kernel.accounts.services import invite as services
from kernel.accounts.services.ask import Note
from kernel.errors import NotFound


@require_http_methods(["GET", "POST"])
@login_required
def invite(request: PortalRequest) -> HttpResponse:
    """Invite to a post of one's own office."""
    office = inviting_office(request.actor)

    def do(data: dict[str, Any]) -> str:
        plan = Plan(
            email=data["email"],
            name=data["name"],
            role=Role(data["role"]),
            office=office,
            start=data["start"],
            end=data["end"],
        )
        return page_of(services.invite(actor=request.actor, plan=plan))

    form = InviteForm(request.POST or None, office=office, initial={"start": clock.today(office.zone)})
    return act(request, "people/invite.html", form, {"office": office}, do)


@require_http_methods(["GET", "POST"])
@login_required
def first_approver(request: PortalRequest) -> HttpResponse:
    """An administrator opens a Member State's first approver on its note."""
    if not may_open_first(request.actor):
        raise NotFound

    def do(data: dict[str, Any]) -> str:
        days = {"start": data["start"], "end": data["end"]}
        plan = Plan(email=data["email"], name=data["name"], role=Role.APPROVER, office=data["office"], **days)
        note = Note(data["note_reference"], data["note_date"])
        return page_of(services.invite_first_approver(actor=request.actor, plan=plan, note=note))

    form = FirstApproverForm(request.POST or None, actor=request.actor, initial={"start": clock.today()})
    return act(request, "people/first_approver.html", form, {}, do)


@require_safe
@login_required
def invitation_detail(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Where an invitation stands."""
    invitation = rows().get_for(request.actor, "view", public_id=public_id)
    usable = invitation.post_id is None and invitation.ended_at is None and invitation.ready_at is not None
    context = {"invitation": invitation, "words": state_words(invitation)}
    context["usable"] = usable and can(request.actor, "manage", invitation)
    return render(request, "people/invitation.html", context)


@require_POST
@login_required
def invitation_send(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Sends the link once more; the earlier one is dead."""
    invitation = rows().get_for(request.actor, "manage", public_id=public_id)
    services.send_again(actor=request.actor, invitation=invitation)
    messages.success(request, _("A new link is on its way. What you sent or printed before no longer works."))
    return redirect(page_of(invitation))


@require_POST
@login_required
def invitation_code(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The sheet with the code to print; the code is shown this once."""
    invitation = rows().get_for(request.actor, "manage", public_id=public_id)
    code = services.hand_out_code(actor=request.actor, invitation=invitation)
    fresh = rows().get_for(request.actor, "manage", public_id=public_id)
    where = request.build_absolute_uri(reverse("account_invitation_code"))
    return render(request, "people/code.html", {"invitation": fresh, "code": code, "where": where})


@require_POST
@login_required
def invitation_withdraw(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Takes the invitation back."""
    invitation = rows().get_for(request.actor, "manage", public_id=public_id)
    services.withdraw_invitation(actor=request.actor, invitation=invitation)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("people:list")


def rows() -> InvitationQuerySet:
    """Invitations with what a page shows of them."""
    return Invitation.objects.select_related("office", "issued_by__office", "issued_by__user", "request")


def page_of(invitation: Invitation) -> str:
    """Where one goes on: to the request while it waits for a second person, else to the invitation."""
    waiting = getattr(invitation, "request", None)
    if waiting is not None and invitation.ready_at is None:
        return reverse("people:request", args=[waiting.public_id])
    return reverse("people:invitation", args=[invitation.public_id])
