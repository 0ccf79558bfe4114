"""Ask for what takes a second person, and tell those who can be it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.accounts.guards import dated_later
from kernel.accounts.models import Invitation, Post, TwoPersonRequest, User
from kernel.accounts.second_factor import has_step
from kernel.accounts.second_persons import told_of
from kernel.accounts.states import RequestKind
from kernel.audit.record import record, unit
from kernel.errors import Forbidden, Objected, Objection
from kernel.notify.services.tell import tell


@dataclass(frozen=True)
class Note:
    """The note by which a state asks: its reference and its date."""

    reference: str = ""
    day: date | None = None

    @property
    def complete(self) -> bool:
        """Whether both are there."""
        return bool(self.reference.strip()) and self.day is not None


def ask_for_post(
    *, actor: Actor, post: OpenPost, invitation: Invitation, kind: RequestKind, note: Note | None = None
) -> TwoPersonRequest:
    """A post that opens only once another person agrees; its invitation is sent then."""
    if kind == RequestKind.FIRST_APPROVER and not (note and note.complete):
        raise Objected([Objection(_("Give the reference and the date of the note."), field="note_reference")])
    request = TwoPersonRequest(kind=kind, office=invitation.office, invitation=invitation)
    return _ask(actor, post, request, note)


def ask_to_forget_factor(*, actor: Actor, post: Post, note: Note | None = None) -> TwoPersonRequest:
    """The holder of this post has lost the second factor: once another person agrees, a new one is set up."""
    if not can(actor, "lost_factor", post):
        raise Forbidden
    if not has_step(post.user):
        raise Objected(_("This person has no second factor that could be lost."))
    request = TwoPersonRequest(kind=RequestKind.FACTOR, office=post.office, subject=post.user)
    return _ask(actor, _asking_post(actor, post.office_id), request, note)


def ask_for_address(*, actor: Actor, email: str) -> TwoPersonRequest:
    """The person wants to sign in with another address."""
    email, post = email.strip().lower(), actor.posts[0]
    subject = User.objects.get(pk=person_of(actor))
    if subject.email == email:
        raise Objected([Objection(_("You sign in with this address already."), field="new_email")])
    if User.objects.filter(email__iexact=email).exists():
        raise Objected([Objection(_("Somebody signs in with this address already."), field="new_email")])
    office = Post.objects.select_related("office").get(pk=post.post_id).office
    request = TwoPersonRequest(kind=RequestKind.ADDRESS, office=office, subject=subject, new_email=email)
    request.former_email = subject.email
    return _ask(actor, post, request, None)


def _ask(actor: Actor, post: OpenPost, request: TwoPersonRequest, note: Note | None) -> TwoPersonRequest:
    """Writes the request and tells those who can agree."""
    request.asker_id, request.asker_post_id = person_of(actor), post.post_id
    if note is not None and note.complete:
        request.note_reference, request.note_date = note.reference.strip(), note.day
    if objections := dated_later(request.note_date, request.office):
        raise Objected(objections)
    with unit(actor):
        _one_at_a_time(request)
        request.save(force_insert=True)
        record("accounts.asked", request, changes={"kind": request.kind})
        people = told_of(request) - {actor.person_id}
        tell(people, kind="accounts.second_person", link=f"/people/requests/{request.public_id}/")
    return request


def _one_at_a_time(request: TwoPersonRequest) -> None:
    """The same question about the same person waits once."""
    if request.subject is None:
        return
    User.objects.select_for_update().get(pk=request.subject.pk)
    if TwoPersonRequest.objects.waiting().filter(kind=request.kind, subject=request.subject).exists():
        raise Objected(_("This was asked already and waits for a second person."))


def _asking_post(actor: Actor, office_id: int) -> OpenPost:
    """The post of that office, or the administrator's."""
    own = [post for post in actor.posts if post.office_id == office_id]
    return next(iter([*own, *actor.posts_with([Role.ADMINISTRATOR])]))
