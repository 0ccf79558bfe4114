"""Views of the list that a person keeps: private, each with an address of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from activities.filters import view_url
from activities.forms.small import ViewForm
from activities.models import SavedView
from activities.services.saved_views import remove_view, rename_view, save_view
from activities.views.lists import filter_of
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, Objected
from kernel.ui.forms import show


@login_required
def view_new(request: PortalRequest) -> HttpResponse:
    """Keep the filters of the address under a name."""
    if not request.actor.reads_content:
        raise Forbidden
    asked = filter_of(request)
    words = [words for _name, words in asked.words()]
    form = ViewForm(request.POST or None, initial={"name": ", ".join(words)[:60]})

    def save(name: str) -> SavedView:
        return save_view(actor=request.actor, name=name, query=asked.kept())

    done = _("The view is saved. Only you see it.")
    return _form_or_list(request, form, save, done, "activities/view_new.html", words=words, url=_list(asked.kept()))


@login_required
def view_edit(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Rename a kept view; the page also offers to remove it."""
    view = SavedView.objects.get_for(request.actor, "rename", public_id=public_id)
    form = ViewForm(request.POST or None, initial={"name": view.name})

    def save(name: str) -> SavedView:
        return rename_view(actor=request.actor, view=view, name=name)

    done = _("The view has its new name.")
    return _form_or_list(request, form, save, done, "activities/view_edit.html", view=view, url=_list(view.query))


@require_POST
@login_required
def view_remove(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Take a kept view away."""
    view = SavedView.objects.get_for(request.actor, "remove", public_id=public_id)
    remove_view(actor=request.actor, view=view)
    messages.success(request, _("The view is removed. The records stay as they are."))
    return redirect("activities:activity-list")


def _form_or_list(
    request: PortalRequest, form: ViewForm, save: Callable[[str], SavedView], done: str, template: str, **context: Any
) -> HttpResponse:
    """The page with what was typed, or the list as the view shows it."""
    if request.method == "POST" and form.is_valid():
        try:
            view = save(form.cleaned_data["name"])
        except Objected as refused:
            show(form, refused.objections)
        else:
            messages.success(request, done)
            return redirect(_list(view.query))
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)


def _list(query: dict[str, str]) -> str:
    return reverse("activities:activity-list") + view_url(query)
