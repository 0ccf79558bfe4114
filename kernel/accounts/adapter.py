"""How django-allauth behaves here: no sign-up, no trace of who has an account, every sign-in in the audit."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.accounts.models import User
from kernel.accounts.second_factor import is_fresh, methods_of
from kernel.accounts.selectors import actor_for
from kernel.accounts.services.note_sign_in import note_refused, note_sign_in, note_sign_out
from kernel.accounts.services.preview import end_preview
from kernel.notify.services.tell import post_letter
from kernel.notify.services.wake import wake_after_commit

TO_NOBODY, RESET = "account/email/unknown_account", "account/email/password_reset_code"


class ClosedSignup(DefaultAccountAdapter):
    """E-mail and password only; people come by invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": lazy("This address and this password do not belong together."),
        "too_many_login_attempts": lazy("There were too many wrong tries. Wait five minutes, then try again."),
        "enter_current_password": lazy("This is not your present password."),
        "incorrect_password": lazy("This is not your password."),
        "incorrect_code": lazy("This code does not fit. Look at the newest mail."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes with a post."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every mail goes through the outbox; for an address without an account the same work is done and undone."""
        if template_prefix != TO_NOBODY:
            self._post(template_prefix, email, context)
            return
        with transaction.atomic():
            self._post(RESET, email, {"code": self.generate_password_reset_code()})
            transaction.set_rollback(True)
        wake_after_commit()

    def _post(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        with transaction.atomic():
            mail = self.render_mail(template_prefix, email, {"email": email, **context})
            post_letter(address=email, subject=mail.subject, text=str(mail.body))

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, str]]:
        """Whoever has a second factor shows it; the password is asked of those who have none."""
        if not isinstance(user, User):
            return []
        methods, found = methods_of(user), []
        if methods.any and methods.codes:
            found.append(("mfa_reauthenticate", _("Use a code")))
        if methods.passkeys:
            found.append(("mfa_reauthenticate_webauthn", _("Use a passkey")))
        if not found and user.has_usable_password():
            found.append(("account_reauthenticate", _("Use your password")))
        return [{"id": name, "description": words, "url": reverse(name)} for name, words in found]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not while the second factor of this session is fresh."""
        return not is_fresh(self.request)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponseBase:
        """Notes the sign-in once every step of it is done."""
        response: HttpResponseBase = super().post_login(request, user, **kwargs)
        note_sign_in(user=user)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Notes a wrong password against the account that was tried, or against nobody's."""
        note_refused(email=str(credentials.get("email", "")))

    def logout(self, request: HttpRequest) -> None:
        """Notes the sign-out, ends a preview and the session."""
        user = request.user
        if isinstance(user, User):
            end_preview(actor=actor_for(user), session=request.session)
        super().logout(request)
        if isinstance(user, User):
            note_sign_out(user=user)
