"""The pages of the second factor, under the names that django-allauth looks up."""

from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from kernel.accounts.views import second_factor as views

urlpatterns = [
    path("", views.sign_in_methods, name="mfa_index"),
    path("authenticate/", views.second_step, name="mfa_authenticate"),
    path("reauthenticate/", views.step_again, name="mfa_reauthenticate"),
    path("totp/activate/", views.activate_totp, name="mfa_activate_totp"),
    path("totp/deactivate/", views.remove_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/generate/", views.make_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/add/", views.add_passkey_page, name="mfa_add_webauthn"),
    path("passkeys/reauthenticate/", views.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("passkeys/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/<uuid:public_id>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
]
