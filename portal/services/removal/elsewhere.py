"""Copies of a text outside its record: every text and JSON column of the portal is looked through (docs/adr/0016)."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Field, JSONField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast, Now

from activities.models import Activity, ImportRun
from kernel import clock
from kernel.consensus.models import Item, Position
from kernel.consensus.states import LIVE
from kernel.consensus.text import text_hash
from portal.services.removal.tombstone import Removed, without, without_in
from reporting.models import AnnexRow, CandidateDecision, Paragraph, Wording, WorkItem
from reporting.states import FROZEN

REGISTERS = frozenset({"members", "mechanisms"})
NOTES = frozenset({"accounts.handover", "mechanisms.contactnote"})  # in apps that are left out, in somebody's own words
OTHER_APPS = frozenset(
    {"accounts", "account", "auth", "contenttypes", "guardian", "mfa", "sessions", "django_structlog"}
)
OWN_WAY = frozenset(
    {
        *("activities.activity", "activities.revision", "activities.participation"),  # by the record, never by words
        "activities.foundby",  # written anew from the record
        "activities.attachment",  # likewise
        "activities.clearancescan",  # its office takes it away itself: what a removal says is read by others
        *("audit.entry", "audit.head", "audit.verification", "portal.removal"),  # hold no text
        *("reporting.snapshot", "reporting.packfile", "reporting.download"),  # never change: listed as still held
    }
)
FROZEN_WITH_STAGE = frozenset({"reporting.section", "reporting.paragraph", "reporting.annexrow"})
LONG_ENOUGH = 30  # a text of so many characters is nobody's by chance


def distinctive(removed: Iterable[Removed], family: list[Activity]) -> list[Removed]:
    """The texts that may be looked for everywhere: no name of a register, no short words another record uses too."""
    others = Activity.objects.exclude(pk__in=[row.pk for row in family])
    registers = [model for model in apps.get_models() if _is_register(model)]
    return [
        text
        for text in removed
        if not any(rows_with([text], model._base_manager.all()).exists() for model in registers)
        and (len(text.text) >= LONG_ENOUGH or not rows_with([text], others).exists())
    ]


def everywhere(*, of_office: int | None) -> list[QuerySet[Any]]:
    """Every table that may hold a copy; for a draft of one office only what that office itself set going."""
    if of_office is not None:
        jobs, messages = apps.get_model("jobs.Job"), apps.get_model("notify.Message")
        mine = jobs._base_manager.filter(asker_office_ids__contains=[of_office])
        read_in = ImportRun.objects.filter(office_id=of_office)
        return [mine, read_in, messages._base_manager.all(), apps.get_model("notify.CaughtMail")._base_manager.all()]
    models = [model for model in apps.get_models() if _is_looked_through(model)]
    return [_changeable(model) for model in models]


def _is_register(model: type[Model]) -> bool:
    return model._meta.app_label in REGISTERS and model._meta.label_lower not in NOTES


def _is_looked_through(model: type[Model]) -> bool:
    label = model._meta.label_lower
    left_out = _is_register(model) or (model._meta.app_label in OTHER_APPS and label not in NOTES)
    return not left_out and label not in OWN_WAY and bool(text_fields(model)) and model._meta.managed


def _changeable(model: type[Model]) -> QuerySet[Any]:
    rows = model._base_manager.all()
    return rows.exclude(stage__state__in=FROZEN) if model._meta.label_lower in FROZEN_WITH_STAGE else rows


def linked(family: list[Activity]) -> list[QuerySet[Any]]:
    """The report's texts that come from these records: here even a short text is looked for."""
    paragraphs = Paragraph.objects.filter(source_links__activity__in=family).exclude(stage__state__in=FROZEN)
    rows = AnnexRow.objects.filter(activity__in=family).exclude(stage__state__in=FROZEN)
    cited = Paragraph.objects.filter(source_links__activity__in=family)
    keys = [text.key for text in cited] + [row.key for row in AnnexRow.objects.filter(activity__in=family)]
    return [
        *(Paragraph.objects.filter(pk__in=paragraphs.values("pk")), rows),
        *(Wording.objects.filter(paragraph__in=cited), Item.objects.filter(key__in=keys)),
        *(Position.objects.filter(item__key__in=keys), WorkItem.objects.filter(activity__in=family)),
        CandidateDecision.objects.filter(activity__in=family),
    ]


def text_fields(model: type[Model]) -> "list[Field[Any, Any]]":
    """The columns of a table that hold words."""
    return [field for field in model._meta.concrete_fields if _holds_words(field)]


def _holds_words(field: "Field[Any, Any]") -> bool:
    if isinstance(field, ArrayField):
        return _holds_words(field.base_field)
    return isinstance(field, JSONField) or (isinstance(field, CharField | TextField) and not field.choices)


def rows_with(removed: list[Removed], rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows in which one of these texts may stand; the database looks for their first words."""
    plain = "|".join(f"({text.sql(in_json=False)})" for text in removed)
    in_json = "|".join(f"({text.sql(in_json=True)})" for text in removed)
    found = Q(pk__in=[])
    for field in text_fields(rows.model):
        if isinstance(field, CharField | TextField):
            found |= Q(**{f"{field.name}__iregex": plain})
        else:
            rows = rows.annotate(**{f"words_of_{field.name}": Cast(field.name, TextField())})
            found |= Q(**{f"words_of_{field.name}__iregex": in_json})
    return rows.filter(found)


Changed = dict[str, set[int]]


def take_away(removed: list[Removed], tables: Iterable[QuerySet[Any]]) -> Changed:
    """Put tombstones into these rows; gives the keys of those that changed, by the label of their table."""
    changed: Changed = {}
    for rows in tables:
        for row in rows_with(removed, rows) if removed else ():
            if changes := _changes(row, removed):
                type(row)._base_manager.filter(pk=row.pk).update(**changes)
                changed.setdefault(row._meta.label_lower, set()).add(row.pk)
    return changed


def _changes(row: Model, removed: list[Removed]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for field in text_fields(type(row)):
        value = getattr(row, field.attname)
        room = field.max_length if isinstance(field, CharField) else None
        new = without(value, removed, room) if isinstance(value, str) else without_in(value, removed)
        if new != value:
            changes[field.attname] = new
    return changes | _follows(row, changes) if changes else {}


def _follows(row: Model, changes: dict[str, Any]) -> dict[str, Any]:
    """What else a row says once its text is another one; where a hash is kept as a proof it stays."""
    if isinstance(row, Paragraph) and "text" in changes:
        return {"text_hash": text_hash(changes["text"]), "version": row.version + 1, "edited_at": clock.now()}
    if isinstance(row, Item) and "text" in changes and row.round.state in LIVE:
        return {"text_hash": text_hash(changes["text"]), "since": clock.database_now()}
    return {"removed_at": Now()} if row._meta.label_lower == "audit.remark" else {}
