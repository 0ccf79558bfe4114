"""Every route of the portal. A new one needs a line in tests/house/routes.golden.csv."""

from django.conf import settings
from django.urls import include, path

from portal.pages import errors, health, home, static_pages, styleguide

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
    path("accounts/", include("kernel.accounts.urls")),
    path("activities/", include("activities.urls")),
    path("mechanisms/", include("mechanisms.urls")),
    path("reports/", include("reporting.urls")),
    path("jobs/", include("kernel.jobs.urls")),
    path("api/v1/", include("portal.api_urls")),
]

if settings.DEMO:
    urlpatterns += [
        path("mail/", include("kernel.notify.urls")),
        path("styleguide/", styleguide.styleguide, name="styleguide"),
    ]
