"""Who takes part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms.ours import Ours
from accede.register.models import Organisation


class PersonForm(forms.Form):
    """Who takes part, and where letters reach that person."""

    name = Line(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))


class OurForm(Ours, PersonForm):
    """Somebody of a member that whoever fills it speaks for."""


class GuestForm(PersonForm):
    """A guest, with what it agrees to."""

    of = Line(label=_("Your organisation"), max_length=200)
    agreed = forms.BooleanField()
    field_order = ("name", "of", "email", "agreed")

    def __init__(self, *given: Any, consent: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["agreed"].label = consent
        self.fields["name"].label = _("Your name")
        for name, known_as in (("name", "name"), ("email", "email"), ("of", "organization")):
            self.fields[name].widget.attrs["autocomplete"] = known_as


class AdmitForm(PersonForm):
    """Somebody whom the office lets in: of a member, or a guest."""

    member = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Member"), required=False, empty_label=_("none")
    )
    of = Line(label=_("Organisation of a guest"), max_length=200, required=False)

    def __init__(self, *given: Any, members: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["member"].queryset = members

    def clean(self) -> dict[str, Any]:
        """Want one organisation."""
        told = super().clean()
        if bool(told.get("member")) == bool(told.get("of")) and not self.errors:
            raise forms.ValidationError(_("Choose a member, or name the organisation of a guest."))
        return told
