"""The order of an agenda, and its documents."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.naming import agenda_line
from accede.people.forms import InLanguages, Line, title_in
from accede.people.queries import language
from accede.statutes.forms import languages


class ArrangeForm(forms.Form):
    """The place of each item, and how long one speaks on it."""

    def __init__(self, items: list[Item], data: Any = None) -> None:
        super().__init__(data)
        self.items = items
        for item in items:
            place = forms.IntegerField(
                label=_("Place on the agenda"), min_value=1, max_value=999, initial=item.position
            )
            minutes = forms.IntegerField(
                label=_("Minutes"), min_value=1, max_value=999, required=False, initial=item.minutes_to_speak
            )
            self.fields |= {f"place_{item.pk}": place, f"minutes_{item.pk}": minutes}

    def rows(self) -> list[dict[str, Any]]:
        """Return each item with its two fields."""
        return [
            {"item": one, "place": self[f"place_{one.pk}"], "minutes": self[f"minutes_{one.pk}"]} for one in self.items
        ]

    def order(self) -> list[int]:
        """Return the keys of the items as asked for: what was moved takes its place, others make room."""
        wanted = {one: self.cleaned_data[f"place_{one.pk}"] for one in self.items}
        return [one.pk for one in sorted(self.items, key=lambda one: (wanted[one], wanted[one] - one.position))]

    def minutes(self) -> dict[int, int | None]:
        """Return how long one speaks on each item."""
        return {one.pk: self.cleaned_data[f"minutes_{one.pk}"] for one in self.items}


class TitleForm(InLanguages):
    """What an item is called, in each language."""

    by_language: ClassVar = {"title": title_in}


class PaperForm(forms.Form):
    """A document: for what, what it is called, in which language."""

    item = forms.ChoiceField(label=_("For what"), required=False)
    title = Line(label=_("What it is"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, assembly: Assembly, items: list[Item], holder: str, *given: Any) -> None:
        super().__init__(*given)
        whole = ("", _("The whole meeting"))
        self.fields["item"].choices = [whole, *((str(one.position), agenda_line(one)) for one in items)]
        self.fields["language"].choices = [("", _("Any")), *languages(language())]
        self.fields["file"] = DocumentField(label=_("File"), holder=holder)


class VersionForm(forms.Form):
    """A newer version of a document."""

    def __init__(self, holder: str, *given: Any) -> None:
        super().__init__(*given)
        self.fields["file"] = DocumentField(label=_("File"), holder=holder)
