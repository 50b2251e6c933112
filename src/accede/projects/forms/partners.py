"""What a member says of itself, and whom it takes into a consortium."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.projects.eligibility.wording import ROLES, TYPES
from accede.projects.models import Often, Profile
from accede.projects.models.profile import SAID
from accede.register.forms import Day
from accede.register.forms.ours import Ours
from accede.register.models import Organisation
from accede.register.queries import organisations_on
from accede.wording.formats import countries, country


class ProfileForm(forms.Form):
    """What a member says of itself."""

    does = Lines(label=_("What your organisation does"), required=False, max_length=3000)
    themes = Line(label=_("Themes, parted by commas"), required=False, max_length=300)
    looks_for = Lines(label=_("What you look for in a partner or a project"), required=False, max_length=3000)
    languages = Line(label=_("Languages you work in"), required=False, max_length=200)
    types = forms.MultipleChoiceField(
        label=_("Kind of organisation"),
        help_text=_("As calls tell them apart; tick all that is true."),
        required=False,
        choices=[*TYPES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    founded = forms.DateField(label=_("Exists since"), required=False, widget=Day)
    often = forms.ChoiceField(
        label=_("Tell us by letter of calls that may fit"), choices=Often, initial=Often.NEVER, widget=forms.RadioSelect
    )

    def __init__(self, *given: object, profile: Profile | None, **named: object) -> None:
        known = {name: getattr(profile, name) for name in SAID} if profile else {"often": Often.NEVER}
        super().__init__(*given, initial=known, **named)


class ConsortiumForm(Ours):
    """What a consortium is called, and which of one's organisations leads it."""

    title = Line(label=_("What you call it"), max_length=200)


class PartnerSearch(forms.Form):
    """Which members to show as partners."""

    q = Line(label=_("Words"), required=False, max_length=100)


class PartnerForm(forms.Form):
    """One more organisation in a consortium."""

    member = forms.ModelChoiceField(Organisation.objects.none(), label=_("A member"), required=False, empty_label="–")
    name = Line(label=_("Or another organisation"), required=False, max_length=300)
    country = forms.ChoiceField(label=_("Its country"), required=False)
    types = forms.MultipleChoiceField(
        label=_("Kind of organisation"), required=False, choices=[*TYPES.items()], widget=forms.CheckboxSelectMultiple
    )
    role = forms.ChoiceField(label=_("As"), choices=[*ROLES.items()], initial="beneficiary")

    def __init__(self, *given: object, on: date, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["member"].queryset = organisations_on(on)
        self.fields["member"].label_from_instance = lambda one: f"{one.name} ({country(one.country, language)})"
        self.fields["country"].choices = [("", "–"), *countries(language)]
        self.fields["types"].kind = "fold"
