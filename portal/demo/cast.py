"""The invented people of a demonstration: one per role, each marked (demo), nobody who could be real."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from kernel.access.actor import Actor, Role
from kernel.accounts.models import ChairPost, Post, User
from kernel.accounts.services.factors import add_totp
from kernel.accounts.services.open_post import open_post
from kernel.audit.record import unit
from kernel.errors import Forbidden
from kernel.members.models import Chair, Office
from kernel.members.states import Body

FIRST_DAY = date(2019, 7, 11)
SECRETARIAT = (
    ("officer", "Officer one", Role.OFFICER),
    ("officer2", "Officer two", Role.OFFICER),
    ("publisher", "Publisher", Role.PUBLISHER),
    ("administrator", "Administrator", Role.ADMINISTRATOR),
    ("auditor", "Auditor", Role.AUDITOR),
)
STATE = (
    ("focal", "Focal point", Role.FOCAL_POINT),
    ("approver", "Approver", Role.APPROVER),
    ("official", "Official", Role.OFFICIAL),
)


@dataclass(frozen=True)
class Part:
    """One person of the demo cast."""

    email: str
    name: str
    role: Role
    office: Office

    @property
    def password(self) -> str:
        """The same at each call on one installation, another on each installation."""
        letters = self._letters("").lower()[:16]
        return "-".join(letters[start : start + 4] for start in range(0, 16, 4))

    @property
    def totp_secret(self) -> str:
        """The secret of the authenticator, if the role needs one; as steady as the password."""
        return self._letters("totp:")[:32] if self.role.value in settings.SECOND_FACTOR_ROLES else ""

    def _letters(self, purpose: str) -> str:
        digest = hmac.new(settings.SECRET_KEY.encode(), f"{purpose}{self.email}".encode(), hashlib.sha256).digest()
        return base64.b32encode(digest).decode()


def parts() -> Iterator[Part]:
    """Everybody, the secretariat first, then the Member States in ASEAN's order."""
    if not settings.DEMO:
        raise Forbidden("Demo sign-ins exist in a demonstration only.")
    for office in Office.objects.order_by("asean_order", "name"):
        for key, title, role in STATE if office.is_state else SECRETARIAT:
            place = f" {office.name}" if office.is_state else ""
            who = f"{key}.{office.code.lower()}" if office.is_state else key
            yield Part(f"{who}@demo.example", f"{title}{place} (demo)", role, office)


def load() -> int:
    """Opens a post for everybody who has none yet, and names the Chairs' approvers; says how many are new."""
    actor = Actor.system("demo cast")
    with unit(actor):
        new = sum(_enter(part, actor) for part in parts())
        _chairs_of_the_chain()
        approvers = {post.office_id: post for post in Post.objects.filter(role=Role.APPROVER, user__is_demo=True)}
        links = [ChairPost(chair=chair, post=approvers[chair.office_id]) for chair in Chair.objects.order_by("id")]
        ChairPost.objects.bulk_create(links, ignore_conflicts=True)
    return new


def _chairs_of_the_chain() -> None:
    """In the demonstration whoever chairs the ADMM chairs ADSOM and ADSOM WG too; the file knows no other Chairs."""
    known = set(Chair.objects.values_list("body", flat=True))
    of_ministers = Chair.objects.filter(body=Body.ADMM)
    Chair.objects.bulk_create(
        Chair(body=body, office_id=row.office_id, start=row.start, end=row.end, note="Demonstration")
        for body in Body
        if body not in known
        for row in of_ministers
    )


def _enter(part: Part, actor: Actor) -> bool:
    if User.objects.filter(email=part.email).exists():
        return False
    user = User.objects.create_user(part.email, part.password, name=part.name, is_demo=True)
    open_post(actor=actor, user=user, role=part.role, office=part.office, start=FIRST_DAY)
    if part.totp_secret:
        add_totp(actor=actor, person=user, secret=part.totp_secret)
    return True
