from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from kernel.jobs.askers import register_asker_check
from kernel.notify.kinds import register_kinds, register_news
from kernel.notify.readers import register_readers
from kernel.workflow import registry

VERBS = {
    "accounts.signed_in": "signed in",
    "accounts.signed_out": "signed out",
    "accounts.refused": "was refused at sign-in",
    "accounts.post_opened": "opened the post",
    "accounts.post_closed": "set the last day of the post",
    "accounts.token_issued": "issued an API token",
    "accounts.token_revoked": "took an API token back",
    "accounts.person_entered": "entered the portal",
    "accounts.post_confirmed": "confirmed the post",
    "accounts.post_suspended": "suspended the post",
    "accounts.handed_over": "wrote the hand-over of the post",
    "accounts.invited": "invited to a post",
    "accounts.invitation_sent": "sent the invitation again",
    "accounts.invitation_withdrawn": "withdrew the invitation",
    "accounts.invitation_accepted": "accepted the invitation",
    "accounts.code_made": "made a code to hand over",
    "accounts.asked": "asked for a second person",
    "accounts.agreed_first": "agreed as the first of two",
    "accounts.lost_factor_removed": "took the lost second factor away",
    "accounts.address_changed": "changed the sign-in address",
    "accounts.notice_address": "changed the address for notices",
    "accounts.preview_started": "began to look through another role",
    "accounts.preview_ended": "ended the look through another role",
}
NOTICES = {
    "accounts.second_person": "A request about people and posts waits for a second person.",
    "accounts.post_ends": "A post ends soon.",
    "accounts.yearly": "The yearly confirmation of posts waits for you.",
    "accounts.yearly_notice": "Posts that nobody confirms will be suspended soon.",
    "accounts.suspended": "Posts that nobody confirmed are suspended until an approver confirms them.",
}
NEWS = {"accounts.answered": "A request about people and posts was answered."}


class AccountsConfig(AppConfig):
    """People, posts and sign-in."""

    name = "kernel.accounts"

    def ready(self) -> None:
        """Registers words, policies and what the apps below ask; refuses a demonstration in production."""
        from kernel.accounts import sign_in_verbs
        from kernel.accounts.checks import faults
        from kernel.accounts.code_sheet_policy import POLICY as CODE_SHEET
        from kernel.accounts.policy import INVITATION, POST, REQUEST
        from kernel.accounts.selectors import holds_a_post, readers_of
        from kernel.accounts.token_policy import POLICY as TOKEN
        from kernel.accounts.workflow import MACHINE

        if sentences := faults():
            raise ImproperlyConfigured(" ".join(sentences))
        register_verbs({**VERBS, **sign_in_verbs.VERBS})
        register_kinds(NOTICES)
        register_news({**NEWS, **sign_in_verbs.NEWS})
        register_readers(readers_of)
        register_asker_check(holds_a_post)
        registry.register(MACHINE)
        for policy in (POST, INVITATION, CODE_SHEET, TOKEN, REQUEST.with_rows(MACHINE.allow_rows())):
            register(policy)
