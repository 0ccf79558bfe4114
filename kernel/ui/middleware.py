"""Answers that every page shares: the error tree as pages, and nothing private in a cache."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from kernel.errors import Objected, PortalError
from kernel.ui.posted import fields_to_send_again

GetResponse = Callable[[HttpRequest], HttpResponse]
PAGES = frozenset({403, 404, 409, 422})
METHODS = ("GET", "HEAD", "POST")


class ErrorPagesMiddleware:
    """Turns the house's errors into pages with a sentence; anything else goes on to Django."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return not_allowed_page(request, response)
        if request.method == "POST" and response.status_code == 302 and _asks_to_sign_in(response):
            return signed_out_page(request)
        return response

    def process_view(self, request: HttpRequest, view: object, *_rest: object) -> HttpResponse | None:
        """A page answers GET, HEAD and POST; views made of classes name their methods themselves."""
        if request.method in METHODS or hasattr(view, "view_class") or hasattr(view, "cls"):
            return None
        return HttpResponseNotAllowed(METHODS)

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


def not_allowed_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """405 with a sentence, and the methods the address does answer."""
    page = render(request, "405.html", {"typed": typed_words(request)}, status=405)
    page["Allow"] = response["Allow"]
    return page


def signed_out_page(request: HttpRequest) -> HttpResponse:
    """Somebody whose session ended while they wrote: nothing typed is lost on the way to the sign-in page."""
    context = {"typed": typed_words(request), "again": fields_to_send_again(request), "signed_out": True}
    return render(request, "403_expired.html", context, status=403)


def _asks_to_sign_in(response: HttpResponse) -> bool:
    return response["Location"].startswith(f"{settings.LOGIN_URL}?next=")


HIDDEN = frozenset({"csrfmiddlewaretoken", "once", "version", "token", "credential", "next", "seen", "shown"})
PRESSED = frozenset({"act", "action", "answer", "attested", "everything", "format", "lift"})  # buttons and one box
TICKED = "on"
HASH_PREFIX = "hash-"  # what the page showed, so that a changed text is noticed
OF_A_FORMSET = ("-TOTAL_FORMS", "-INITIAL_FORMS", "-MIN_NUM_FORMS", "-MAX_NUM_FORMS")


def typed_words(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into the form that could not be saved, so that nothing is lost."""
    if request.method != "POST":
        return []
    return [
        (name.replace("_", " "), value)
        for name, values in request.POST.lists()
        if _holds_words(name)
        for value in values
        if isinstance(value, str) and value.strip() and value != TICKED
    ]


def _holds_words(name: str) -> bool:
    """Whether a person wrote or chose what this field holds: not what a page carries along, nor a button."""
    carried = name in HIDDEN or name.startswith(HASH_PREFIX) or name.endswith(OF_A_FORMSET)
    return not carried and name not in PRESSED and "password" not in name


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
