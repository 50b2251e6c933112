"""Sheets of good practice: written, found, given back, published; and whom they may be for."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.exchange.actions import Sheet
from accede.exchange.forms.speaking import Speaking
from accede.exchange.models import Practice, Target
from accede.exchange.models.practice import PARTS
from accede.people.forms import InLanguages, Line, Lines, title_in
from accede.people.queries import language
from accede.register.forms import country_choices
from accede.space.models import Audience
from accede.wording.formats import country, language_name, text

LONGEST = 4000


def _words(part: str) -> Any:
    def field(name: str) -> Lines:
        label = gettext("%(part)s (%(language)s)") % {"part": PARTS[part], "language": name}
        return Lines(label=label, max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3}))

    return field


def _targets(**named: Any) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Target.objects.all(), label=_("For whom it is"), required=False, widget=forms.CheckboxSelectMultiple, **named
    )


class PracticeForm(Speaking):
    """One sheet, in each language of the site; one of them decides."""

    country = forms.ChoiceField(label=_("Country"))
    targets = _targets()
    transferable = forms.ChoiceField(
        label=_("Can others do it?"), choices=Practice.Transferable, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("The language that decides"),
        help_text=_("When it changes, the other languages are marked as behind until they follow."),
    )
    is_current = forms.BooleanField(
        label=_("The translations say the same as the language that decides"), required=False
    )
    by_language: ClassVar = {"title": title_in} | {part: _words(part) for part in PARTS}

    def __init__(self, *given: Any, known: Practice | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        lang = language()
        self.fields["country"].choices = country_choices(lang)
        self.fields["language"].choices = [(code, language_name(code, lang)) for code, _name in settings.LANGUAGES]
        self.fields["targets"].label_from_instance = lambda one: text(one.titles, lang)
        if not self.fields["targets"].queryset:
            del self.fields["targets"]
        if known:
            del self.fields["organisation"]
        if not (known and len(known.titles) > 1):
            del self.fields["is_current"]

    def clean(self) -> dict[str, Any]:
        """Want a title, and what is done, in the language that decides."""
        told = super().clean()
        decides = told.get("language")
        for name, wrong in (("title", _("The language that decides needs a title.")), ("what", _("Say what is done."))):
            if decides and not told.get(f"{name}_{decides}") and f"{name}_{decides}" not in self.errors:
                self.add_error(f"{name}_{decides}", wrong)
        return told

    def sheet(self) -> dict[str, Any]:
        """Return what the sheet says, and whom it is for."""
        told, texts = self.cleaned_data, {part: self.said(part) for part in PARTS}
        sheet = Sheet(told["country"], told["transferable"], told["language"], self.said("title"), texts)
        return {"sheet": sheet, "targets": told.get("targets", [])}

    @staticmethod
    def of(practice: Practice) -> dict[str, Any]:
        """Return a sheet as the form begins with it."""
        told = {name: getattr(practice, name) for name in ("country", "transferable", "language")}
        shown = PracticeForm.shown(title=practice.titles, **practice.texts)
        return shown | told | {"targets": [one.pk for one in practice.targets.all()]}


class PracticeSearch(forms.Form):
    """Which sheets to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    country = forms.ChoiceField(label=_("Country"), required=False)
    target = forms.ModelChoiceField(Target.objects.all(), label=_("For whom"), required=False, empty_label=_("All"))
    transferable = forms.ChoiceField(
        label=_("Can others do it?"), required=False, choices=[("", _("All")), *Practice.Transferable.choices]
    )

    def __init__(self, *given: Any, countries: Iterable[str], **named: Any) -> None:
        super().__init__(*given, **named)
        lang = language()
        self.fields["country"].choices = [("", _("All")), *((code, country(code, lang)) for code in countries)]
        self.fields["target"].label_from_instance = lambda one: text(one.titles, lang)

    def wanted(self) -> dict[str, Any]:
        """Return what is asked for; what cannot be read asks for nothing."""
        return self.cleaned_data if self.is_valid() else {}


class PublishForm(forms.Form):
    """To whom a sheet is shown."""

    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=Audience, widget=forms.RadioSelect, initial=Audience.MEMBERS
    )


class ReturnForm(forms.Form):
    """Why a sheet is given back."""

    remark = Lines(label=_("What is missing"), max_length=2000)


class TargetForm(InLanguages):
    """What a group of people is called, in each language."""

    by_language: ClassVar = {"title": lambda name: title_in(name, 100)}
