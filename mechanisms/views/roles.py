"""A state drafts its role in border management, declares it, and withdraws it: pages of that state alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kernel.access.request import PortalRequest
from kernel.errors import NotFound, Stale
from kernel.members.models import Office
from kernel.members.selectors import ministry_of
from kernel.members.workflow import ROLE
from kernel.ui.posted import posted_version
from kernel.workflow.fire import fire
from kernel.workflow.offers import offers
from mechanisms.forms import RoleForm
from mechanisms.selectors.roles import own_role
from mechanisms.services.draft_role import draft_role


@login_required
def role_edit(request: PortalRequest, code: str) -> HttpResponse:
    """The draft of one's own state, and what may be done with it."""
    office = Office.objects.get_for(request.actor, "declare_role", code=code)
    if request.method != "POST":
        return _page(request, office)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, office, form)
    role, version = form.cleaned_data["role"], posted_version(request)
    draft_role(actor=request.actor, office=office, role=role, version=version)
    messages.success(request, _("The draft is saved. Only your state can see it."))
    return redirect("mechanisms:role-edit", code)


def _page(request: PortalRequest, office: Office, form: RoleForm | None = None) -> HttpResponse:
    own = own_role(request.actor, office)
    context = {
        "office": office,
        "own": own,
        "ministry": ministry_of(office),
        "form": form or RoleForm(initial={"role": own.draft.role} if own.draft else {}),
        "draft_offers": offers(own.draft, request.actor) if own.draft else [],
        "declared_offers": offers(own.declared, request.actor) if own.declared else [],
    }
    return render(request, "mechanisms/role_edit.html", context, status=422 if form else 200)


@login_required
@require_POST
def role_fire(request: PortalRequest, code: str, name: str) -> HttpResponse:
    """Declare, set aside or withdraw, by the name of the step."""
    office = Office.objects.get_for(request.actor, "declare_role", code=code)
    step = ROLE.by_name.get(name)
    if step is None or step.hidden:
        raise NotFound
    row = own_role(request.actor, office).for_step(step.sources)
    if row is None:
        raise Stale(_("This is no longer possible: somebody of your state was quicker."))
    fire(row, name, actor=request.actor, version=posted_version(request))
    messages.success(request, _("Done: you %(act)s.") % {"act": step.past})
    return redirect("mechanisms:state-detail", code)
