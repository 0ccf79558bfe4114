"""The forms of an import: a file or pasted rows, what each column means, and what comes in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.importing.columns import COLUMNS
from activities.importing.files import read_file, read_text, too_large
from activities.importing.limits import MOST_BYTES, MOST_MEGABYTES, MOST_ROWS
from activities.importing.problems import Refused
from activities.importing.tables import Table

LONGEST_NAME = 120
UNSAID, LEFT_OUT = "", "leave-out"
AT_MOST = lazy("At most {rows} rows and {size} MB. The file itself is not kept.")


class UploadForm(forms.Form):
    """Gives `table()` and `name()`: what was read, and how the file was called."""

    file = forms.FileField(
        label=lazy("Excel or CSV file"),
        required=False,
        allow_empty_file=True,
        max_length=400,
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt"}),
        help_text=format_lazy(AT_MOST, rows=f"{MOST_ROWS:,}", size=MOST_MEGABYTES),
    )
    pasted = forms.CharField(
        label=lazy("Or rows copied from a spreadsheet"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
        help_text=lazy("With the row of headers."),
    )

    def clean(self) -> dict[str, Any]:
        """Reads the file, or else the rows; a file that cannot be read says why."""
        cleaned = super().clean() or self.cleaned_data
        file, pasted = cleaned.get("file"), cleaned.get("pasted") or ""
        if not file and not pasted.strip() and not self.errors:
            self.add_error("file", _("Choose a file, or paste the rows."))
        elif not self.errors:
            self._read("file" if file else "pasted", file, pasted)
        return cleaned

    def _read(self, field: str, file: Any, pasted: str) -> None:
        try:
            if file and file.size > MOST_BYTES:  # refused before it is read into memory
                raise too_large()
            self.cleaned_data["table"] = read_file(file.read()) if file else read_text(pasted)
        except Refused as refused:
            self.add_error(field, str(refused))

    def table(self) -> Table:
        """The table that was read."""
        table: Table = self.cleaned_data["table"]
        return table

    def name(self) -> str:
        """How the file is called, for the page."""
        file = self.cleaned_data.get("file")
        name = "".join(sign for sign in file.name if sign.isprintable()) if file else ""
        return name[:LONGEST_NAME] or _("Pasted rows")


class ColumnsForm(forms.Form):
    """Gives `mapping()`: for each header of the file one of our columns, or nothing."""

    def __init__(self, *args: Any, headers: Iterable[str], mapping: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = list(headers)
        choices = [(UNSAID, _("Choose")), (LEFT_OUT, _("Leave this column out")), *((c.key, c.label) for c in COLUMNS)]
        for place, header in enumerate(self.headers):
            said = mapping.get(header)
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=f"“{header}”",
                choices=choices,
                initial=LEFT_OUT if said == "" else said or UNSAID,
                error_messages={
                    "required": lazy("Say what this column holds, or leave it out."),
                    "invalid_choice": lazy("This is not in the list."),
                },
            )

    def clean(self) -> dict[str, Any]:
        """A column of ours comes from one column of the file, and the title comes from one."""
        cleaned = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for place, header in enumerate(self.headers):
            key = cleaned.get(f"column_{place}")
            if key in taken and key != LEFT_OUT:
                self.add_error(f"column_{place}", _("“%(other)s” is this column already.") % {"other": taken[key]})
            elif key:
                taken[key] = header
        if "title" not in taken and not self.errors:
            self.add_error(None, _("Say which column holds the title."))
        return cleaned

    def mapping(self) -> dict[str, str]:
        """Header → column; nothing for a column that is left out."""
        chosen = {header: self.cleaned_data[f"column_{place}"] for place, header in enumerate(self.headers)}
        return {header: "" if key == LEFT_OUT else key for header, key in chosen.items()}


class CommitForm(forms.Form):
    """What comes in beside the good rows."""

    twins = forms.BooleanField(
        label=lazy("Also import the rows that look like a record that is there"),
        required=False,
        help_text=lazy("Tick it when you know that they are other activities."),
    )
