"""The sign-in pages: django-allauth's own views, only those that this portal opens."""

from allauth.account import views as sign_in
from django.urls import include, path
from django.views.generic import RedirectView

from kernel.accounts import views_code_sheets, views_sign_in
from kernel.accounts.people.views import accept

to_login = RedirectView.as_view(pattern_name="account_login")
to_home = RedirectView.as_view(url="/")

urlpatterns = [
    path("login/", sign_in.login, name="account_login"),
    path("logout/", sign_in.logout, name="account_logout"),
    path("inactive/", sign_in.account_inactive, name="account_inactive"),
    path("reauthenticate/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("password/change/", sign_in.password_change, name="account_change_password"),
    path("password/set/", sign_in.password_set, name="account_set_password"),
    path("password/reset/", sign_in.password_reset, name="account_reset_password"),
    path(
        "password/reset/confirm/",
        sign_in.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("password/reset/complete/", sign_in.complete_password_reset, name="account_complete_password_reset"),
    path("password/reset/done/", sign_in.password_reset_from_key_done, name="account_password_reset_completed"),
    path("invitation/", accept.by_code, name="account_invitation_code"),
    path("invitation/accept/", accept.after_code, name="account_invitation_accept"),
    path("invitation/<str:secret>/", accept.by_link, name="account_invitation"),
    path("2fa/", include("kernel.accounts.urls_second_factor")),
    path("second-factor/", views_sign_in.second_factor, name="account_second_factor"),
    path("sessions/", views_sign_in.sessions, name="usersessions_list"),
    path("code-sheets/", views_code_sheets.code_sheets, name="account_code_sheets"),
    path("code-sheets/<uuid:public_id>/issue/", views_code_sheets.code_sheet_issue, name="account_code_sheet_issue"),
    path("code-sheets/<uuid:public_id>/void/", views_code_sheets.code_sheet_void, name="account_code_sheet_void"),
    # Names that django-allauth looks up and this portal keeps closed: no sign-up, no change of the sign-in address.
    path("signup/", to_login, name="account_signup"),
    path("email/", to_home, name="account_email"),
    path("confirm-email/", to_home, name="account_email_verification_sent"),
]
