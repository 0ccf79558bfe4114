"""The round of a text: opening it, replying, what came by phone or note, ending it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kernel.access.request import PortalRequest
from kernel.accounts.fresh import fresh_factor_required
from kernel.consensus.models import Round
from kernel.consensus.selectors import own_positions, seat_of, to_confirm
from kernel.consensus.services.record import confirm_positions
from kernel.consensus.services.reply import reply
from kernel.errors import Forbidden, Objected
from kernel.ui.forms import show
from kernel.ui.posted import posted_version
from reporting.forms.stage import (
    CirculateForm,
    CloseForm,
    MeetingForm,
    MoreTimeForm,
    PositionForm,
    ReasonForm,
    ReplyForm,
)
from reporting.models import Stage
from reporting.selectors.open_matters import before_the_meeting, before_the_round, brackets_of
from reporting.selectors.people import told_approvers, told_readers
from reporting.services import circulate, settle
from reporting.services.position import take_position
from reporting.states import SILENCE_WORDING
from reporting.views.confirm import confirm_page
from reporting.views.fresh import get_fresh

FULL = ("cycle", "meeting", "round")


def _stage(request: PortalRequest, action: str, public_id: str) -> tuple[Stage, Round]:
    stage = get_fresh(request, Stage.objects.select_related(*FULL), action, public_id)
    if stage.round is None:
        raise Forbidden
    return stage, stage.round


@login_required
def stage_circulate(request: PortalRequest, public_id: str) -> HttpResponse:
    """Put the text before the seats of today."""
    stage = get_fresh(request, Stage.objects.select_related(*FULL), "circulate", public_id)
    seats = circulate.seats_today(stage)
    initial = {"last_day": circulate.proposed_end(seats) if seats else None, "wording": SILENCE_WORDING}
    form = CirculateForm(request.POST or None, initial=initial, stage=stage)
    if request.method == "POST" and form.is_valid():
        try:
            circulate.circulate_stage(actor=request.actor, stage=stage, **form.cleaned_data)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, "The text is with the Member States.")
            return redirect("reporting:stage-detail", public_id=public_id)
    extra = {"seats": seats, "blocked": before_the_round(stage, request.actor), "open_matters": brackets_of(stage)}
    return confirm_page(request, stage, "circulate", form=form, told=str(told_approvers(seats)), extra=extra)


@login_required
@fresh_factor_required
def stage_reply(request: PortalRequest, public_id: str) -> HttpResponse:
    """A seat's approver replies to the whole text, or on single paragraphs."""
    stage, round_ = _stage(request, "reply", public_id)
    seat = seat_of(round_, request.actor)
    if seat is None:
        raise Forbidden
    items = round_.texts
    form = ReplyForm(request.POST or None, keys=[item.key for item in items])
    if request.method == "POST" and form.is_valid():
        try:
            receipt = reply(actor=request.actor, round_=round_, **form.given())
        except Objected as error:
            show(form, error.objections)
        else:
            return render(request, "reporting/stage_replied.html", {"stage": stage, "seat": seat, "receipt": receipt})
    own = own_positions(seat)
    context: dict[str, Any] = {"stage": stage, "round": round_, "seat": seat, "form": form}
    context |= {"asked": to_confirm(seat)}
    context |= {"rows": form.rows(items, own), "waiting": sum(item.pk not in own for item in items)}
    return render(request, "reporting/stage_reply.html", context, status=422 if form.errors else 200)


@login_required
@fresh_factor_required
@require_POST
def stage_confirm(request: PortalRequest, public_id: str) -> HttpResponse:
    """The seat confirms what was recorded for it by phone or note."""
    _text, round_ = _stage(request, "reply", public_id)
    confirm_positions(actor=request.actor, round_=round_)
    messages.success(request, "Confirmed. Thank you.")
    return redirect("reporting:stage-reply", public_id=public_id)


@login_required
def stage_position(request: PortalRequest, public_id: str) -> HttpResponse:
    """Record what a seat said by phone or note."""
    stage, round_ = _stage(request, "record_position", public_id)
    form = PositionForm(request.POST or None, round_=round_)
    if request.method == "POST" and form.is_valid():
        try:
            take_position(actor=request.actor, stage=stage, **form.given(round_))
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, "Recorded. The seat is asked to confirm it.")
            return redirect("reporting:stage-detail", public_id=public_id)
    return confirm_page(request, stage, "position", form=form)


@login_required
def stage_extend(request: PortalRequest, public_id: str) -> HttpResponse:
    """Give all seats more time."""
    stage, round_ = _stage(request, "extend", public_id)
    told = str(told_approvers([seat.office for seat in round_.bench]))
    return _act(request, stage, "extend", MoreTimeForm(request.POST or None), circulate.give_more_time, told=told)


@login_required
def stage_take_back(request: PortalRequest, public_id: str) -> HttpResponse:
    """End the round without a result."""
    stage, round_ = _stage(request, "take_back", public_id)
    told = str(told_approvers([seat.office for seat in round_.bench]))
    return _act(request, stage, "take_back", ReasonForm(request.POST or None), circulate.take_back, told=told)


@login_required
def stage_close(request: PortalRequest, public_id: str) -> HttpResponse:
    """Close the round without objection: the text is frozen."""
    stage, round_ = _stage(request, "settle", public_id)
    told = str(told_readers(round_))
    return _act(request, stage, "close", CloseForm(request.POST or None), settle.close_and_settle, told=told)


@login_required
def stage_meeting(request: PortalRequest, public_id: str) -> HttpResponse:
    """Settle the text as the meeting agreed it."""
    stage, round_ = _stage(request, "settle", public_id)
    told = str(told_readers(round_))
    extra = {"open_matters": before_the_meeting(round_)}
    form, done = MeetingForm(request.POST or None), settle.settle_at_meeting
    return _act(request, stage, "meeting", form, done, told=told, extra=extra)


def _act(
    request: PortalRequest,
    stage: Stage,
    name: str,
    form: Any,
    service: Any,
    *,
    told: str,
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    """One form, one service, then back to the page of the text."""
    if request.method == "POST" and form.is_valid():
        try:
            version = posted_version(request)
            done = service(actor=request.actor, stage=stage, version=version, **form.cleaned_data)
        except Objected as error:
            show(form, error.objections)
        else:
            return _onward(stage, done)
    return confirm_page(request, stage, name, form=form, told=told, extra=extra)


def _onward(stage: Stage, done: Any) -> HttpResponse:
    """After settling to the page that shows how far the pack is; otherwise back to the text."""
    if isinstance(done, settle.Settled):
        return redirect("jobs:job-detail", public_id=done.job.public_id)
    return redirect("reporting:stage-detail", public_id=stage.public_id)
