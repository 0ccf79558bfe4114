"""Every component in every state, with invented content that names no Member State's conduct. Demo and tests only."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.access.actor import Role
from kernel.accounts.seeing.sight import Line, Sight
from kernel.errors import Objection
from kernel.ui.date_parts import DateParts
from kernel.ui.figures import Bar, Stage, bars
from kernel.ui.ribbon import Span, ribbon
from kernel.ui.tones import TONES
from kernel.ui.words import Words
from kernel.workflow.machine import By, Machine, Transition
from kernel.workflow.offers import Offer
from mechanisms.forms import AsAt
from mechanisms.selectors.names import LocalName

STATES = (
    ("BN", "Brunei Darussalam"),
    ("KH", "Cambodia"),
    ("ID", "Indonesia"),
    ("LA", "Lao PDR"),
    ("MY", "Malaysia"),
    ("MM", "Myanmar"),
    ("PH", "Philippines"),
    ("SG", "Singapore"),
    ("TH", "Thailand"),
    ("TL", Words("Timor-Leste", note="Member from 26 October 2025")),
    ("VN", "Viet Nam"),
)
FORMS = (
    ("8a", Words("Discussion platform", code="8(a)")),
    ("8ai", Words("Sharing of experience and best practice", code="8(a)(i)")),
    ("8aii", Words("Interoperability", code="8(a)(ii)")),
    ("8b", Words("Working-level exchange visit", code="8(b)")),
    ("8c", Words("Discussion with another mechanism", code="8(c)")),
    ("8d", Words("Other activity, by consensus", code="8(d)")),
)
COUNTS = (5, 8, 15, 3, 5, 4)
LANES = ("Discussion", "Visit")
SPANS = (
    Span(LANES[0], date(2020, 3, 4), date(2020, 3, 6), "A sample workshop, 4–6 March 2020"),
    Span(LANES[1], date(2020, 8, 1), date(2020, 8, 31), "A sample visit, August 2020", soft=True),
)
SWATCHES = (
    *("paper", "paper-2", "sheet", "ink", "ink-2", "teal", "link", "rule", "edge", "accent", "accent-tint"),
    *("rest", "way", "done", "care", "error"),
)
ICONS = (
    *("check", "draft", "clock", "way", "none", "you", "back", "pause", "care", "say", "stop", "lock", "cancel", "cal"),
    *("file", "down", "search", "user", "help", "more", "x", "plus", "eye", "same", "info", "print", "key"),
)


class SampleForm(DateParts):
    """A form with every kind of field."""

    title = forms.CharField(
        label="Title",
        help_text="As it should stand in the report. No acronym without its full name.",
        widget=forms.Textarea({"rows": 2}),
    )
    form = forms.MultipleChoiceField(
        label="Form of cooperation (¶8)",
        choices=FORMS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one form of cooperation."},
    )
    place = forms.CharField(label="Place", required=False, help_text="Town or venue.")
    host = forms.ChoiceField(label="Host", choices=(("", "Not known"), *STATES), required=False)
    parties = forms.MultipleChoiceField(
        label="Member States",
        choices=STATES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Each state you tick is asked to confirm. It is printed only after that, or on a public source.",
    )
    domains = forms.MultipleChoiceField(
        label="Domain (¶6)",
        choices=(("land", "Land"), ("sea", "Sea"), ("air", "Air")),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    summary = forms.CharField(
        label="Summary",
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text="One to three short sentences. Facts only: no praise, no blame.",
    )
    attested = forms.BooleanField(
        label="What may be reported of this record contains nothing on territory or boundary lines.",
        help_text="¶9 keeps such matters out of this work.",
        required=False,
    )


class SampleFilter(forms.Form):
    """A list's filters."""

    q = forms.CharField(label="Search", required=False)
    form = forms.ChoiceField(label="Form (¶8)", choices=(("", "Any"), *FORMS), required=False)
    domain = forms.ChoiceField(label="Domain", choices=(("", "Any"), ("land", "Land"), ("sea", "Sea")), required=False)


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The page of all components."""
    return render(request, "portal/styleguide.html", _content())


def _sight() -> Sight:
    day = datetime(2019, 7, 11, 2, tzinfo=UTC)
    lines = (
        Line("A Member State, your office", "Owner of the record."),
        Line("A person (Focal point, another Member State)", "Co-author.", since=day, reason="They hosted the visit."),
    )
    return Sight(lines, ("The secretariat cannot see that it is there.",))


def _content() -> dict[str, Any]:
    return {
        "swatches": SWATCHES,
        "icons": ICONS,
        "states": list(TONES),
        "form": SampleForm(initial={"precision": "month", "month": "August", "year": "2020"}, auto_id="ok_%s"),
        "choice": SampleForm(auto_id="one_%s", prefix="one"),
        "wrong": SampleForm(
            {"precision": "month", "month": "13", "year": "2020", "title": "A sample activity", "summary": "Facts."},
            auto_id="bad_%s",
        ),
        "filter": SampleFilter({"q": "patrol"}, auto_id="f_%s"),
        "chips": [{"text": "“patrol”", "url": "#"}, {"text": "8(a)(ii) Interoperability", "url": "#"}],
        "views": [{"text": "All", "url": "#", "current": True}, {"text": "To review", "url": "#"}],
        "switch": [{"text": "With changes", "url": "#", "current": True}, {"text": "Clean text", "url": "#"}],
        "offers": _offers(),
        "stages": _stages(),
        "files": [{"url": "#", "name": "PDF", "size": "1.2 MB"}, {"url": "#", "name": "Excel annex", "size": "42 kB"}],
        "seats": [
            {"name": f"Member State {letter}", "tone": "done", "icon": "check", "word": "Accepted"} for letter in "AB"
        ],
        "sight": _sight(),
        "figure": _figure(),
        "ribbon": ribbon(2020, LANES, SPANS),
        "no_figure": bars(title="Nothing reported in this period", rows=(), anchor="figure-empty"),
        "as_at": AsAt({"on": "11 July 2019"}, today=date(2019, 7, 11)),
        "names": [
            LocalName("กระทรวงกลาโหม", "th", "ltr", "Thai"),
            LocalName("Bộ Quốc phòng", "vi", "ltr", "Vietnamese", sure=False),
        ],
        "dates": {"day": date(2019, 7, 11), "last": date(2019, 8, 2)},
    }


def _offers() -> list[Offer]:
    by = (By(frozenset({Role.OFFICER}), "all"),)
    rows = (
        Transition(
            "submit", "Submit the record", frozenset({"draft"}), "submitted", by, "submitted",
            tone="main", confirm="The secretariat gets an e-mail that something waits.",
        ),
        Transition(
            "return", "Return with a comment", frozenset({"submitted"}), "returned", by, "returned", comment="required"
        ),
        Transition("accept", "Accept the record", frozenset({"submitted"}), "accepted", by, "accepted"),
    )  # fmt: skip
    machine = Machine("sample", "sample", "state", frozenset(), frozenset(), {}, rows)
    reasons = (
        Objection("Form 8(d) needs consensus. No reference to it is recorded.", owner="the secretariat", link="#"),
        Objection("Another record may be the same activity.", owner="the secretariat", link="#"),
    )
    return [Offer(machine, row, reasons if row.name == "accept" else ()) for row in rows]


def _stages() -> list[Stage]:
    return [
        Stage(label="ADSOM WG", place="past", word="Settled", tone="done", icon="lock", note="Met 16 November 2020"),
        Stage(label="ADSOM", place="here", word="Circulated", tone="way", icon="way", note="Meets 17 November 2020"),
        Stage(label="ADMM", word="Not open", note="Meets 9 December 2020"),
    ]


def _figure() -> Any:
    rows = [
        Bar(label=str(label), code=label.code, number=count, url="#")
        for (_, label), count in zip(FORMS, COUNTS, strict=True)
    ]
    note = "Activities by form (¶8). One activity may have two forms, so the rows add up to more than 33."
    return bars(title="Interoperability is the most frequent form", rows=rows, note=note, anchor="figure-form")
