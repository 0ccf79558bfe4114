"""For each kind of the register: what is typed to enter a row, one change, and what cannot be saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kernel.members.models import Establishment
from mechanisms.register.kinds import Kind
from mechanisms.register.tables import BY_SLUG
from tests.factories import mechanisms
from tests.factories.accounts import office


@dataclass(frozen=True)
class Sample:
    """What one kind is tried with; `bad` is what cannot be saved, with a part of the sentence it gets."""

    typed: Mapping[str, Any]
    change: tuple[str, Any]
    shown: str
    bad: Mapping[str, Any] = field(default_factory=dict)
    sentence: str = "This field is required."


ENDS = "The last day is before the first day."
YEARS = {"start": "1 January 2020", "end": "31 December 2020"}
TURNED = {"start": "2 May 2020", "end": "1 May 2020"}
STATE = {"iso3": "TLS", "running_name": "Timor-Leste", "formal_name": "Democratic Republic of Timor-Leste"}
CAPITAL = {"with_article": "the Democratic Republic of Timor-Leste", "capital": "Dili", "zone": "Asia/Dili"}
SAMPLES = {
    "scope-word": Sample(
        {"words": "boundary stone", "why": "It marks a line."}, ("why", "Posts stand there."), "Posts", {"why": ""}
    ),
    "office": Sample(
        {"code": "TL", "name": "Timor-Leste", **STATE, **CAPITAL, "asean_order": "10"},
        ("capital", "Díli"),
        "Díli",
        {"zone": "Asia/Nowhere"},
        "no time zone",
    ),
    "office-name": Sample(
        {"office": "VN", "lang": "vi", "script": "Latn", "text": "Việt Nam"},
        ("text", "Cộng hòa"),
        "Cộng hòa",
        {"lang": "xx"},
        "“xx” is not in the list.",
    ),
    "membership": Sample(
        {"office": "VN", "body": "ADMM", "status": "member", **YEARS}, ("end", "1 May 2020"), "1 May", TURNED, ENDS
    ),
    "establishment": Sample(
        {"office": "VN", "name_en": "Border Guard", "kind": "service", "domains": ["land"]},
        ("name_en", "Border Guard Command"),
        "Command",
        {"parent": "LA"},
        "same Member State",
    ),
    "establishment-name": Sample(
        {"establishment": "LA", "lang": "lo", "script": "Laoo", "text": "ກະຊວງ"},
        ("text", "ກະຊວງປ້ອງກັນປະເທດ"),
        "ປ້ອງກັນປະເທດ",
        {"script": "Abcd"},
        "“Abcd” is not in the list.",
    ),
    "chair": Sample({"body": "ADMM", "office": "VN", **YEARS}, ("theme", "Cohesive"), "Cohesive", TURNED, ENDS),
    "lead-country": Sample(
        {"paper": "CP2019", "office": "VN", **YEARS}, ("note", "See the file."), "See the file.", TURNED, ENDS
    ),
    "rest-days": Sample(
        {"office": "VN", "weekdays": ["6", "7"]},
        ("weekdays", ["5", "7"]),
        "Friday",
        {"weekdays": ["1", "2", "3", "4", "5", "6", "7"]},
        "at least one day of work",
    ),
    "holiday": Sample(
        {"office": "VN", "day": "2 September 2020", "name": "National Day"},
        ("name", "Day of Independence"),
        "Independence",
        {"day": "02/09/2020"},
        "month in letters",
    ),
    "mechanism": Sample(
        {"code": "NEW_ONE", "name": "A new mechanism", "order": "9", "paragraphs": "7c", "aliases": "N1\nN2"},
        ("aliases", "N1\nN3"),
        "N3",
        {"paragraphs": "7(c)"},
        "as 3 or 7c",
    ),
    "mechanism-member": Sample(
        {"mechanism": "DGICM", "office": "VN", **YEARS}, ("end", "1 May 2020"), "1 May", TURNED, ENDS
    ),
    "session": Sample(
        {"mechanism": "DGICM", "number": "28", "start": "August 2020", "place": "Nha Trang"},
        ("start", "27 August 2020"),
        "27",
        {"start": "August 2020", "end": "29 August 2020"},
        "not known by its day",
    ),
    "contact": Sample(
        {"mechanism": "DGICM", "name": "A. Person", "post": "Director", "mail": "office@example.org", **YEARS},
        ("post", "Deputy Director"),
        "Deputy",
        TURNED,
        ENDS,
    ),
    "contact-note": Sample(
        {"mechanism": "DGICM", "on": "1 September 2020", "words": "Letter on the update"},
        ("words", "Letter and reply"),
        "reply",
        {"on": "1 September 2030"},
        "a day that has come",
    ),
    "document": Sample(
        {
            "code": "NEW-2020",
            "title": "A new plan",
            "kind": "roadmap",
            "status": "in_force",
            "order": "9",
            "valid_from": "1 January 2020",
            "valid_to": "31 December 2025",
        },
        ("title", "A new roadmap"),
        "roadmap",
        {"valid_to": "31 December 2019"},
        ENDS,
    ),
    "clause": Sample({"document": "CP2019", "label": "8(a)", "order": "1"}, ("label", "8(b)"), "b", {"label": ""}),
    "adoption-event": Sample(
        {"document": "CP2019", "on": "2019", "body": "13th ADMM"},
        ("on", "11 July 2019"),
        "11 July",
        {"on": "July the 11th"},
        "Write 30 September 2020",
    ),
    "meeting": Sample(
        {"body": "ADMM", "number": "14", "start": "9 December 2020", "end": "9 December 2020"},
        ("place", "Ha Noi"),
        "Ha Noi",
        {"start": "", "end": "9 December 2020"},
        "Write the first day too",
    ),
    "challenge": Sample(
        {"code": "new_crime", "label": "A new crime", "order": "9", "alternatives": "novel crime"},
        ("label", "A newer crime"),
        "newer",
        {"code": "new crime"},
        "letters, figures, hyphens",
    ),
}


def world() -> None:
    """What the samples stand on: two states, a mechanism, a document and an establishment of Lao PDR."""
    office("VN")
    if not Establishment.objects.exists():
        mechanisms.mechanism("DGICM")
        mechanisms.document("CP2019")
        Establishment.objects.create(office=office("LA"), name_en="Ministry of National Defence", kind="ministry")


def typed(slug: str, **changes: Any) -> dict[str, Any]:
    """A form as it is sent; an establishment is called by its public id."""
    form = {**SAMPLES[slug].typed, **changes}
    for name in ("establishment", "parent"):
        if form.get(name) == "LA":
            form[name] = str(Establishment.objects.get(office__code="LA").public_id)
    return form


def address(slug: str, page: str, key: str = "") -> str:
    """An address of the editor."""
    return f"/mechanisms/register/{slug}/" + (f"{key}/{page}/" if key else f"{page}/")


def only_row(kind: Kind) -> Any:
    """The row made last."""
    return kind.model.objects.latest("pk")


def kind_of(slug: str) -> Kind:
    """The kind's row of the table."""
    return BY_SLUG[slug]
