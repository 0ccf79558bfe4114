"""Who can be the second person of a request, and who hears of it. Persons are compared, never posts."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Q, Subquery, Value

from kernel.access.actor import SECRETARIAT, Role
from kernel.accounts.models import TwoPersonRequest, User
from kernel.accounts.querysets import RequestQuerySet
from kernel.accounts.selectors import holders
from kernel.accounts.who_may import who_may
from kernel.members.models import Office


def stewards_of(office: Office) -> list[int]:
    """The people (ids) who are told what becomes of an office's posts."""
    return holders([office.pk], [Role.APPROVER] if office.is_state else SECRETARIAT)


def seconds_of(request: TwoPersonRequest) -> set[int]:
    """The people (ids) who may still agree to a request: not whoever asked, not whom it is about, nobody twice."""
    return seconds_of_each(_only(request)).get(request.pk, set())


def seconds_of_each(requests: RequestQuerySet) -> dict[int, set[int]]:
    """The same for many requests, by their keys; three queries for all of them."""
    may, taken = who_may("agree", requests), _taken(requests)
    return {key: people - taken[key] for key, people in may.items()}


def told_of(request: TwoPersonRequest) -> set[int]:
    """Who is asked: those who may agree, or, with nobody else in that office, those who carry it out on a note."""
    return seconds_of(request) or _may("agree_on_note", request)


def told_of_the_answer(request: TwoPersonRequest) -> set[int]:
    """Who hears of the outcome: whoever asked and those who could agree, as far as they may read the request."""
    return ({request.asker_id} | _may("agree", request)) & _may("view", request)


def _only(request: TwoPersonRequest) -> RequestQuerySet:
    return TwoPersonRequest.objects.filter(pk=request.pk)


def _may(action: str, request: TwoPersonRequest) -> set[int]:
    return who_may(action, _only(request)).get(request.pk, set())


def _taken(requests: RequestQuerySet) -> dict[int, set[int]]:
    """Who asked, whom it is about, who is invited and who has agreed."""
    invited = User.objects.filter(email__iexact=OuterRef("invitation__email")).values("pk")[:1]
    there = Q(agreements__isnull=False)
    agreed: Any = ArrayAgg("agreements__person_id", filter=there, default=Value([]))
    rows = requests.order_by().annotate(invited=Subquery(invited), agreed=agreed)
    found = rows.values_list("pk", "asker_id", "subject_id", "invited", "agreed")
    return {key: {*people, *agreed_to} for key, *people, agreed_to in found}
