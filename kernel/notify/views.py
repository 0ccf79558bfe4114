"""The mail catcher's pages, at a demonstration only."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.notify.models import CaughtMail


@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """The mails this demonstration would have sent, newest first."""
    page = Paginator(CaughtMail.objects.for_demonstration(), 25).get_page(request.GET.get("page"))
    return render(request, "kernel/mail_list.html", {"page": page})


@require_safe
def mail_detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One mail as its reader would have got it, as plain text."""
    mail = CaughtMail.objects.one_for_demonstration(public_id=public_id)
    return render(request, "kernel/mail_detail.html", {"mail": mail})
