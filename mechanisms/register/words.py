"""The labels and hints of the register's forms, and the value of a field as a reader says it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.ui.dates import day_words, when_words
from mechanisms.register.kinds import Kind

LABELS: Mapping[str, Any] = {
    "abbreviation": lazy("Abbreviation"),
    "aliases": lazy("Also called"),
    "alternatives": lazy("Other words for it"),
    "asean_order": lazy("Place in the ASEAN order"),
    "body": lazy("Body"),
    "broader": lazy("Part of"),
    "cadence": lazy("How often it meets"),
    "capital": lazy("Capital"),
    "cited_in": lazy("Paragraph that cites it"),
    "code": lazy("Code"),
    "confidence": lazy("How sure the spelling is"),
    "contact_type": lazy("Kind of contact"),
    "custodian": lazy("Kept by"),
    "day": lazy("Day"),
    "document": lazy("Document"),
    "domains": lazy("Domain (¶6)"),
    "end": lazy("Last day"),
    "establishment": lazy("Establishment"),
    "formal_name": lazy("Formal name"),
    "founded": lazy("Year it began"),
    "founded_note": lazy("Note on the year"),
    "host": lazy("Host"),
    "host_note": lazy("Host, if not a Member State"),
    "in_paper": lazy("Named in the Concept Paper"),
    "iso3": lazy("Three-letter code"),
    "kind": lazy("Kind"),
    "label": lazy("Name"),
    "lang": lazy("Language"),
    "level": lazy("Level"),
    "mail": lazy("Office mail"),
    "mechanism": lazy("Mechanism"),
    "members_note": lazy("Note on the members"),
    "name": lazy("Name"),
    "name_en": lazy("Name in English"),
    "note": lazy("Note"),
    "number": lazy("Number"),
    "office": lazy("Member State"),
    "on": lazy("Day"),
    "order": lazy("Place in the list"),
    "paper": lazy("Paper"),
    "paragraph": lazy("Paragraph"),
    "paragraphs": lazy("Paragraphs of the Concept Paper that name it"),
    "parent": lazy("Parent"),
    "parent_body": lazy("Parent in words"),
    "pillar": lazy("Pillar"),
    "pillar_note": lazy("Note on the pillar"),
    "place": lazy("Place"),
    "post": lazy("Post or function"),
    "posts": lazy("Posts that act for the Chair"),
    "proponent": lazy("Proposed by"),
    "relation": lazy("What it has to do with border management"),
    "running_name": lazy("Name in running text"),
    "script": lazy("Script"),
    "source": lazy("Source"),
    "sources": lazy("Sources"),
    "start": lazy("First day"),
    "status": lazy("Status"),
    "subjects": lazy("Subjects"),
    "superseded_by": lazy("Superseded by"),
    "text": lazy("Name"),
    "theme": lazy("Theme"),
    "title": lazy("Title"),
    "under": lazy("Who it comes under"),
    "valid_from": lazy("Valid from"),
    "valid_to": lazy("Valid until"),
    "weekdays": lazy("Rest days"),
    "with_article": lazy("Formal name with its article"),
    "words": lazy("In a few words"),
    "zone": lazy("Time zone"),
}
HINTS: Mapping[str, Any] = {
    "asean_order": lazy("English alphabetical order, unless the bodies agreed on another."),
    "code": lazy("Letters, figures, hyphens and underscores. It cannot be changed later: texts are known by it."),
    "day": lazy("For example 30 September 2020."),
    "end": lazy("Leave it empty while it still runs. The day itself counts."),
    "on": lazy("For example 30 September 2020."),
    "order": lazy("A number. Smaller numbers come first."),
    "paragraphs": lazy("One on each line, such as 3 or 7c."),
    "source": lazy("Where it was published: name, day and address."),
    "start": lazy("For example 30 September 2020. The day itself counts."),
    "valid_to": lazy("The last day on which it may be cited. Leave it empty if none is set."),
    "with_article": lazy("As a sentence needs it: the Kingdom of Thailand."),
    "zone": lazy("As in Asia/Ho_Chi_Minh."),
}
LOOSE_HINT = lazy("As exactly as it is known: 30 September 2020, September 2020, or 2020. Leave it empty if not known.")
NOT_KEPT = "(not kept)"
LINES_HINT = lazy("One on each line.")


def label_of(kind: Kind, name: str) -> str:
    """The label of a field of this kind; a name nobody knows is shown as it is."""
    return str(kind.labels.get(name) or LABELS.get(name) or name.replace("_", " ").capitalize())


def hint_of(kind: Kind, name: str) -> str:
    """What the form says under the label."""
    if name in kind.hints:
        return str(kind.hints[name])
    return str(LOOSE_HINT if name in kind.loose else HINTS.get(name, ""))


def in_words(kind: Kind, row: Any) -> dict[str, str]:
    """Every field of a row as a reader says it."""
    return {name: _value(kind, row, name) for name in kind.fields}


def _value(kind: Kind, row: Any, name: str) -> str:
    column = kind.model._meta.get_field(name)
    value = getattr(row, name)
    if value is None or value == []:
        return ""
    if name in kind.loose:
        return when_words(value, None, getattr(row, kind.loose[1]))
    if isinstance(value, list):
        return "; ".join(_chosen(kind, name, each) for each in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day_words(value)
    if isinstance(column, ForeignKey):
        return str(value)
    return _chosen(kind, name, value)


def _chosen(kind: Kind, name: str, value: Any) -> str:
    column: Any = kind.model._meta.get_field(name)
    pairs = dict(kind.choices.get(name) or column.choices or ())
    return str(pairs.get(value, value))


def fingerprint(kind: Kind, row: Any) -> str:
    """What a page showed, in a few letters: whoever saves with another one has not seen the latest change."""
    text = json.dumps(in_words(kind, row), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """The fields that differ, each with both values."""
    return {name: [before.get(name, ""), now] for name, now in after.items() if before.get(name, "") != now}


def noted(kind: Kind, before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """The changes as the audit keeps them for good: of a person it keeps that something changed, not what it was."""
    changes = changes_between(before, after)
    return {name: [NOT_KEPT if word and name in kind.personal else word for word in changes[name]] for name in changes}


def days_words(start: date | None, end: date | None) -> str:
    """The days of a row: “12 July 2019 – 9 December 2020”, “since 10 December 2020”."""
    if start and end:
        return when_words(start, end, "day")
    if start:
        return _("since %(day)s") % {"day": day_words(start)}
    return _("until %(day)s") % {"day": day_words(end)} if end else _("at all times")
