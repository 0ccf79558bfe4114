from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from kernel.audit.verbs import register_verbs

VERBS = {
    "accounts.signed_in": "signed in",
    "accounts.signed_out": "signed out",
    "accounts.refused": "was refused at sign-in",
    "accounts.post_opened": "opened the post",
    "accounts.post_closed": "set the last day of the post",
    "accounts.token_issued": "issued an API token",
    "accounts.password_set": "set the first password",
}


class AccountsConfig(AppConfig):
    """People, posts and sign-in."""

    name = "kernel.accounts"

    def ready(self) -> None:
        """Registers the audit's words and how notices find their reader; refuses a demonstration in production."""
        from kernel.access.policy import register
        from kernel.accounts import sign_in_verbs
        from kernel.accounts.checks import faults
        from kernel.accounts.code_sheet_policy import POLICY
        from kernel.accounts.selectors import readers_of
        from kernel.notify.kinds import register_kinds
        from kernel.notify.readers import register_readers

        if sentences := faults():
            raise ImproperlyConfigured(" ".join(sentences))
        register_verbs({**VERBS, **sign_in_verbs.VERBS})
        register_kinds(sign_in_verbs.KINDS)
        register(POLICY)
        register_readers(readers_of)
