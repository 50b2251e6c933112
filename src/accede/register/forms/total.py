"""What the office fills to note what was published of the whole network."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line


class TotalForm(forms.Form):
    """One number that a source gives for a year, or for one of two years."""

    name = forms.ChoiceField(label=_("What is counted"))
    value = forms.IntegerField(label=_("Number"), min_value=0, max_value=2**62)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2999)
    or_year = forms.IntegerField(
        label=_("Or the year"),
        help_text=_("Only where the source leaves open which of two years it counts: the later one."),
        required=False,
        min_value=1900,
        max_value=2999,
    )
    definition = Line(label=_("What exactly is counted"), required=False, max_length=500)
    source = Line(
        label=_("Source"), help_text=_("Where it was published: an address, or a title and a page."), max_length=500
    )

    def __init__(self, *given: object, names: Iterable[tuple[str, str]], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["name"].choices = list(names)

    def clean(self) -> dict[str, Any]:
        """Make sure that of two years the later stands second."""
        told = super().clean()
        if told.get("or_year") and told.get("year") and told["or_year"] <= told["year"]:
            self.add_error("or_year", _("Give the later of the two years here."))
        return told
