"""The page where a person sets the first password."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kernel.accounts.forms import FirstPasswordForm
from kernel.accounts.services.first_password import person_of_link, set_first_password


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def first_password(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """Asks for the first password; the link is used up by the button, never by opening it."""
    person = person_of_link(public_id, token)
    if person is None:
        return render(request, "kernel/account_link_used.html", status=410)
    form = FirstPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_first_password(user=person, password=form.cleaned_data["new_password1"])
        messages.success(request, _("Your password is set. You can sign in now."))
        return redirect("account_login")
    return render(request, "kernel/account_first_password.html", {"form": form, "person": person})
