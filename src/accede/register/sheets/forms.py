"""What the office fills to bring a table: the file, and what its columns hold."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.models import Import
from accede.register.sheets.columns import FIELDS, FIGURE, facts_of, figures_of
from accede.register.sheets.reading import LARGEST, TOO_LARGE, Table, Unreadable, read
from accede.rulebook.book import Book
from accede.wording.formats import text


class FileForm(forms.Form):
    """A file of organisations to import; its table is read when it arrives."""

    file = forms.FileField(
        label=_("A file of organisations"),
        help_text=_("CSV, XLSX or ODS, at most 20 megabytes. Its first row names the columns."),
        allow_empty_file=True,
    )

    def clean_file(self) -> tuple[str, Table]:
        """Return the file's name and its table."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(str(TOO_LARGE))
        try:
            return file.name, read(file.read())
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from fault


class UndoingForm(forms.Form):
    """Why an import is undone, as whoever reads the register is told."""

    reason = Line(
        label=_("Why it is undone"), help_text=_("It stands beside each line that voids one."), max_length=500
    )


# The choice of a column that holds nothing we know, and of whoever is no member.
NONE = "-"


class ColumnsForm(forms.Form):
    """What each column of a file holds, and what becomes of its rows."""

    known = forms.ChoiceField(
        label=_("An organisation that the register knows already"),
        choices=Import.Known.choices,
        widget=forms.RadioSelect,
    )
    category = forms.ChoiceField(
        label=_("Those without a category of their own"),
        help_text=_("A member gets a number and a line in the register."),
    )
    year = forms.IntegerField(
        label=_("Year of figures whose column names none"), required=False, min_value=1900, max_value=2999
    )

    def __init__(self, *given: object, staged: Import, first: Sequence[str], book: Book, language: str) -> None:
        super().__init__(
            *given, initial={"known": staged.known, "category": staged.category or NONE, "year": staged.year}
        )
        named = {name: text(rule.label, language) or name for name, rule in book.category.items()}
        self.fields["category"].choices = [(NONE, _("are known and no members")), *named.items()]
        asked = figures_of(book) | facts_of(book)
        named = [(name, text(labels, language) or name) for name, labels in asked.items()]
        choices = [(NONE, _("is left out")), *FIELDS.items(), *named]
        for place, header in enumerate(staged.headers):
            sample = first[place] if place < len(first) else ""
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header or _("Column %(n)d") % {"n": place + 1},
                help_text=sample[:80],
                choices=choices,
                initial=staged.columns.get(str(place), NONE),
            )
        self.order_fields([name for name in self.fields if name.startswith("column_")])

    def clean(self) -> dict[str, Any]:
        """Gather the columns; one of them holds the name, and no field but a figure stands in two."""
        told = super().clean()
        columns = {name.removeprefix("column_"): told[name] for name in told if name.startswith("column_")}
        told["columns"] = {place: value for place, value in columns.items() if value != NONE}
        fields = [value for value in told["columns"].values() if not value.startswith(FIGURE)]
        if "name" not in fields:
            raise forms.ValidationError(_("Say which column holds the name of the organisation."))
        if len(fields) > len(set(fields)):
            raise forms.ValidationError(_("Two columns hold the same. Leave one of them out."))
        return told

    @property
    def said(self) -> dict[str, Any]:
        """What the office said, as the action takes it."""
        told = {name: self.cleaned_data[name] for name in ("columns", "known", "category", "year")}
        return told | {"category": told["category"].removeprefix(NONE)}
