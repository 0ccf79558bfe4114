"""One text: the page where it is worked on, and the page where it is read."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kernel.access.querysets import allowed_actions
from kernel.access.request import PortalRequest
from kernel.ui.posted import posted_text
from reporting.models import Stage, WorkItem
from reporting.selectors.current import files_of
from reporting.selectors.next_step import next_step
from reporting.selectors.reading import annexes_of, chapters_of, listed_in, recommendation_of
from reporting.selectors.seats import seat_rows, text_rows
from reporting.selectors.stages import drafted_ids, line_of, stages_of
from reporting.selectors.work import pack_rows, questions_of
from reporting.services.draft import draft_stage
from reporting.services.printed import drawn, figure_of
from reporting.services.questions import close_question


@require_safe
@login_required
def stage_detail(request: PortalRequest, public_id: str) -> HttpResponse:
    """Where the secretariat works on a text; a state's people go to the reading page."""
    stages = Stage.objects.select_related("cycle", "meeting", "round")
    stage = stages.get_for(request.actor, "view", public_id=public_id)
    allowed = allowed_actions(request.actor, stage)
    if "positions" not in allowed:
        return redirect("reporting:stage-read", public_id=public_id)
    siblings = stages_of(stage.cycle)
    drafted = drafted_ids(siblings)
    packs = pack_rows(stage, request.actor)
    context: dict[str, Any] = {
        "stage": stage,
        "round": stage.round,
        "allowed": allowed,
        "drafted": stage.pk in drafted,
        "packs": packs,
    }
    context["line"] = line_of(siblings, request.actor, here=stage, drafted=drafted)
    context["step"] = next_step(stage, request.actor, allowed=allowed, drafted=stage.pk in drafted, packs=packs)
    context["questions"] = questions_of(stage, request.actor)
    if stage.round is not None:
        context |= {"seats": seat_rows(stage.round), "texts": text_rows(stage.round)}
    return render(request, "reporting/stage_detail.html", context)


@require_safe
@login_required
def stage_read(request: PortalRequest, public_id: str) -> HttpResponse:
    """The text as officials read it."""
    stages = Stage.objects.select_related("cycle", "meeting", "round")
    stage = stages.get_for(request.actor, "view", public_id=public_id)
    chapters = chapters_of(stage)
    annexes = annexes_of(stage)
    figure = figure_of(stage.cycle, listed_in(annexes))
    context: dict[str, Any] = {"stage": stage, "chapters": chapters, "annexes": annexes, "figure": figure}
    context["drawn"] = drawn(figure)
    context["recommendation"] = recommendation_of(chapters)
    context["actions"] = allowed_actions(request.actor, stage)
    context["files"] = files_of(stage, request.actor)
    return render(request, "reporting/stage_read.html", context)


@require_POST
@login_required
def stage_draft(request: PortalRequest, public_id: str) -> HttpResponse:
    """Write the text from the log."""
    stage = Stage.objects.get_for(request.actor, "draft", public_id=public_id)
    draft_stage(actor=request.actor, stage=stage)
    messages.success(request, "The text is drafted. Read it before you circulate it.")
    return redirect("reporting:stage-detail", public_id=public_id)


@require_POST
@login_required
def question_close(request: PortalRequest, public_id: str) -> HttpResponse:
    """Say that a question about a cited record has been looked at."""
    item = WorkItem.objects.select_related("stage").get_for(request.actor, "close", public_id=public_id)
    close_question(actor=request.actor, item=item, note=posted_text(request, "note"))
    messages.success(request, "The question is closed.")
    return redirect("reporting:stage-detail", public_id=item.stage.public_id)
