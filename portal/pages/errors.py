"""The pages Django itself calls when something goes wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kernel.ui.middleware import typed_words


def expired_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere: say so, and show what was typed."""
    return render(request, "403_expired.html", {"typed": typed_words(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not there, or not there for this person."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the page needs no database."""
    return render(request, "500.html", {"request_id": request.headers.get("X-Request-ID", "")}, status=500)
