"""Issue a printed sheet of one-time codes, make it void, use a code of it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.models import CodeSheet, SheetCode, User
from kernel.accounts.selectors import actor_for
from kernel.accounts.services.end_sessions import end_sessions
from kernel.accounts.services.note_change import tell_of_change
from kernel.accounts.sheet_people import office_to_issue
from kernel.audit.record import record, unit
from kernel.errors import Forbidden

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are taken for 1, 1, 0, V
LENGTH = 10
SALT = "kernel.accounts.code_sheet"
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def issue_sheet(*, actor: Actor, person: User) -> tuple[CodeSheet, list[str]]:
    """A new sheet and its codes, which are never shown again; every earlier sheet of this person is void."""
    office = office_to_issue(actor, person)
    codes = _new_codes()
    with unit(actor):
        User.objects.select_for_update().get(pk=person.pk)
        _void(person)
        sheet = CodeSheet.objects.create(
            user=person,
            office=office,
            issued_by_id=actor.person_id or 0,
            expires_at=timezone.now() + timedelta(days=settings.CODE_SHEET_DAYS),
        )
        digests = [digests_of(person, code)[0] for code in codes]
        SheetCode.objects.bulk_create(
            SheetCode(sheet=sheet, number=number, digest=digest) for number, digest in enumerate(digests, 1)
        )
        facts = {"sheet": str(sheet.public_id), "codes": len(codes), "until": f"{sheet.expires_at:%Y-%m-%d}"}
        record("accounts.sheet_issued", person, changes=facts)
        tell_of_change(person)
    return sheet, [f"{code[:5]}-{code[5:]}" for code in codes]


def void_sheet(*, actor: Actor, sheet: CodeSheet) -> None:
    """No code of the sheet works any more; whoever signed in as this person is signed out."""
    if not can(actor, "void", sheet):
        raise Forbidden
    with unit(actor):
        person = User.objects.select_for_update().get(pk=sheet.user_id)
        if _void(person, sheet.pk):
            record("accounts.sheet_voided", person, changes={"sheet": str(sheet.public_id)})
            end_sessions(user=person)
            tell_of_change(person)


def use_code(*, person: User, code: str) -> bool:
    """Uses up a code of the person's sheet; of two at the same moment one gets it."""
    sheets = CodeSheet.objects.live(timezone.now()).filter(user=person)
    with unit(actor_for(person)):
        fitting = SheetCode.objects.filter(sheet__in=sheets, used_at=None, digest__in=digests_of(person, code))
        kept = fitting.select_for_update(of=("self",)).first()
        if kept is None:
            return False
        kept.used_at = timezone.now()
        kept.save(update_fields=["used_at"])
        left = SheetCode.objects.filter(sheet_id=kept.sheet_id, used_at=None).count()
        record("accounts.code_used", person, changes={"number": kept.number, "left": left})
    return True


def digests_of(person: User, code: str) -> list[str]:
    """The forms in which a code of this person may be kept: under the installation's key, and under its former ones."""
    plain = f"{person.public_id}:{code.upper().translate(READ_AS)}"
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, plain, secret=key, algorithm="sha256").hexdigest() for key in keys]


def _new_codes() -> list[str]:
    """Different codes of fifty random bits."""
    codes: set[str] = set()
    while len(codes) < settings.CODE_SHEET_CODES:
        codes.add("".join(secrets.choice(ALPHABET) for _sign in range(LENGTH)))
    return sorted(codes, key=lambda _code: secrets.randbits(32))


def _void(person: User, key: int | None = None) -> int:
    rows = CodeSheet.objects.filter(user=person, voided_at=None)
    if key is not None:
        rows = rows.filter(pk=key)
    return rows.update(voided_at=timezone.now())
