"""What the yearly confirmation of a state still waits for."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q

from kernel import clock
from kernel.accounts.models import Post, YearlyConfirmation
from kernel.accounts.querysets import PostQuerySet


def open_question(office_id: int) -> YearlyConfirmation | None:
    """The question that an office has not answered in full."""
    return YearlyConfirmation.objects.filter(office_id=office_id, closed_on__isnull=True).first()


def posts_asked_about(question: YearlyConfirmation) -> PostQuerySet:
    """The posts a question is about: those held when it was put that are not over, suspended ones included."""
    rows = Post.objects.filter(office_id=question.office_id, start__lte=question.opened_on)
    return rows.not_over(clock.today()).select_related("user", "office").order_by("role", "start", "pk")


def unanswered(question: YearlyConfirmation) -> list[Post]:
    """Those nobody has confirmed since; a post with a last day set since then has its answer."""
    waiting = Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=question.opened_on)
    return list(posts_asked_about(question).filter(waiting, end__isnull=True))


def suspension_day(question: YearlyConfirmation) -> date | None:
    """From which day on posts without an answer are suspended; None before the notice."""
    if question.noticed_on is None:
        return None
    return question.noticed_on + timedelta(days=settings.CONFIRMATION_NOTICE_DAYS)
