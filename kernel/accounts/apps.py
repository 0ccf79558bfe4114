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
        from kernel.accounts.checks import faults
        from kernel.accounts.selectors import readers_of
        from kernel.notify.readers import register_readers

        if sentences := faults():
            raise ImproperlyConfigured(" ".join(sentences))
        register_verbs(VERBS)
        register_readers(readers_of)
