"""What a call asks of those who answer it, as a form."""

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.projects.eligibility.conditions import Conditions, ValidationError
from accede.projects.eligibility.sets import known_sets
from accede.projects.eligibility.wording import SETS, TYPES

ROWS = (1, 2)  # kinds of organisation of which a consortium must have some
COUNTS = ("coordinator_min_years", "min_organisations", "max_organisations", "min_countries")
SIZES = ("grant_min", "grant_max", "months_min", "months_max")
SHARES = ("rate", "prefinancing")


def _count(label: str, **said: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=10**9, **said)


def _kinds(label: str) -> forms.MultipleChoiceField:
    field = forms.MultipleChoiceField(
        label=label, required=False, choices=[*TYPES.items()], widget=forms.CheckboxSelectMultiple
    )
    field.kind = "fold"
    return field


class ConditionsForm(forms.Form):
    """The conditions of a call. Whatever is left empty is not known, except that no kind ticked means any kind."""

    sets = forms.MultipleChoiceField(
        label=_("Eligible countries"), required=False, choices=[*SETS.items()], widget=forms.CheckboxSelectMultiple
    )
    lands = Line(label=_("Further countries, by their two letters"), required=False, max_length=300)
    countries_open = forms.BooleanField(label=_("There may be others, which are not noted here"), required=False)
    excluded = Line(label=_("Countries that are excluded"), required=False, max_length=300)
    types = _kinds(_("Kinds of organisation that may apply"))
    min_organisations = _count(_("Organisations, at least"))
    max_organisations = _count(_("Organisations, at most"))
    min_countries = _count(_("Countries, at least"))
    from_eu = _count(_("Organisations from EU Member States, at least"))
    coordinator_sets = forms.MultipleChoiceField(
        label=_("A coordinator comes from"),
        help_text=_("Only where not every eligible country may coordinate."),
        required=False,
        choices=[*SETS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    coordinator_types = _kinds(_("Kinds of organisation that may coordinate"))
    coordinator_min_years = _count(_("Years that a coordinator has existed, at least"))
    rate = Line(label=_("Share of the costs that is paid, such as 80%"), required=False, max_length=10)
    prefinancing = Line(label=_("Share of the grant that is paid at the beginning"), required=False, max_length=10)
    grant_min = _count(_("Grant in euros, at least"))
    grant_max = _count(_("Grant in euros, at most"))
    months_min = _count(_("Months, at least"))
    months_max = _count(_("Months, at most"))
    source = Line(label=_("Where this was read"), required=False, max_length=500)

    def __init__(self, *given: object, known: Conditions, **named: object) -> None:
        self.known = known
        super().__init__(*given, initial=_initial(known), **named)
        for row in ROWS:
            self.fields[f"type_{row}"] = forms.ChoiceField(
                label=_("The consortium must have"), required=False, choices=[("", "–"), *TYPES.items()]
            )
            self.fields[f"organisations_{row}"] = _count(_("How many of them, at least"))
            self.fields[f"lands_{row}"] = _count(_("From how many countries, at least"))
        after = list(self.fields).index("coordinator_sets")
        names = [name for name in self.fields if name[-1:].isdigit()]
        others = [name for name in self.fields if name not in names]
        self.order_fields([*others[:after], *names, *others[after:]])

    def clean(self) -> dict[str, Any]:
        """Bring what was filled into the form in which it is kept."""
        filled = super().clean()
        try:
            filled["conditions"] = Conditions.model_validate(self._said(filled))
        except ValidationError as fault:
            for wrong in fault.errors():
                at = str(next(iter(wrong["loc"]), ""))
                name = "lands" if at == "countries" else at
                self.add_error(name if name in self.fields else None, WRONG.get(wrong["type"], UNCLEAR))
        return filled

    def _said(self, filled: dict[str, Any]) -> dict[str, Any]:
        names = (*COUNTS, *SIZES, *SHARES, "countries_open", "types", "coordinator_types", "source")
        said = {name: filled.get(name) for name in names if filled.get(name) not in (None, "", [])}
        within = [one for one in self.known.within if one.countries != EU]
        if filled.get("from_eu"):
            within.insert(0, {"countries": EU, "organisations": filled["from_eu"]})
        return said | {
            "countries": [*filled.get("sets", ()), *_codes(filled.get("lands", ""))],
            "excluded": _codes(filled.get("excluded", "")),
            "coordinator_countries": filled.get("coordinator_sets", ()),
            "within": within,
            "required": [*_required(filled), *self.known.required[len(ROWS) :]],
            "counted": self.known.counted,
            "lump_sums": self.known.lump_sums,
        }


EU = ("eu",)
UNCLEAR = _("This cannot be read.")
WRONG = {
    "no_place": _("One of these is no country: write each by its two letters, such as BE."),
    "not_a_share": _("A share is written as 4/5 or 80%."),
    "share_of_one": _("A share is more than nothing and at most 100%."),
    "least_over_most": _("The least is more than the most."),
}


def _codes(words: str) -> list[str]:
    return re.findall(r"\w+", words.upper())


def _required(filled: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "type": filled[f"type_{row}"],
            "organisations": filled.get(f"organisations_{row}") or 1,
            "countries": filled.get(f"lands_{row}") or 1,
        }
        for row in ROWS
        if filled.get(f"type_{row}")
    ]


def _share(share: Fraction | None) -> str:
    if not share:
        return ""
    return f"{share * 100}%" if (share * 100).denominator == 1 else str(share)


def _initial(known: Conditions) -> dict[str, Any]:
    names = {one.name for one in known_sets()}
    said = {name: getattr(known, name) for name in (*COUNTS, *SIZES, "countries_open", "source")}
    said |= {name: _share(getattr(known, name)) for name in SHARES}
    for row, one in zip(ROWS, known.required, strict=False):
        said |= {f"type_{row}": one.type, f"organisations_{row}": one.organisations, f"lands_{row}": one.countries}
    return said | {
        "sets": [one for one in known.countries if one in names],
        "lands": ", ".join(one for one in known.countries if one not in names),
        "excluded": ", ".join(known.excluded),
        "types": list(known.types),
        "coordinator_types": list(known.coordinator_types),
        "coordinator_sets": list(known.coordinator_countries),
        "from_eu": next((one.organisations for one in known.within if one.countries == EU), None),
    }
