"""A visitor's question, its answer, and how the office finds it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    """A question to the secretariat."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The answer is sent to it, and nothing else."))
    words = forms.CharField(label=_("Your question"), max_length=5000, widget=forms.Textarea)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = name


class InquiryAnswerForm(forms.Form):
    """What the secretariat answers."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=10_000,
        widget=forms.Textarea,
        help_text=_("It leaves as a letter in the language in which the question was asked."),
    )


class InquiryFilter(forms.Form):
    """Which questions of visitors to list."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("open", _("open")), ("closed", _("closed"))]
    )
