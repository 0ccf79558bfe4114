"""Begin and end “Preview as…”: the session keeps what is looked through, the audit keeps who did so and when."""

from django.contrib.sessions.backends.base import SessionBase

from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.preview import may_look_through
from kernel.accounts.seeing.previews import KEY, post_in, to_session
from kernel.accounts.selectors import signing_name
from kernel.audit import record as audit
from kernel.errors import Forbidden
from kernel.members.models import Office


def start_preview(*, actor: Actor, session: SessionBase, role: Role, office: Office) -> None:
    """From the next request on this person looks through this role and office; `Forbidden` when it is not theirs."""
    if not may_look_through(actor, role, office.pk):
        raise Forbidden
    post = OpenPost(0, role, office.pk, office.code, signing_name(office))
    with audit.unit(actor):
        audit.record("accounts.preview_started", office, changes={"role": role.value, "office": office.code})
    session[KEY] = to_session(post)


def end_preview(*, actor: Actor, session: SessionBase) -> bool:
    """Back to oneself; says whether there was a preview to end."""
    kept = session.pop(KEY, None)
    post = post_in({KEY: kept})
    if post is None:
        return False
    with audit.unit(actor):
        changes = {"role": post.role.value, "office": post.office_code}
        audit.record("accounts.preview_ended", Office.objects.get(pk=post.office_id), changes=changes)
    return True
