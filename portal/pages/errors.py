"""The pages Django itself calls when something goes wrong."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kernel.errors import NotFound
from kernel.ui.middleware import typed_words
from kernel.ui.posted import fields_to_send_again
from kernel.ui.problems import asked_by_program, problem_answer


def expired_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere: say so, and show what was typed."""
    context = {"typed": typed_words(request), "again": fields_to_send_again(request)}
    return render(request, "403_expired.html", context, status=403)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that is too large, or of no shape we know: say which."""
    if asked_by_program(request):
        status = 413 if isinstance(exception, RequestDataTooBig) else 400
        return problem_answer(status, "The request is too large, or of no shape that we know.")
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
        context = {"sentence": f"A form may hold {most} MB at most. This one is larger, so none of it was read."}
        return render(request, "400.html", context, status=413)
    if isinstance(exception, TooManyFieldsSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        context = {"sentence": f"A form may have {most} fields at most. This one has more, so none of it was read."}
        return render(request, "400.html", context, status=400)
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not there, or not there for this person."""
    if asked_by_program(request):
        return problem_answer(NotFound.status, NotFound.sentence)
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the page needs no database."""
    if asked_by_program(request):
        return problem_answer(500, "Something broke on our side. Nothing was saved.")
    return render(request, "500.html", {"request_id": request.headers.get("X-Request-ID", "")}, status=500)
