"""The shape of every page with one form: show it, call one service, go on; an objection stands at its field."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kernel.access.request import PortalRequest
from kernel.errors import Objected
from kernel.ui.forms import show


def act(
    request: PortalRequest,
    template: str,
    form: forms.Form,
    context: dict[str, Any],
    do: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    """`do` gets the cleaned data and returns the address to go on to; what was typed is never lost."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(do(form.cleaned_data))
        except Objected as error:
            show(form, error.objections)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, context | {"form": form}, status=status)
