"""Cycles: the list, a new one, one in full, and its candidates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kernel.access.actor import SECRETARIAT
from kernel.access.querysets import can
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, Objected
from kernel.ui.forms import show
from reporting.forms.cycle import CycleForm, DecisionForm
from reporting.forms.stage import ReasonForm
from reporting.models import Cycle
from reporting.selectors.candidates import candidates_of, upcoming_of
from reporting.selectors.left_out import left_out_of
from reporting.selectors.stages import cycle_lines, drafted_ids, line_of, stages_of
from reporting.services.decide import decide
from reporting.services.discard import discard_cycle
from reporting.services.open_cycle import Plan, open_cycle


@require_safe
@login_required
def cycle_list(request: PortalRequest) -> HttpResponse:
    """Every cycle this person may see, the latest first."""
    cycles = cycle_lines(Cycle.objects.visible_to(request.actor), request.actor)
    return render(request, "reporting/cycle_list.html", {"cycles": cycles, "staff": request.actor.has(*SECRETARIAT)})


@login_required
def cycle_new(request: PortalRequest) -> HttpResponse:
    """Open a cycle."""
    if not request.actor.has(*SECRETARIAT):
        raise Forbidden
    form = CycleForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            plan = Plan(title=data["title"], cutoff=data["cutoff"], meetings=form.meetings, lead=data["lead"])
            cycle = open_cycle(actor=request.actor, plan=plan)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, "The cycle is open. Look at the candidates, then draft the text.")
            return redirect("reporting:cycle-detail", public_id=cycle.public_id)
    return render(request, "reporting/cycle_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@login_required
def cycle_detail(request: PortalRequest, public_id: str) -> HttpResponse:
    """One cycle: its period, its stages, what comes next."""
    cycle = Cycle.objects.get_for(request.actor, "view", public_id=public_id)
    stages = stages_of(cycle)
    line = line_of(stages, request.actor, drafted=drafted_ids(stages))
    context = {"cycle": cycle, "line": line, "steps": list(zip(stages, line, strict=True))}
    context |= {"manage": can(request.actor, "manage", cycle), "discard": can(request.actor, "discard", cycle)}
    if context["manage"]:
        found = candidates_of(cycle, light=True)
        context |= {"number": len(found), "undecided": sum(row.undecided for row in found)}
    return render(request, "reporting/cycle_detail.html", context)


@login_required
def cycle_discard(request: PortalRequest, public_id: str) -> HttpResponse:
    """Discard a cycle of which no text was ever circulated, with a reason."""
    cycle = Cycle.objects.get_for(request.actor, "discard", public_id=public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            discard_cycle(actor=request.actor, cycle=cycle, **form.cleaned_data)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, f"“{cycle.title}” is discarded.")
            return redirect("reporting:cycle-list")
    context = {"cycle": cycle, "form": form}
    return render(request, "reporting/cycle_discard.html", context, status=422 if form.errors else 200)


@login_required
def candidates(request: PortalRequest, public_id: str) -> HttpResponse:
    """What the cycle may report, and the decisions about it; the secretariat's only."""
    cycle = Cycle.objects.get_for(request.actor, "manage", public_id=public_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decide(actor=request.actor, cycle=cycle, **form.cleaned_data)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, f"Your decision on {form.cleaned_data['reference']} is kept.")
            return redirect("reporting:candidates", public_id=cycle.public_id)
    context = {
        "cycle": cycle,
        "form": form,
        "found": candidates_of(cycle, light=True),
        "choices": DecisionForm().fields,
    }
    context |= {"coming": upcoming_of(cycle, light=True), "left_out": left_out_of(cycle)}
    context["typed"] = form.data.get("reference", "")
    return render(request, "reporting/candidates.html", context, status=422 if form.errors else 200)
