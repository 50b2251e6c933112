"""What a member says of a project that it has made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.projects.forms.calls import CallsFile
from accede.projects.models import PastProject
from accede.projects.portal.past import Made, partners
from accede.register.forms.ours import Ours


class PastForm(Ours):
    """A project that was made."""

    title = Line(label=_("Title"), max_length=300)
    partners = Lines(
        label=_("Who was in it"),
        max_length=5000,
        help_text=_("A line for each, whoever led first, with the country: Town of Ghent (BE)."),
    )
    starts = forms.IntegerField(label=_("First year"), min_value=1980, max_value=2100)
    ends = forms.IntegerField(label=_("Last year"), min_value=1980, max_value=2100, required=False)
    programme = Line(label=_("Programme"), max_length=120, required=False)
    reference = Line(label=_("Reference of the grant"), max_length=120, required=False)
    budget = forms.IntegerField(label=_("Budget, in euros"), min_value=1, max_value=10**12, required=False)
    grant = forms.IntegerField(label=_("Grant, in euros"), min_value=0, max_value=10**12, required=False)
    rest = Line(label=_("Who paid the rest"), max_length=300, required=False)

    def clean_partners(self) -> tuple[tuple[str, str], ...]:
        """Return who was in it, by name and country."""
        return partners(self.cleaned_data["partners"])

    def made(self) -> Made:
        """Return what is told."""
        return Made(**{name: value for name, value in self.cleaned_data.items() if name != "organisation"})


class PastFile(CallsFile):
    """A file of past projects."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["file"].help_text = _("A table (CSV, XLSX, ODS) whose first row names its columns.")


def shown(past: PastProject) -> dict[str, object]:
    """Return what a past project says, as its form shows it."""
    told = {name: getattr(past, name) for name in PastForm.base_fields if name not in ("organisation", "partners")}
    lines = "\n".join(one.line for one in past.partners.select_related("organisation"))
    return {**told, "organisation": past.organisation_id, "partners": lines}
