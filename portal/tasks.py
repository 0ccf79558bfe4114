"""What the house does by itself, once a day."""

from celery import shared_task

from kernel.access.actor import Actor
from kernel.audit.checked import check_chain


@shared_task(name="portal.check_audit", ignore_result=True)
def check_audit() -> None:
    """Walks the chain of the audit and keeps what was found."""
    check_chain(actor=Actor.system("The portal"))
