"""What a worker does for people and posts once a day; each part may run again."""

from celery import shared_task

from kernel.accounts.services.remind import remind_of_ends
from kernel.accounts.services.yearly import ask_each_state, give_notice, suspend_unanswered


@shared_task(name="kernel.accounts.daily", ignore_result=True)
def daily() -> None:
    """Reminds of posts that end, and carries the yearly confirmation on."""
    remind_of_ends()
    ask_each_state()
    give_notice()
    suspend_unanswered()
