"""The sign-in pages: django-allauth's own views, only those that this portal opens."""

from allauth.account import views as allauth
from django.urls import include, path
from django.views.generic import RedirectView

from kernel.accounts.people.views import accept
from kernel.accounts.views import code_sheets, sign_in, tokens

to_login = RedirectView.as_view(pattern_name="account_login")
to_home = RedirectView.as_view(url="/")

urlpatterns = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path(
        "password/reset/confirm/",
        allauth.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("password/reset/complete/", allauth.complete_password_reset, name="account_complete_password_reset"),
    path("password/reset/done/", allauth.password_reset_from_key_done, name="account_password_reset_completed"),
    path("invitation/", accept.by_code, name="account_invitation_code"),
    path("invitation/accept/", accept.after_code, name="account_invitation_accept"),
    path("invitation/<str:secret>/", accept.by_link, name="account_invitation"),
    path("2fa/", include("kernel.accounts.urls_second_factor")),
    path("second-factor/", sign_in.second_factor, name="account_second_factor"),
    path("sessions/", sign_in.sessions, name="usersessions_list"),
    path("code-sheets/", code_sheets.code_sheets, name="account_code_sheets"),
    path("code-sheets/<uuid:public_id>/issue/", code_sheets.code_sheet_issue, name="account_code_sheet_issue"),
    path("code-sheets/<uuid:public_id>/void/", code_sheets.code_sheet_void, name="account_code_sheet_void"),
    path("tokens/", tokens.tokens, name="account_tokens"),
    path("tokens/make/", tokens.token_make, name="account_token_make"),
    path("tokens/<uuid:public_id>/revoke/", tokens.token_revoke, name="account_token_revoke"),
    # Names that django-allauth looks up and this portal keeps closed: no sign-up, no change of the sign-in address.
    path("signup/", to_login, name="account_signup"),
    path("email/", to_home, name="account_email"),
    path("confirm-email/", to_home, name="account_email_verification_sent"),
]
