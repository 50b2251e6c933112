"""Looking for calls, taking them in from a file, and publishing one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.projects.queries import State
from accede.space.models import Audience

LARGEST = 20 * 1024 * 1024


class CallSearch(forms.Form):
    """Which calls to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *State.choices])
    fits = forms.BooleanField(label=_("Only calls that may fit us"), required=False)
    like = forms.BooleanField(label=_("Those most like what we do in front"), required=False)

    def __init__(self, *given: object, asks_fit: bool, **named: object) -> None:
        super().__init__(*given, **named)
        if not asks_fit:
            del self.fields["fits"], self.fields["like"]


class CallsFile(forms.Form):
    """A file of calls."""

    file = forms.FileField(
        label=_("File"), help_text=_("JSON, or a table (CSV, XLSX, ODS) whose first row names its columns.")
    )

    def clean_file(self) -> bytes:
        """Return what stands in the file."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 megabytes: send it in parts."))
        return file.read()


class WatchForm(forms.Form):
    """Words to search the portal for."""

    words = Line(label=_("Words"), max_length=200)


class PublishForm(forms.Form):
    """For whom a call is laid out."""

    audience = forms.ChoiceField(label=_("For"), choices=Audience, initial=Audience.MEMBERS)


class BudgetForm(forms.Form):
    """What a project would cost, in whole euros."""

    budget = forms.IntegerField(label=_("If the project costs, in euros"), min_value=1, max_value=10**9, required=False)
