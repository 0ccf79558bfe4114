"""The tokens by which programs of a person use the API: made, seen, taken back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.accounts.forms_tokens import TokenForm
from kernel.accounts.fresh import fresh_factor_required
from kernel.accounts.models import ApiToken
from kernel.accounts.services.tokens import make_token, revoke_token
from kernel.errors import Forbidden


@require_safe
@login_required
def tokens(request: PortalRequest) -> HttpResponse:
    """The tokens of one's own posts that are not taken back, the newest first."""
    may_make(request.actor)
    rows = ApiToken.objects.visible_to(request.actor).filter(revoked_at=None).order_by("-created_at")
    return render(request, "kernel/account_tokens.html", {"tokens": rows, "now": clock.now()})


@require_http_methods(["GET", "POST"])
@login_required
@fresh_factor_required
def token_make(request: PortalRequest) -> HttpResponse:
    """The form; what comes of it is the page that shows the secret, this once."""
    may_make(request.actor)
    form = TokenForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        token, secret = make_token(actor=request.actor, **form.given())
        return render(request, "kernel/account_token.html", {"token": token, "secret": secret})
    return render(request, "kernel/account_token_make.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def token_revoke(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Take a token back, because it is lost or no longer needed."""
    token = ApiToken.objects.get_for(request.actor, "revoke", public_id=public_id, revoked_at=None)
    if request.method == "POST":
        revoke_token(actor=request.actor, token=token)
        messages.success(request, _("The token is taken back. It opens nothing any more."))
        return redirect("account_tokens")
    return render(request, "kernel/account_token_revoke.html", {"token": token})


def may_make(actor: Actor) -> None:
    """Tokens are of use to those who read content."""
    if not actor.reads_content:
        raise Forbidden
