"""The editor of the register: enter, change, history, end or take out, for every kind of row."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kernel.access.actor import CONTENT, Actor
from kernel.access.policy import policy_for
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, NotFound, Objected, Stale
from kernel.ui.forms import show
from mechanisms.register.forms.rows import EndForm, RowForm, TakeOutForm
from mechanisms.register.history import events_of
from mechanisms.register.kinds import Kind, key_field
from mechanisms.register.places import place_of
from mechanisms.register.tables import BY_SLUG
from mechanisms.register.words import changes_between, fingerprint, in_words, label_of
from mechanisms.services.save_row import save_row
from mechanisms.services.take_out import end_row, held_by, remove_row


def kind_for(actor: Actor, slug: str) -> Kind:
    """The kind of this name. Who has no part in content finds no register, though offices have names elsewhere."""
    if slug not in BY_SLUG or not actor.has(*CONTENT):
        raise NotFound
    return BY_SLUG[slug]


def row_for(request: PortalRequest, kind: Kind, action: str, key: str) -> Any:
    """The row of this code or public id, with what its sentences name."""
    model: Any = kind.model
    related = [name for name in kind.fields if model._meta.get_field(name).many_to_one]
    return model.objects.select_related(*related).get_for(request.actor, action, **{kind.key: key})


def may(actor: Actor, model: Any, action: str) -> None:
    """Refuse an act that needs no row yet: invisible is 404, visible but not allowed is 403."""
    policy = policy_for(model)
    if not policy.branches(actor, action):
        raise Forbidden if policy.branches(actor, "view") else NotFound


def parent_for(request: PortalRequest, kind: Kind) -> Any:
    """The row that the new one belongs to, as the link names it."""
    wanted = request.GET.get("of", "")
    if not wanted or not kind.parent:
        return None
    model: Any = kind.codes.get(kind.parent) or kind.model._meta.get_field(kind.parent).related_model
    return model.objects.get_for(request.actor, "view", **{key_field(model): wanted})


@login_required
def register_new(request: PortalRequest, kind: str) -> HttpResponse:
    """Enter a row."""
    table = kind_for(request.actor, kind)
    may(request.actor, table.model, "create")
    parent = parent_for(request, table)
    form = RowForm(request.POST or None, kind=table, actor=request.actor, parent=parent)
    if request.method == "POST" and form.is_valid():
        try:
            row = save_row(actor=request.actor, kind=table, row=None, values=form.values())
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, _("Entered in the register."))
            return redirect(place_of(table, row))
    context = {"kind": table, "form": form, "parent": parent, "back": place_of(table, None, parent)}
    return render(request, "mechanisms/register_form.html", context, status=422 if form.errors else 200)


@login_required
def register_edit(request: PortalRequest, kind: str, key: str) -> HttpResponse:
    """Change a row; what was saved meanwhile is shown, never overwritten unseen."""
    table = kind_for(request.actor, kind)
    row = row_for(request, table, "edit", key)
    form = RowForm(request.POST or None, kind=table, actor=request.actor, row=row)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            save_row(actor=request.actor, kind=table, row=row, values=form.values(), seen=seen)
        except Objected as error:
            show(form, error.objections)
        except Stale as error:
            return _conflict(request, table, row, form, error)
        else:
            messages.success(request, _("Saved in the register."))
            return redirect(place_of(table, row))
    return _edit_page(request, table, row, form, status=422 if form.errors else 200)


def _edit_page(request: PortalRequest, kind: Kind, row: Any, form: RowForm, status: int, **more: Any) -> HttpResponse:
    words = in_words(kind, row)
    fixed = [(label_of(kind, name), words[name]) for name in kind.fixed]
    context = {
        "kind": kind,
        "row": row,
        "form": form,
        "fixed": fixed,
        "title": kind.title(row),
        "key": kind.key_of(row),
    }
    context |= {"back": place_of(kind, row), **more}
    return render(request, "mechanisms/register_form.html", context, status=status)


def _conflict(request: PortalRequest, kind: Kind, row: Any, form: RowForm, error: Stale) -> HttpResponse:
    """409: what differs from what somebody saved meanwhile; saving again puts this text in its place knowingly."""
    now = row_for(request, kind, "edit", kind.key_of(row))
    typed = request.POST.copy()
    typed["seen"] = fingerprint(kind, now)
    form.data = typed
    wanted = copy(now)
    for name, value in form.values().items():
        setattr(wanted, name, value)
    changes = changes_between(in_words(kind, now), in_words(kind, wanted))
    differences = [(label_of(kind, name), old, new) for name, (old, new) in changes.items()]
    return _edit_page(request, kind, now, form, 409, conflict=error, differences=differences)


@require_safe
@login_required
def register_history(request: PortalRequest, kind: str, key: str) -> HttpResponse:
    """What was entered and changed here, word by word, and by whom."""
    table = kind_for(request.actor, kind)
    row = row_for(request, table, "edit", key)
    context = {"kind": table, "row": row, "title": table.title(row), "key": table.key_of(row)}
    context |= {"events": events_of(table, row), "back": place_of(table, row)}
    return render(request, "mechanisms/register_history.html", context)


@login_required
def register_remove(request: PortalRequest, kind: str, key: str) -> HttpResponse:
    """End a row that has had its time, or take out a mistake."""
    table = kind_for(request.actor, kind)
    row = row_for(request, table, "remove", key)
    typed, act = request.POST or None, request.POST.get("act", "")
    end, out = EndForm(typed if act == "end" else None), TakeOutForm(typed if act == "remove" else None)
    try:
        if table.ends and end.is_valid():
            last_day, why = end.cleaned_data["last_day"], end.cleaned_data["why"]
            end_row(actor=request.actor, kind=table, row=row, last_day=last_day, comment=why)
            messages.success(request, _("The last day is set."))
            return redirect(place_of(table, row))
        if out.is_valid():
            remove_row(actor=request.actor, kind=table, row=row, reason=out.cleaned_data["reason"])
            messages.success(request, _("Taken out of the register."))
            return redirect(place_of(table, None, _parent_of(table, row)))
    except Objected as error:
        for objection in error.objections:
            (end if act == "end" else out).add_error(objection.field or None, objection.sentence)
    return _remove_page(request, table, row, end, out)


def _parent_of(kind: Kind, row: Any) -> Any:
    return getattr(row, kind.parent) if kind.parent else None


def _remove_page(request: PortalRequest, kind: Kind, row: Any, end: EndForm, out: TakeOutForm) -> HttpResponse:
    context = {"kind": kind, "title": kind.title(row), "key": kind.key_of(row), "end": end, "out": out}
    context |= {"held": held_by(kind, row), "back": place_of(kind, row)}
    wrong = end.errors or out.errors
    return render(request, "mechanisms/register_remove.html", context, status=422 if wrong else 200)
