"""Forms of the members' space."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import InLanguages, Line, Lines, title_in
from accede.space.models import Audience, Kind, Wish
from accede.space.queries.areas import AREAS


class ShelfSearch(forms.Form):
    """Which publications to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Kind.choices])
    area = forms.ChoiceField(
        required=False, choices=[("", ""), *((each.name, each.label) for each in AREAS)], widget=forms.HiddenInput
    )


class DigestForm(forms.Form):
    """How often a person is told what is new, and of what."""

    every = forms.ChoiceField(label=_("How often"), choices=Wish.Every.choices, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label=_("Of what"),
        required=False,
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none to hear of everything."),
    )
    words = Lines(
        label=_("Only with these words"),
        required=False,
        max_length=1000,
        help_text=_("A line for each search, such as “public procurement”. Leave it empty to hear of everything."),
        widget=forms.Textarea({"rows": 3}),
    )
    newsletter = forms.BooleanField(label=_("The newsletter"), required=False)
    consultations = forms.BooleanField(label=_("When members are asked something, and before it ends"), required=False)
    calls = forms.BooleanField(label=_("Calls that may fit, where your organisation asks for them"), required=False)
    kinds.kind = "fold"


class SubscribeForm(forms.Form):
    """An address for the newsletter, and what its owner agrees to."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "email"}))
    agreed = forms.BooleanField()

    def __init__(self, *given: object, consent: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["agreed"].label = consent


def _words(label: str) -> Lines:
    return Lines(label=label, max_length=10_000, required=False, widget=forms.Textarea({"rows": 4}))


class NewsletterForm(InLanguages):
    """A newsletter's audience, and by language its title and its words."""

    audience = forms.ChoiceField(
        label=_("To whom"), choices=Audience.choices, widget=forms.RadioSelect, initial=Audience.PUBLIC
    )
    by_language: ClassVar = {
        "title": lambda name: title_in(name, 150),
        "before": lambda name: _words(gettext("Words before ({language})").format(language=name)),
        "after": lambda name: _words(gettext("Words after ({language})").format(language=name)),
    }
    untitled = _("These words have no title.")
