"""Who can be the second person of a request. Persons are compared, never posts."""

from collections.abc import Iterable

from kernel.access.actor import SECRETARIAT, Role
from kernel.accounts.models import Agreement, TwoPersonRequest, User
from kernel.accounts.selectors import holders
from kernel.accounts.states import RequestKind
from kernel.members.models import Office
from kernel.members.states import SECRETARIAT_CODE


def stewards_of(office: Office) -> list[int]:
    """The people (ids) who are told what becomes of an office's posts."""
    return holders([office.pk], [Role.APPROVER] if office.is_state else SECRETARIAT)


def administrators() -> list[int]:
    """The people (ids) who manage accounts."""
    return holders(_secretariat(), [Role.ADMINISTRATOR])


def seconds_of(request: TwoPersonRequest) -> list[int]:
    """The people (ids) who may still agree to a request: not whoever asked, not whom it is about, nobody twice."""
    if request.kind == RequestKind.FIRST_APPROVER:
        people = holders(_secretariat(), SECRETARIAT)
    else:
        people = stewards_of(request.office)
    agreed = Agreement.objects.filter(request=request).values_list("person_id", flat=True)
    taken = {request.asker_id, request.subject_id, *_invited(request), *agreed}
    return [person for person in people if person not in taken]


def told_of(request: TwoPersonRequest) -> list[int]:
    """Who is asked: those who may agree, or the administrators when the office has nobody else."""
    return seconds_of(request) or administrators()


def _secretariat() -> Iterable[int]:
    return Office.objects.filter(code=SECRETARIAT_CODE).values_list("pk", flat=True)


def _invited(request: TwoPersonRequest) -> list[int]:
    """Whoever is invited does not agree to their own post."""
    if request.invitation is None:
        return []
    return list(User.objects.filter(email__iexact=request.invitation.email).values_list("pk", flat=True))
