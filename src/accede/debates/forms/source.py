"""A source, and a file of one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.debates.models import Source
from accede.debates.models.source import SAID
from accede.debates.reading.fetching import LARGEST
from accede.people.forms import Line
from accede.people.queries import language
from accede.statutes.forms import languages

TOO_LARGE = _("This file is larger than five megabytes.")


class SourceForm(forms.ModelForm):
    """Where somebody publishes, and how often that is read."""

    name = Line(label=_("Name"), max_length=200)
    address = forms.URLField(
        label=_("Address"),
        help_text=_("Of a feed (RSS, Atom) or a calendar (iCalendar). Without one, you import files of it."),
        max_length=1000,
        required=False,
        assume_scheme="https",
    )
    credit = Line(label=_("Who is named as its source"), max_length=200)
    licence = Line(label=_("Under which terms its texts may be used"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Language of its texts"))
    every_hours = forms.IntegerField(label=_("Read every how many hours"), min_value=1, max_value=168)

    class Meta:
        model = Source
        fields = SAID

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["language"].choices = languages(language())
        self.fields["every_hours"].kind = "short"

    def clean_address(self) -> str:
        """Keep the address of something on the web."""
        address = self.cleaned_data["address"]
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("The address of a feed begins with https:// or http://."))
        return address

    def said(self) -> dict[str, object]:
        """Return what was said, as the actions take it."""
        return {name: self.cleaned_data[name] for name in SAID}


class FileForm(forms.Form):
    """A feed or calendar that somebody has downloaded."""

    file = forms.FileField(
        label=_("File"), help_text=_("A feed (RSS, Atom) or a calendar (.ics) of at most five megabytes.")
    )

    def clean_file(self) -> bytes:
        """Return what stands in it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return file.read()
