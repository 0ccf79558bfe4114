"""Compare the plan with the register and write what is new; a staff edit is told and kept."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Model

from kernel.members.models import Chair, Membership
from mechanisms.models import LoadedRow, Meeting
from mechanisms.services.load_reference.reading import BadReference
from mechanisms.services.load_reference.rows import Plan, Ref, Row


@dataclass
class Report:
    """What a load did: how many rows of each kind, and a sentence for each that staff should read."""

    counts: Counter[str] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    open_points: list[str] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        """Whether the register is different now."""
        return bool(self.counts["new"] or self.counts["changed"])


class Writer:
    """One pass over a plan inside one transaction."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.report = Report(open_points=list(plan.open_points))
        self._keys: dict[Ref, int] = {}
        self._found: dict[type[Model], dict[tuple[Any, ...], Model]] = {}
        self._fresh: list[LoadedRow] = []
        self._moved: list[LoadedRow] = []
        self._loaded = {(row.model, row.key): row for row in LoadedRow.objects.all()}

    def run(self) -> Report:
        """Write every row in the plan's order."""
        for row in self.plan.rows:
            self.report.counts[self._one(row)] += 1
        LoadedRow.objects.bulk_create(self._fresh)
        LoadedRow.objects.bulk_update(self._moved, ["fingerprint"])
        return self.report

    def _one(self, row: Row) -> str:
        lookup, values = self._resolved(row.lookup), self._resolved(row.values)
        if lookup is None or values is None:
            self.report.kept.append(f"{row.name}: a row it belongs to was removed by staff. Not loaded.")
            return "kept"
        _check(row, lookup | values)
        found = self._existing(row.model, lookup)
        last = self._loaded.get((row.model._meta.label, row.key))
        if found is None:
            return self._create(row, lookup, values, last)
        self._keys[Ref(row.model, row.key)] = found.pk
        return self._compare(row, found, values, last)

    def _create(self, row: Row, lookup: dict[str, Any], values: dict[str, Any], last: LoadedRow | None) -> str:
        if last is not None:
            self.report.kept.append(f"{row.name}: removed or given another key by staff. Left as it is.")
            return "kept"
        fresh = row.model(**lookup, **values)
        if not _saved(fresh):
            self.report.kept.append(f"{row.name}: what staff entered stands in its way. Left as it is.")
            return "kept"
        self._keys[Ref(row.model, row.key)] = fresh.pk
        self._remember(row, values, None)
        return "new"

    def _compare(self, row: Row, found: Model, values: dict[str, Any], last: LoadedRow | None) -> str:
        now = {name: getattr(found, name) for name in values}
        if fingerprint(now) == fingerprint(values):
            if last is None or last.fingerprint != fingerprint(values):
                self._remember(row, values, last)
            return "same"
        if last is None or not _untouched(last, now):
            names = ", ".join(
                _plain(name) for name in values if fingerprint({"": now[name]}) != fingerprint({"": values[name]})
            )
            self.report.kept.append(f"{row.name}: changed by staff ({names}). Left as it is.")
            return "kept"
        return self._update(row, found, values, last)

    def _update(self, row: Row, found: Model, values: dict[str, Any], last: LoadedRow) -> str:
        for name, value in values.items():
            setattr(found, name, value)
        if not _saved(found, [_plain(name) for name in values]):
            self.report.kept.append(f"{row.name}: the file's change does not fit what staff entered. Left as it is.")
            return "kept"
        self._remember(row, values, last)
        self.report.changed.append(f"{row.name}: changed as in the file.")
        return "changed"

    def _resolved(self, given: dict[str, Any]) -> dict[str, Any] | None:
        resolved: dict[str, Any] = {}
        for name, value in given.items():
            if isinstance(value, Ref):
                if value not in self._keys:
                    return None
                resolved[f"{name}_id"] = self._keys[value]
            else:
                resolved[name] = value
        return resolved

    def _existing(self, model: type[Model], lookup: dict[str, Any]) -> Model | None:
        if model not in self._found:
            rows = model._default_manager.all()
            self._found[model] = {tuple(getattr(row, name) for name in lookup): row for row in rows}
        return self._found[model].get(tuple(lookup.values()))

    def _remember(self, row: Row, values: dict[str, Any], last: LoadedRow | None) -> None:
        if last is None:
            self._fresh.append(LoadedRow(model=row.model._meta.label, key=row.key, fingerprint=fingerprint(values)))
            return
        last.fingerprint = fingerprint(values)
        self._moved.append(last)


def fingerprint(values: dict[str, Any]) -> str:
    """A hash of values that does not depend on their order or type in Python."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _untouched(last: LoadedRow, now: dict[str, Any]) -> bool:
    """Whether the row is as it was loaded; a column added since then and still empty is no edit of the staff."""
    younger = ({key: value for key, value in now.items() if key != name} for name in now if now[name] in (None, ""))
    return last.fingerprint in {fingerprint(now), *(fingerprint(older) for older in younger)}


def _saved(row: Model, fields: list[str] | None = None) -> bool:
    """Save a row; False where a rule beyond the natural key refuses it: no shared days, one number."""
    if not isinstance(row, Membership | Chair | Meeting):
        row.save(update_fields=fields)
        return True
    try:
        with transaction.atomic():
            row.save(update_fields=fields)
    except IntegrityError:
        return False
    return True


def _plain(name: str) -> str:
    return name.removesuffix("_id")


def _check(row: Row, values: dict[str, Any]) -> None:
    """Refuse a value that its column cannot hold."""
    for name, value in values.items():
        column = row.model._meta.get_field(_plain(name))
        if isinstance(column, models.ForeignKey) or not isinstance(column, models.Field):
            continue
        try:
            column.clean(value, None)
        except ValidationError as error:
            raise BadReference(f"{row.where}: {column.verbose_name}: {' '.join(error.messages)}") from None
