"""The yearly confirmation, day by day: ask, give notice, suspend. Each step may be run again."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.models import Post, YearlyConfirmation
from kernel.accounts.quiet import quiet_offices
from kernel.accounts.second_persons import stewards_of
from kernel.accounts.selectors import is_open
from kernel.accounts.services.confirm_posts import close_if_answered
from kernel.accounts.yearly import suspension_day, unanswered
from kernel.audit.record import record, unit
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from kernel.notify.services.tell import tell

LINK = "/people/yearly/"
ACTOR = Actor.system(_("The yearly confirmation"))


def ask_each_state() -> int:
    """Puts the question to each state whose last answer is a year old; says to how many."""
    today = clock.today()
    due = today - timedelta(days=settings.CONFIRMATION_EVERY_DAYS)
    asked = 0
    for office in Office.objects.filter(kind=OfficeKind.STATE):
        since = _since(office)
        if since is not None and since <= due:
            _ask(office, today)
            asked += 1
    return asked


def give_notice() -> int:
    """Tells the approvers and the holders that posts without an answer will be suspended."""
    today, given = clock.today(), 0
    for question in YearlyConfirmation.objects.filter(closed_on__isnull=True, noticed_on__isnull=True):
        close_if_answered(question.office_id)
        left = unanswered(question)
        if question.answer_until >= today or not left:
            continue
        with unit(ACTOR):
            question.noticed_on = today
            question.save(update_fields=["noticed_on"])
            tell(stewards_of(question.office), kind="accounts.yearly_notice", link=LINK)
            for post in left:
                tell([post.user_id], kind="accounts.yearly_notice", link=f"/people/posts/{post.public_id}/")
        given += 1
    return given


def suspend_unanswered() -> list[Post]:
    """Suspends what nobody confirmed after the notice: never in a quiet time, never a state's last approver."""
    today = clock.today()
    quiet = quiet_offices(today)
    questions = YearlyConfirmation.objects.filter(closed_on__isnull=True, noticed_on__isnull=False)
    due = [question for question in questions if (suspension_day(question) or today) <= today]
    return [post for question in due if question.office_id not in quiet for post in _suspend(question)]


def _since(office: Office) -> date | None:
    """Since when the state's posts stand as confirmed; None when no approver could be asked, or a question is open."""
    approvers = Post.objects.filter(office=office, role=Role.APPROVER)
    if not any(is_open(post) for post in approvers.open_about(clock.today()).select_related("office")):
        return None
    questions = YearlyConfirmation.objects.filter(office=office)
    if questions.filter(closed_on__isnull=True).exists():
        return None
    last: date | None = questions.aggregate(last=Max("opened_on"))["last"]
    first = approvers.aggregate(first=Min("created_at"))["first"]
    return last or (clock.day_of(first) if first else None)


def _ask(office: Office, today: date) -> None:
    until = today + timedelta(days=settings.CONFIRMATION_ANSWER_DAYS)
    with unit(ACTOR):
        YearlyConfirmation.objects.create(office=office, opened_on=today, answer_until=until)
        tell(stewards_of(office), kind="accounts.yearly", link=LINK)


def _suspend(question: YearlyConfirmation) -> list[Post]:
    with unit(ACTOR):
        left = [post for post in unanswered(question) if is_open(post)]
        keep = _last_approver(question.office_id, left)
        suspended = [post for post in left if post.pk != keep]
        for post in suspended:
            post.suspended_at = clock.now()
            post.save(update_fields=["suspended_at"])
            record("accounts.post_suspended", post)
        if suspended:
            tell(stewards_of(question.office), kind="accounts.suspended", link=LINK)
    return suspended


def _last_approver(office_id: int, left: list[Post]) -> int | None:
    """The approver post that stays open when every approver's would be suspended: the oldest."""
    leaving = {post.pk for post in left}
    rows = Post.objects.filter(office_id=office_id, role=Role.APPROVER, user__is_active=True)
    held = [post for post in rows.open_about(clock.today()).select_related("office") if is_open(post)]
    return held[0].pk if held and all(post.pk in leaving for post in held) else None
