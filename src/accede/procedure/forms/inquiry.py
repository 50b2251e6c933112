"""A visitor's question, its answer, and how the office finds it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines


class QuestionForm(forms.Form):
    """A question to the secretariat."""

    name = Line(label=_("Your name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The answer is sent to it, and nothing else."))
    words = Lines(label=_("Your question"), max_length=5000)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = name


class InquiryAnswerForm(forms.Form):
    """What the secretariat answers."""

    answer = Lines(
        label=_("Your answer"),
        max_length=10_000,
        help_text=_("It leaves as a letter in the language in which the question was asked."),
    )


class InquiryFilter(forms.Form):
    """Which questions of visitors to list."""

    words = Line(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("open", _("open")), ("closed", _("closed"))]
    )
