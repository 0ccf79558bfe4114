"""Every route of the portal. A new one needs a line in tests/house/routes.golden.csv."""

from django.conf import settings
from django.urls import include, path

from kernel.accounts.seeing import views as previews
from portal.pages import api_reference, audit, calendar, errors, health, home, removal, static_pages, styleguide

handler400 = errors.unreadable
handler404 = errors.not_found
handler500 = errors.broken

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="health"),
    path("readyz", health.readyz, name="ready"),
    path("help/", static_pages.help_page, name="help"),
    path("help/words/", static_pages.glossary, name="glossary"),
    path("help/accessibility/", static_pages.accessibility, name="accessibility"),
    path("help/api/", api_reference.api_reference, name="api-reference"),
    path("accounts/", include("kernel.accounts.urls")),
    path("people/", include("kernel.accounts.people.urls")),
    path("preview/", previews.preview, name="preview"),
    path("preview/end/", previews.preview_end, name="preview-end"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("activities/sheets/", include("reporting.sheet_urls")),
    path("activities/", include("activities.urls")),
    path("mechanisms/", include("mechanisms.urls")),
    path("reports/", include("reporting.urls")),
    path("jobs/", include("kernel.jobs.urls")),
    path("audit/", audit.audit_log, name="audit"),
    path("audit/check/", audit.audit_verify, name="audit-verify"),
    path("audit/export/", audit.audit_export, name="audit-export"),
    path("audit/head/", audit.audit_certificate, name="audit-certificate"),
    path("removals/", removal.removal_list, name="removal-list"),
    path("removals/record/<str:reference>/", removal.removal_of_record, name="removal-of-record"),
    path("removals/paragraph/<uuid:public_id>/", removal.removal_of_paragraph, name="removal-of-paragraph"),
    path("removals/<uuid:public_id>/", removal.removal_detail, name="removal"),
    path("removals/<uuid:public_id>/agree/", removal.removal_agree, name="removal-agree"),
    path("removals/<uuid:public_id>/close/", removal.removal_close, name="removal-close"),
    path("api/v1/", include("portal.api_urls")),
]

if settings.DEMO:
    urlpatterns += [
        path("mail/", include("kernel.notify.urls")),
        path("styleguide/", styleguide.styleguide, name="styleguide"),
    ]
