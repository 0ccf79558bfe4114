"""The outbox: written with the change, sent after it, and silent about what is inside."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse

from kernel.notify.kinds import register_kinds
from kernel.notify.models import CaughtMail, Message
from kernel.notify.querysets import MOST_ATTEMPTS
from kernel.notify.services.send import send_due
from kernel.notify.services.tell import post_letter, tell

pytestmark = pytest.mark.django_db
UNTIL = datetime(2020, 11, 6, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kinds():
    register_kinds({"tests.reply": "A text waits for your reply."})


@pytest.fixture(autouse=True)
def mail_is_caught(settings):
    """pytest-django puts its own backend in place of the settings' catcher."""
    settings.EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"


def notice(*people, link="/reports/stage/1/"):
    tell([person.user.pk for person in people], kind="tests.reply", link=link, until=UNTIL)


def test_a_notice_says_that_something_waits_by_when_on_two_clocks_and_where(cast, settings):
    notice(cast.mm_approver)
    assert send_due() == 1
    mail = CaughtMail.objects.get()
    assert mail.to == cast.mm_approver.email
    assert "A text waits for your reply." in mail.text
    assert "Friday 6 November 2020, 17:00 (Jakarta)" in mail.text
    assert "16:30 (Nay Pyi Taw)" in mail.text
    assert f"{settings.PORTAL_URL}/reports/stage/1/" in mail.text
    assert "Myanmar" not in mail.text + mail.subject + mail.html


def test_one_clock_is_enough_where_the_hours_are_the_same(cast):
    notice(cast.vn_approver)
    send_due()
    assert "Ha Noi" not in CaughtMail.objects.get().text


def test_each_person_gets_a_notice_once_while_it_waits_and_again_later(cast):
    notice(cast.vn_approver, cast.th_approver)
    notice(cast.vn_approver)
    assert Message.objects.count() == 2
    assert send_due() == 2
    notice(cast.vn_approver)
    assert send_due() == 1


def test_a_change_that_is_rolled_back_takes_its_notices_with_it(cast):
    with transaction.atomic():
        notice(cast.vn_approver)
        transaction.set_rollback(True)
    assert Message.objects.count() == 0


def test_a_person_whose_post_is_closed_gets_no_mail(cast):
    notice(cast.closed)
    assert send_due() == 0
    assert Message.objects.get().dropped_at is not None
    assert CaughtMail.objects.count() == 0


def test_notices_go_to_the_address_for_notices(cast):
    user = cast.vn_approver.user
    user.notify_email = "mailbox@vn.example"
    user.save()
    notice(cast.vn_approver)
    send_due()
    assert CaughtMail.objects.get().to == "mailbox@vn.example"


def test_mail_that_is_not_taken_waits_and_is_tried_again(cast, settings):
    settings.EMAIL_BACKEND = "tests.kernel.test_notify.AwayBackend"
    notice(cast.vn_approver)
    assert send_due() == 0
    assert Message.objects.due().count() == 0
    settings.EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"
    Message.objects.update(next_try=Now())
    assert send_due() == 1
    assert Message.objects.get().attempts == 2


def test_the_words_of_a_letter_are_wiped_once_it_is_sent():
    post_letter(address="someone@cast.example", subject="Your code", text="ABCD")
    send_due()
    assert (Message.objects.get().text, CaughtMail.objects.get().text) == ("", "ABCD")


def test_a_letter_that_is_given_up_keeps_no_words_and_no_link(settings):
    settings.EMAIL_BACKEND = "tests.kernel.test_notify.AwayBackend"
    post_letter(address="someone@cast.example", subject="Your code", text="ABCD")
    for _try in range(MOST_ATTEMPTS):
        assert Message.objects.get().text == "ABCD"
        Message.objects.update(next_try=Now())
        send_due()
    message = Message.objects.get()
    assert (message.text, message.subject, message.dropped_at is None) == ("", "", False)


def test_the_mail_page_shows_what_a_demonstration_kept(cast, client):
    notice(cast.vn_approver)
    send_due()
    listing = client.get(reverse("notify:mail-list"))
    page = client.get(reverse("notify:mail-detail", args=[CaughtMail.objects.get().public_id]))
    assert "Something waits for you" in listing.content.decode()
    assert "A text waits for your reply." in page.content.decode()


def test_outside_a_demonstration_there_is_no_mail_page(client, settings):
    settings.DEMO = False
    assert client.get(reverse("notify:mail-list")).status_code == 404


class AwayBackend:
    """A mail server that does not answer."""

    def __init__(self, **options):
        pass

    def send_messages(self, mails):
        raise ConnectionRefusedError
