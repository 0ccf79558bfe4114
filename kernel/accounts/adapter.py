"""How django-allauth behaves here: no sign-up, no trace of who has an account, every sign-in in the audit."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kernel.accounts.models import User
from kernel.accounts.services.note_sign_in import note_refused, note_sign_in, note_sign_out
from kernel.notify.services.tell import post_letter


class ClosedSignup(DefaultAccountAdapter):
    """E-mail and password only; people come by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes with a post."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every mail goes through the outbox, so that the answer takes as long with an account as without."""
        mail = self.render_mail(template_prefix, email, {"email": email, **context})
        post_letter(address=email, subject=mail.subject, text=str(mail.body))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponseBase:
        """Notes the sign-in once every step of it is done."""
        response: HttpResponseBase = super().post_login(request, user, **kwargs)
        note_sign_in(user=user)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Notes a wrong password against the account that was tried, if there is one."""
        note_refused(email=str(credentials.get("email", "")))

    def logout(self, request: HttpRequest) -> None:
        """Notes the sign-out and ends the session."""
        user = request.user
        super().logout(request)
        if isinstance(user, User):
            note_sign_out(user=user)
