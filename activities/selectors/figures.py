"""Counts for figures: by form and year, never per state or pair of states (DESIGN §2.1)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from activities.models import Activity
from activities.states import Form, paragraph


@dataclass(frozen=True)
class FormRow:
    """One form, its label and how many activities have it as principal form."""

    code: str
    paragraph: str
    label: str
    number: int
    by_year: dict[int, int]


def by_form(activities: Iterable[Activity]) -> list[FormRow]:
    """Each activity once, under its principal form, in the year in which it began; forms in the order of ¶8."""
    counts: Counter[tuple[str, int]] = Counter(
        (activity.principal_form, activity.sort_on.year) for activity in activities if activity.forms
    )
    years = sorted({year for _form, year in counts})
    return [
        FormRow(
            code=form.value,
            paragraph=paragraph(form.value),
            label=str(form.label),
            number=sum(counts[form.value, year] for year in years),
            by_year={year: counts[form.value, year] for year in years},
        )
        for form in Form
    ]
