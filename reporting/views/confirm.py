"""The page on which one reads what an act means, and who is told, before doing it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kernel.access.request import PortalRequest
from reporting.models import Stage
from reporting.views.fresh import shown_version


@dataclass(frozen=True)
class Act:
    """The words of one act."""

    title: str
    verb: str
    lines: tuple[str, ...]
    open: str = ""


ACTS = {
    "circulate": Act(
        "Circulate the text",
        "Circulate the text",
        ("The seats are those of today and stay the same until the round ends.",),
        "The text can go round like this. It is settled once no square brackets are left.",
    ),
    "position": Act(
        "Record a position by phone or note",
        "Record the position",
        (
            "An objection takes effect at once. Anything else needs evidence, and the seat’s word.",
            "The seat is asked to confirm what you record.",
        ),
    ),
    "extend": Act("Give more time", "Give more time", ("All seats get the same new end. Nobody is told who replied.",)),
    "take_back": Act(
        "Take the text back",
        "Take the text back",
        ("The round ends without a result, and the text can be drafted anew. Replies are kept, but no longer count.",),
    ),
    "close": Act(
        "Close the round",
        "Close the round and settle the text",
        (
            "The text is frozen: nobody can change it any more.",
            "The files of the pack are made at once, and wait for a publisher.",
        ),
    ),
    "meeting": Act(
        "Settle the text at the meeting",
        "Settle the text as the meeting agreed it",
        ("Edit the paragraphs first. The text is then frozen as the meeting agreed it.",),
        "Ask the meeting about each of these. Settling the text ends the round as it stands.",
    ),
    "transmit": Act(
        "Transmit the text",
        "Transmit the text",
        ("The next body gets the same text with its own recommendation. Nobody is told before it is circulated.",),
        "The next text is asked about each of these records, and is not circulated before somebody has looked.",
    ),
    "outcome": Act(
        "Record the outcome",
        "Record the outcome",
        ("It is entered as the record of the meeting has it. It never changes the text that was settled.",),
    ),
}


def confirm_page(
    request: PortalRequest,
    stage: Stage,
    name: str,
    *,
    form: forms.Form | None = None,
    told: str = "",
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the act; with errors the page answers 422 and keeps what was typed."""
    context = {"stage": stage, "act": ACTS[name], "name": name, "form": form, "told": told, **(extra or {})}
    context["hidden"] = shown_version(request, stage)
    context["back"] = reverse("reporting:stage-detail", args=[stage.public_id])
    wrong = form is not None and form.is_bound and bool(form.errors)
    return render(request, "reporting/confirm.html", context, status=422 if wrong else 200)
