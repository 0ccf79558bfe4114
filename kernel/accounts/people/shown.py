"""What the pages of people and posts show."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.policy import policy_for
from kernel.access.querysets import allowed_actions
from kernel.accounts.acting import person_of
from kernel.accounts.invitations import state_words
from kernel.accounts.models import Agreement, HandOver, Invitation, Post, TwoPersonRequest, User, YearlyConfirmation
from kernel.accounts.policy import PEOPLE, STEWARDS
from kernel.accounts.querysets import PostQuerySet
from kernel.accounts.second_factor import has_step
from kernel.accounts.second_persons import seconds_of
from kernel.accounts.selectors import is_open, is_over
from kernel.accounts.states import RequestKind, RequestState, Standing
from kernel.accounts.waiting import to_answer
from kernel.accounts.yearly import open_question, suspension_day
from kernel.audit.history import history_of
from kernel.audit.models import Entry
from kernel.errors import NotFound
from kernel.members.models import Office

A_PAGE = 100
MOST_INVITATIONS = 50


@dataclass(frozen=True)
class Line:
    """One post as a list shows it."""

    post: Post
    role: str
    word: str
    tone: str
    icon: str


def line_of(post: Post) -> Line:
    """A post with its role and whether it is open, in words."""
    return Line(post, role_of(post), *standing_of(post))


def role_of(post: Post) -> str:
    """“Focal point”, or “Focal point, deputy of …”."""
    label = post.get_role_display()
    if post.stands_for is None:
        return label
    words = {Standing.DEPUTY: _("deputy of"), Standing.AIDE: _("aide of"), Standing.COVER: _("leave cover for")}
    return f"{label}, {words[Standing(post.standing)]} {post.stands_for.user.name}"


def standing_of(post: Post) -> tuple[str, str, str]:
    """Word, tone and icon: open, to come, suspended or ended."""
    if is_open(post):
        return _("Open"), "done", "check"
    if is_over(post):
        return _("Ended"), "open", "x"
    return (_("Suspended"), "care", "pause") if post.suspended_at else (_("To come"), "open", "cal")


@dataclass(frozen=True)
class People:
    """The page of an office's people, or of every office's for an administrator."""

    page: "Page[Post]"
    lines: list[Line]
    invitations: list[tuple[Invitation, str]]
    requests: list[TwoPersonRequest]
    everywhere: bool
    offices: int
    may_invite: bool
    may_open_first: bool
    may_confirm: bool


def people(actor: Actor, *, number: str | None, ended: bool) -> People:
    """Posts by office and role: the present and coming ones, or those that have ended."""
    if not actor.has(*PEOPLE):
        raise NotFound
    page = Paginator(_posts(actor, ended=ended), A_PAGE).get_page(number)
    return People(
        page=page,
        lines=[line_of(post) for post in page],
        invitations=_invitations(actor),
        requests=list(to_answer(actor)[:MOST_INVITATIONS]),
        everywhere=actor.has(Role.ADMINISTRATOR),
        offices=len({post.office_id for post in page}),
        may_invite=bool(inviting_posts(actor)),
        may_open_first=may_open_first(actor),
        may_confirm=actor.has(Role.APPROVER),
    )


def _posts(actor: Actor, *, ended: bool) -> PostQuerySet:
    rows = Post.objects.visible_to(actor).select_related("user", "office", "stands_for__user")
    today = clock.today()
    if ended:
        return rows.filter(end__lt=today).order_by("-end", "-start", "pk")
    return rows.filter(Q(end__isnull=True) | Q(end__gte=today)).order_by("office__asean_order", "role", "start", "pk")


def _invitations(actor: Actor) -> list[tuple[Invitation, str]]:
    if not actor.has(*STEWARDS, Role.ADMINISTRATOR):
        return []
    rows = Invitation.objects.visible_to(actor).unused().select_related("office", "issued_by__office")
    return [(row, state_words(row)) for row in rows[:MOST_INVITATIONS]]


def inviting_posts(actor: Actor) -> tuple[OpenPost, ...]:
    """The posts by which this person invites."""
    return actor.posts_with(STEWARDS) if policy_for(Invitation).branches(actor, "invite") else ()


def may_open_first(actor: Actor) -> bool:
    """Whether this person opens first approvers."""
    return bool(policy_for(Invitation).branches(actor, "open_first"))


def inviting_office(actor: Actor) -> Office:
    """The office to whose posts this person invites; their first such post counts."""
    posts = inviting_posts(actor)
    if not posts:
        raise NotFound
    return Office.objects.get(pk=posts[0].office_id)


@dataclass(frozen=True)
class OnePost:
    """The page of a post."""

    line: Line
    stand_ins: list[Line]
    left: HandOver | None
    taken_over: HandOver | None
    may: frozenset[str]
    over: bool


def one_post(actor: Actor, post: Post) -> OnePost:
    """A post with whoever stands for it, and the notes that this person may read."""
    may = allowed_actions(actor, post) - _needless(post)
    rows = post.stand_ins.select_related("user", "office", "stands_for__user").order_by("start")
    return OnePost(
        line=line_of(post),
        stand_ins=[line_of(each) for each in rows],
        left=_note_of(post.pk) if "read_note" in may else None,
        taken_over=_note_of(post.follows_id) if post.follows_id and post.user_id == actor.person_id else None,
        may=may,
        over=is_over(post),
    )


def _needless(post: Post) -> set[str]:
    """What there is nothing to do about: no factor that could be lost, a confirmation of today."""
    needless = set() if has_step(post.user) else {"lost_factor"}
    if post.suspended_at is None and post.confirmed_on == clock.today():
        needless.add("confirm")
    return needless


def _note_of(post_id: int) -> HandOver | None:
    return HandOver.objects.filter(post_id=post_id).select_related("by", "invitation", "post__user").first()


@dataclass(frozen=True)
class OneRequest:
    """The page of a request."""

    request: TwoPersonRequest
    agreements: list[Agreement]
    may_agree: bool
    may_settle: bool
    may_decline: bool
    may_withdraw: bool
    ended: Entry | None
    why_not: str


def one_request(actor: Actor, request: TwoPersonRequest) -> OneRequest:
    """What was asked, who agreed, and what this person may do about it."""
    may = allowed_actions(actor, request)
    seconds = seconds_of(request)
    second = actor.person_id in seconds
    return OneRequest(
        request=request,
        agreements=list(request.agreements.select_related("person")),
        may_agree="agree" in may and second,
        may_settle="agree_on_note" in may and not seconds,
        may_decline="decline" in may,
        may_withdraw="withdraw" in may,
        ended=_end_of(request),
        why_not=_why_not(actor, request, seconds) if request.state == "asked" else "",
    )


def _end_of(request: TwoPersonRequest) -> Entry | None:
    """Who declined it or took it back; of an agreed one the agreements say it."""
    verb = {RequestState.DECLINED: "decline", RequestState.WITHDRAWN: "withdraw"}.get(RequestState(request.state), "")
    return history_of(request).filter(verb=f"accounts.request.{verb}").first() if verb else None


def _why_not(actor: Actor, request: TwoPersonRequest, seconds: set[int]) -> str:
    """Why this person is not the second one; empty for whoever is."""
    if actor.person_id in seconds:
        return ""
    if request.asker_id == actor.person_id:
        return _asked_oneself(actor, seconds)
    if request.agreements.filter(person_id=actor.person_id).exists():
        return _("You have agreed. One more person has to.")
    if request.subject_id == actor.person_id:
        return _("This is about you, so somebody else agrees.")
    if seconds and actor.has(Role.ADMINISTRATOR):
        return _("Somebody of that office can agree. You carry it out on a note only where nobody there can.")
    return ""


def _asked_oneself(actor: Actor, seconds: set[int]) -> str:
    if seconds:
        return _("You asked for this. Another person has to agree, whatever other posts you hold.")
    if actor.has(Role.ADMINISTRATOR):
        return ""
    return _("Nobody else of that office can agree. The administrator of accounts carries it out on a note.")


@dataclass(frozen=True)
class Yearly:
    """The page of the yearly confirmation."""

    question: YearlyConfirmation | None
    suspended_from: date | None
    lines: list[tuple[Line, str]]
    open_lines: int


def yearly(actor: Actor) -> Yearly:
    """Every post of the approver's state that is not over, with when it was confirmed last."""
    posts = actor.posts_with([Role.APPROVER])
    if not posts:
        raise NotFound
    question = open_question(posts[0].office_id)
    rows = Post.objects.allowing(actor, "confirm").select_related("user", "office", "stands_for__user")
    held = rows.not_over(clock.today()).filter(start__lte=clock.today()).order_by("role", "start", "pk")
    lines = [(line_of(post), _answer(post, question)) for post in held]
    return Yearly(
        question=question,
        suspended_from=suspension_day(question) if question else None,
        lines=lines,
        open_lines=sum(1 for _line, answer in lines if not answer),
    )


def _answer(post: Post, question: YearlyConfirmation | None) -> str:
    """What stands as this year's answer; empty while one is wanted."""
    since = question.opened_on if question else None
    if post.suspended_at is not None:
        return ""
    if post.confirmed_on is not None and (since is None or post.confirmed_on >= since):
        return _("Confirmed on %(day)s") % {"day": date_format(post.confirmed_on, "j F Y")}
    if since is None or post.start > since:
        return _("Not asked about yet")
    return _("Has a last day") if post.end is not None else ""


@dataclass(frozen=True)
class Details:
    """The page of one's own details."""

    person: User
    lines: list[Line]
    wish: TwoPersonRequest | None
    may_see_people: bool


def my_details(actor: Actor) -> Details:
    """The person, their open posts, and the new sign-in address they asked for."""
    held = Post.objects.filter(pk__in=[post.post_id for post in actor.posts])
    wishes = TwoPersonRequest.objects.waiting().filter(subject_id=actor.person_id, kind=RequestKind.ADDRESS)
    return Details(
        person=User.objects.get(pk=person_of(actor)),
        lines=[line_of(post) for post in held.select_related("user", "office", "stands_for__user")],
        wish=wishes.first(),
        may_see_people=actor.has(*PEOPLE),
    )
