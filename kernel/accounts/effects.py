"""What an agreed request does, and what becomes of its invitation when it is not agreed."""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from kernel.access.actor import SECRETARIAT, Actor, Role
from kernel.accounts.models import Invitation, Post, TwoPersonRequest, User
from kernel.accounts.second_persons import told_of_the_answer
from kernel.accounts.services.end_sessions import end_sessions
from kernel.accounts.services.note_change import tell_former_address, tell_of_change
from kernel.accounts.services.send_invitation import end_invitation, send_invitation
from kernel.accounts.states import RequestKind
from kernel.audit.record import record
from kernel.errors import Objected
from kernel.notify.services.tell import tell
from kernel.workflow.fire import Firing


def note_the_note(request: TwoPersonRequest, firing: Firing) -> None:
    """Keeps the reference and date of the note that came with the act."""
    if firing.data.get("note_reference"):
        request.note_reference = str(firing.data["note_reference"])
        request.note_date = firing.data["note_date"]
        request.save(update_fields=["note_reference", "note_date"])


def carry_out(request: TwoPersonRequest, firing: Firing) -> None:
    """Sends the invitation, takes the factor away or changes the address, and tells whom it concerns."""
    _ACTS[RequestKind(request.kind)](request, firing.actor)
    tell_of_the_answer(request, firing)


def let_it_be(request: TwoPersonRequest, firing: Firing) -> None:
    """An invitation that nobody agreed to is never sent."""
    if request.invitation is not None:
        end_invitation(request.invitation)
    tell_of_the_answer(request, firing)


def tell_of_the_answer(request: TwoPersonRequest, firing: Firing) -> None:
    """Whoever asked and those who could agree hear that a request was answered."""
    people = told_of_the_answer(request) - {firing.actor.person_id}
    tell(people, kind="accounts.answered", link=f"/people/requests/{request.public_id}/")


def _send(request: TwoPersonRequest, actor: Actor) -> None:
    invitation = request.invitation
    if invitation is None or invitation.ended_at is not None:
        raise Objected(_("The invitation was withdrawn meanwhile."))
    if _leaves(request, invitation):
        invitation.issued_by = Post.objects.get(pk=_answering_post(request, actor))
    send_invitation(invitation)


def _leaves(request: TwoPersonRequest, invitation: Invitation) -> bool:
    """Whether whoever asked hands over the post they asked from: the invitation must not fall with it."""
    return invitation.follows is not None and invitation.follows.user_id == request.asker_id


def _answering_post(request: TwoPersonRequest, actor: Actor) -> int:
    posts = actor.posts_with(SECRETARIAT | {Role.APPROVER, Role.ADMINISTRATOR})
    return next((post.post_id for post in posts if post.office_id == request.office_id), posts[0].post_id)


def _forget_factor(request: TwoPersonRequest, actor: Actor) -> None:
    person = _subject(request)
    Authenticator.objects.filter(user=person).delete()
    end_sessions(user=person)
    record("accounts.lost_factor_removed", person)
    tell_of_change(person)


def _change_address(request: TwoPersonRequest, actor: Actor) -> None:
    person = _subject(request)
    if User.objects.filter(email__iexact=request.new_email).exclude(pk=person.pk).exists():
        raise Objected(_("Somebody else signs in with this address by now."))
    before, told = person.email, {person.email, person.address}
    person.email = request.new_email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person, email__iexact=before).update(email=person.email)
    record("accounts.address_changed", person)
    subject, sentence = _("Your sign-in address was changed"), _("You sign in to the portal with another address now.")
    for address in sorted(told):
        tell_former_address(address, subject=subject, sentence=sentence)


def _subject(request: TwoPersonRequest) -> User:
    if request.subject is None:
        raise Objected(_("This request is about nobody."))
    return User.objects.select_for_update().get(pk=request.subject.pk)


_ACTS: dict[RequestKind, Callable[[TwoPersonRequest, Actor], Any]] = {
    RequestKind.FIRST_APPROVER: _send,
    RequestKind.APPROVER: _send,
    RequestKind.SUCCESSOR: _send,
    RequestKind.FACTOR: _forget_factor,
    RequestKind.ADDRESS: _change_address,
}
