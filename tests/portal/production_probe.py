"""Asks a portal under production settings for every class of answer; its last line is what came, as JSON."""

import json
import sys
from datetime import date
from importlib import import_module

import django
from django.apps import apps
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

WANTED = (
    *("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"),
    *("Cross-Origin-Opener-Policy", "Cache-Control", "Strict-Transport-Security"),
)
PASSWORD = "a quiet river at seven"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def broken(request: HttpRequest) -> HttpResponse:
    """Fails, as a fault of ours would."""
    raise ZeroDivisionError


def told(answer: HttpResponse) -> dict[str, object]:
    """The status, the headers that protect, and the cookies."""
    cookies = {name: str(morsel.OutputString()) for name, morsel in answer.cookies.items()}
    headers = {name: answer.headers.get(name, "") for name in WANTED}
    return {"status": answer.status_code, "headers": headers, "cookies": cookies}


def main() -> None:
    """One answer of every class."""
    django.setup()
    user_model, post_model, office_model = map(apps.get_model, ("accounts.User", "accounts.Post", "members.Office"))
    import_module("portal.urls").urlpatterns.append(path("broken/", broken))
    get_wsgi_application()
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    ask = {"secure": True, "SERVER_NAME": "portal.example.org"}
    with transaction.atomic():
        names = dict.fromkeys(("name", "running_name", "formal_name", "with_article", "capital"), "Secretariat")
        office = office_model.objects.filter(code="SEC").first()
        office = office or office_model.objects.create(
            code="SEC", kind="secretariat", zone="Asia/Jakarta", asean_order=0, **names
        )
        user = user_model.objects.create_user("probe@cast.example", PASSWORD, name="Probe")
        post_model.objects.create(user=user, role="officer", office=office, start=date(2019, 7, 11))
        found = {
            "plain": told(client.get("/help/", SERVER_NAME="portal.example.org")),
            "sign-in page": told(client.get("/accounts/login/", **ask)),
            "to sign in": told(client.get("/activities/", **ask)),
            "health": told(client.get("/healthz", **ask)),
            "expired": told(client.post("/accounts/login/", {"login": "x"}, **ask)),
            "mail": told(client.get("/mail/", **ask)),
            "styleguide": told(client.get("/styleguide/", **ask)),
        }
        typed = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["__Host-csrf"].value}
        here = {"HTTP_REFERER": "https://portal.example.org/accounts/login/"}
        totp = import_module("allauth.mfa.totp.internal.auth")
        totp.TOTP.activate(user, SECRET)
        step = import_module("kernel.accounts.services.second_step")
        client.post("/accounts/login/", typed, **ask, **here)
        typed |= {"code": step.code_at(SECRET, step.step_now())}
        found["signed in"] = told(client.post("/accounts/2fa/authenticate/", typed, **ask, **here))
        found |= {
            "home": told(client.get("/", **ask)),
            "form": told(client.get("/activities/new/", **ask)),
            "api": told(client.get("/api/v1/activities/", **ask)),
            "missing": told(client.get("/nothing/", **ask)),
            "method": told(client.options("/help/", **ask)),
            "broken": told(client.get("/broken/", **ask)),
        }
        transaction.set_rollback(True)
    sys.stdout.write("\n" + json.dumps(found))


if __name__ == "__main__":
    main()
