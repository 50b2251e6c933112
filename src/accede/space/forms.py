"""Forms of the members' space."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.space.models import Audience, Kind, Newsletter, Wish
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
    kinds.kind = "fold"


class SubscribeForm(forms.Form):
    """An address for the newsletter, and what its owner agrees to."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "email"}))
    agreed = forms.BooleanField()

    def __init__(self, *given: object, consent: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["agreed"].label = consent


class NewsletterForm(forms.Form):
    """A newsletter's audience, and by language its title and its words."""

    audience = forms.ChoiceField(label=_("To whom"), choices=Audience.choices, widget=forms.RadioSelect)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        for code, name in settings.LANGUAGES:
            label = gettext("Title ({language})").format(language=name)
            self.fields[f"title_{code}"] = Line(label=label, max_length=150, required=False)
            before, after = gettext("Words before ({language})"), gettext("Words after ({language})")
            for key, words in (("before", before), ("after", after)):
                said = {"label": words.format(language=name), "max_length": 10_000, "required": False}
                self.fields[f"{key}_{code}"] = Lines(**said, widget=forms.Textarea({"rows": 4}))

    @staticmethod
    def shown(one: Newsletter | None) -> dict[str, Any]:
        """Return what the form shows of a newsletter at first."""
        if one is None:
            return {"audience": Audience.PUBLIC}
        by_language = {"title": one.titles, "before": one.before, "after": one.after}
        found = {f"{key}_{code}": said for key, texts in by_language.items() for code, said in texts.items()}
        return {"audience": one.audience, **found}

    def clean(self) -> dict[str, Any]:
        """Ask for a title in each language that says something."""
        said = super().clean()
        for code, _name in settings.LANGUAGES:
            if (said.get(f"before_{code}") or said.get(f"after_{code}")) and not said.get(f"title_{code}"):
                self.add_error(f"title_{code}", gettext("These words have no title."))
        if not any(said.get(f"title_{code}") for code, _name in settings.LANGUAGES):
            self.add_error(None, gettext("A newsletter has a title, in one language at least."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What was written, by language."""

        def texts(key: str) -> dict[str, str]:
            found = {code: self.cleaned_data[f"{key}_{code}"] for code, _name in settings.LANGUAGES}
            return {code: said for code, said in found.items() if said}

        of = {"titles": texts("title"), "before": texts("before"), "after": texts("after")}
        return {"audience": self.cleaned_data["audience"], **of}
