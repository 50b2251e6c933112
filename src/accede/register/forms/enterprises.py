"""What people fill about a member's own enterprises."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accede.people.forms import Line, Lines
from accede.register.forms.day import Day
from accede.register.models import Enterprise, Likeness, Organisation
from accede.register.queries.listing import MOST, Listed, Wrong, read_lines


class EnterpriseSearch(forms.Form):
    """Which enterprises of a member to show: those whose name or number holds these words, on a day."""

    q = Line(label=_("Name or number"), required=False, max_length=100)
    on = forms.DateField(label=_("As the list stood on"), required=False, widget=Day)


class EnterprisesForm(forms.Form):
    """Enterprises that a member lists, a line each; pasted, or sent as a file."""

    lines = Lines(
        label=_("Enterprises, a line each"),
        help_text=_(
            "Name; country; registration number. Country and number may be left out: Atelier; BE; 0403.019.261"
        ),
        required=False,
        max_length=1_000_000,
    )
    file = forms.FileField(label=_("Or a CSV file with these columns"), required=False)
    starts = forms.DateField(label=_("They belong to the network from"), widget=Day)

    def __init__(self, *given: object, organisation: Organisation, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.organisation, self.language = organisation, language
        self.listed: list[Listed] = []
        self.wrong: list[Wrong] = []

    def clean(self) -> dict[str, Any]:
        """Read the lines; each that is wrong is told, and none is listed until all are right."""
        told = super().clean()
        text = _text_of(told["file"]) if told.get("file") else told.get("lines", "")
        if told.get("starts"):
            self.listed, self.wrong = read_lines(text, self.organisation, told["starts"], self.language)
            if not self.listed or len(self.listed) > MOST:
                raise forms.ValidationError(_("Give at least one line, and at most 20,000."))
        if self.wrong:
            wrong = len(self.wrong)
            sentence = ngettext_lazy(
                "One line is wrong, and nothing is listed yet.",
                "%(n)d lines are wrong, and nothing is listed yet.",
                "n",
            )
            raise forms.ValidationError(sentence, params={"n": wrong})
        return told


class EndForm(forms.Form):
    """The first day without something."""

    ends = forms.DateField(label=_("The first day without it"), widget=Day)


class LikenessForm(forms.Form):
    """What the office says of two enterprises."""

    first = forms.ModelChoiceField(Enterprise.objects.all(), widget=forms.HiddenInput)
    second = forms.ModelChoiceField(Enterprise.objects.all(), widget=forms.HiddenInput)
    said = forms.ChoiceField(choices=Likeness.Said.choices, widget=forms.HiddenInput)


def _text_of(file: Any) -> str:
    sent = file.read()
    try:
        return sent.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older spreadsheets write the letters of Western Europe.
        return sent.decode("cp1252", errors="replace")
