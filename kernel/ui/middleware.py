"""Answers that every page shares: the error tree as pages, and nothing private in a cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from kernel.errors import Objected, PortalError

GetResponse = Callable[[HttpRequest], HttpResponse]
PAGES = frozenset({403, 404, 409, 422})


class ErrorPagesMiddleware:
    """Turns the house's errors into pages with a sentence; anything else goes on to Django."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of one error; None leaves other exceptions alone."""
        if not isinstance(exception, PortalError):
            return None
        return error_page(request, exception)


def error_page(request: HttpRequest, error: PortalError) -> HttpResponse:
    """The page with the error's sentence, each objection, and the words that were typed."""
    status = error.status if error.status in PAGES else 422
    context = {
        "sentence": error.sentence,
        "objections": error.objections if isinstance(error, Objected) else [],
        "typed": typed_words(request),
    }
    return render(request, f"{status}.html", context, status=status)


def typed_words(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into the form that could not be saved, so that nothing is lost."""
    if request.method != "POST":
        return []
    skip = {"csrfmiddlewaretoken", "password", "once", "version"}
    return [
        (name.replace("_", " "), value)
        for name, values in request.POST.lists()
        if name not in skip and "password" not in name
        for value in values
        if isinstance(value, str) and value.strip()
    ]


class PrivatePagesMiddleware:
    """No page of a signed-in person is stored by a browser or proxy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            add_never_cache_headers(response)
        return response


class CompressedPagesMiddleware(GZipMiddleware):
    """Compresses pages, and nothing that is compressed already.

    Safe against BREACH: Django masks the CSRF token anew on every page and puts random bytes into every answer.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """As Django's, for HTML only."""
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
