"""What is asked about minutes: a text, a signature, and which assembly is to approve them."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly, MinutesText
from accede.assembly.queries.agenda import takes
from accede.assembly.queries.naming import assembly_name
from accede.people.forms import Lines
from accede.people.queries import language
from accede.rulebook.minutes import MINUTES
from accede.wording.formats import text

NUMBER = {"min_value": 1, "max_value": 2**31 - 1}


class CorrectForm(forms.Form):
    """The text of minutes in one language, and the version that it was made from."""

    text = Lines(
        label=_("Text of the minutes"),
        help_text=_("A line that begins with # is a heading. An empty line begins a new paragraph."),
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 30}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, **NUMBER)

    def __init__(self, *given: object, stands: MinutesText) -> None:
        super().__init__(*given, initial={"text": stands.text, "seen": stands.number})
        self.fields["text"].widget.attrs["lang"] = stands.language


class SignForm(forms.Form):
    """The version of the text that whoever signs has seen."""

    seen = forms.IntegerField(**NUMBER)


class ApprovalForm(forms.Form):
    """Which assembly is to approve minutes, and as what kind of decision."""

    assembly = forms.ChoiceField(label=_("Assembly"))
    matter = forms.ChoiceField(label=_("What is decided"))

    def __init__(self, coming: Sequence[Assembly], data: object = None) -> None:
        super().__init__(data)
        self.coming = {str(one.pk): one for one in coming}
        self.fields["assembly"].choices = [(key, assembly_name(one)) for key, one in self.coming.items()]
        matters = {name: text(rule.label, language()) for one in coming for name, rule in takes(one).items()}
        self.fields["matter"].choices = [(name, label or name) for name, label in matters.items()]
        self.fields["matter"].initial = MINUTES if MINUTES in matters else None

    def clean_assembly(self) -> Assembly:
        """Return the assembly."""
        return self.coming[self.cleaned_data["assembly"]]
