"""Invitations and requests, made the way people make them."""

import re
from datetime import date
from typing import Any

from kernel import clock
from kernel.access.actor import Role
from kernel.accounts.models import Invitation, TwoPersonRequest
from kernel.accounts.plan import Plan
from kernel.accounts.services.invite import invite
from kernel.notify.models import Message
from tests.factories.accounts import office

START = date(2020, 10, 1)


def plan(code: str = "VN", role: Role = Role.FOCAL_POINT, **values: Any) -> Plan:
    """Somebody new for a post from today on."""
    given = {"email": "new.person@ministry.example", "name": "New Person", "start": clock.today()}
    return Plan(role=role, office=office(code), **(given | values))


def invited(actor: Any, **values: Any) -> Invitation:
    """An invitation by this person to a post of their office."""
    return invite(actor=actor, plan=plan(**values))


def link_of(email: str = "new.person@ministry.example") -> str:
    """The path in the last mail to this address that still waits to be sent."""
    text = Message.objects.filter(address=email).latest("pk").text
    found = re.search(r"https?://[^/\s]+(/accounts/invitation/\S+)", text)
    assert found is not None
    return found.group(1)


def asked() -> TwoPersonRequest:
    """The last request."""
    return TwoPersonRequest.objects.latest("pk")


def form(role: str = "focal_point", **values: Any) -> dict[str, Any]:
    """What a browser sends to invite somebody."""
    given = {"role": role, "name": "New Person", "email": "new.person@ministry.example", "start": "1 October 2020"}
    return given | values
