"""The texts of a stage as a round puts them before the seats."""

from django.utils.translation import gettext as _

from kernel.consensus.services.open import Text
from reporting.models import Stage
from reporting.numbering import labels


def texts_of(stage: Stage) -> list[Text]:
    """Every paragraph, item and annex row, under the name by which people know it."""
    paragraphs = [
        Text(row.key, _("paragraph %(number)s") % {"number": label}, row.text)
        for row, label in labels(stage.paragraphs.all())
    ]
    rows = []
    numbers: dict[str, int] = {}
    for row in stage.rows.all():
        numbers[row.annex] = numbers.get(row.annex, 0) + 1
        place = _("Annex %(annex)s, row %(row)s") % {"annex": row.annex, "row": numbers[row.annex]}
        rows.append(Text(row.key, place, row.text))
    return paragraphs + rows
