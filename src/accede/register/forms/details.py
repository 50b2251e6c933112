"""What is known of an organisation, as it is changed."""

import json
from collections.abc import Collection, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms.day import Day
from accede.register.models import Organisation
from accede.wording.formats import countries

LABELS = {
    "name": _("Name"),
    "country": _("Country"),
    "seat": _("Head office"),
    "legal_form": _("Legal form"),
    "registration": _("Registration number"),
    "vat": _("VAT number"),
    "iban": _("IBAN"),
    "website": _("Website"),
}


class DetailsForm(forms.Form):
    """Details of an organisation, and from when they are true; `seen` is what they were when the page was made."""

    name = Line(max_length=300)
    country = forms.ChoiceField(required=False)
    seat = Line(max_length=200, required=False)
    legal_form = forms.ChoiceField(required=False)
    registration = Line(max_length=60, required=False)
    vat = Line(max_length=60, required=False)
    iban = Line(max_length=60, required=False)
    website = forms.URLField(max_length=200, required=False, assume_scheme="https")
    since = forms.DateField(
        label=_("True since"),
        required=False,
        widget=Day,
        help_text=_("The day on which it changed. Leave it empty where it was simply written wrongly."),
    )
    seen = forms.JSONField(widget=forms.HiddenInput)

    def __init__(
        self,
        *given: object,
        organisation: Organisation,
        details: Collection[str],
        legal_forms: Mapping[str, str],
        language: str,
        **named: object,
    ) -> None:
        known = {name: getattr(organisation, name) for name in details}
        super().__init__(*given, initial=known | {"seen": known}, **named)
        for name, label in LABELS.items():
            self.fields[name].label = label
        for name in set(LABELS) - set(details):
            del self.fields[name]
        own = known.get("legal_form", "")
        named_forms = legal_forms if own in ("", *legal_forms) else {own: own, **legal_forms}
        offered = {"country": countries(language), "legal_form": [*named_forms.items()]}
        for name in offered.keys() & self.fields.keys():
            self.fields[name].choices = [("", "–"), *offered[name]]

    def clean_seen(self) -> dict[str, str]:
        """Take what the page told only if it is of the shape that the page writes."""
        seen = self.cleaned_data["seen"]
        told = seen if isinstance(seen, dict) else {}
        if any(not isinstance(told.get(name), str) for name in self.fields.keys() & LABELS.keys()):
            raise forms.ValidationError(_("This page is no longer whole. Open it again."))
        return told

    def look_again(self, organisation: Organisation) -> None:
        """Take what is there now as seen, and keep what was typed."""
        self.data = self.data.copy()
        self.data["seen"] = json.dumps(
            {name: getattr(organisation, name) for name in self.fields.keys() & LABELS.keys()}
        )
