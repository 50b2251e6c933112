"""A question to the candidate, and its answer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.people.forms import Lines
from accede.register.forms import Day

LONGEST = 5000


class AskForm(forms.Form):
    """What is asked, on which criterion, and until when."""

    words = Lines(
        label=_("Your question"),
        max_length=LONGEST,
        help_text=_("The candidate has it as a letter and answers on its page."),
    )
    criterion = forms.ChoiceField(label=_("What it concerns"), required=False)
    due_on = forms.DateField(label=_("Answer by"), required=False, widget=Day)
    again = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, criteria: list[tuple[str, str]], today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["criterion"].choices = [("", _("The request as a whole")), *criteria]
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()


class AnswerForm(forms.Form):
    """An answer in words, as a file, or both."""

    words = Lines(label=_("Your answer"), required=False, max_length=20_000)

    def __init__(self, *given: Any, holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(label=_("A file"), required=False, holder=holder)
