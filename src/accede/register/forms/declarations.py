"""What people fill for the yearly declaration of figures."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.archive.intake import Deposit
from accede.people.forms import Line, Lines
from accede.register.actions import Stated
from accede.register.forms.day import Day
from accede.register.models import Campaign, Declaration, Figure
from accede.register.queries import is_large
from accede.wording.formats import number


class CampaignForm(forms.Form):
    """Which year to call figures for, and until when."""

    year = forms.IntegerField(label=_("Figures of the year"), min_value=1900, max_value=2999)
    due = forms.DateField(label=_("To be declared by"), widget=Day)
    remind_on = forms.DateField(
        label=_("Reminder on"),
        widget=Day,
        help_text=_("Whoever has not declared by then is reminded, and once more when the last day has passed."),
    )
    asks_from = forms.IntegerField(
        label=_("Ask for a reason from a change of more than (per cent)"),
        min_value=1,
        max_value=1000,
        help_text=_("The statutes say nothing of this: the secretariat chooses what it wants explained."),
    )


class DeclarationFilter(forms.Form):
    """Which declarations to show: of a year, in a state."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), ("late", _("late")), *Declaration.State.choices], required=False
    )

    def __init__(self, *given: object, years: list[int], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["year"].choices = [(year, str(year)) for year in years]


@dataclass(frozen=True)
class Asked:
    """One figure that is asked for: what stands already, its evidence by name, what was known before with its year."""

    name: str
    label: str
    definition: str
    standing: Figure | None = None
    before: Figure | None = None
    before_number: int | None = None
    evidence: str = ""


class DeclarationForm(forms.Form):
    """The figures of a year, filled with what was declared already, else with those of the year before."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *given: object,
        asked: list[Asked],
        campaign: Campaign,
        language: str,
        seen: int,
        holder: str,
        **named: object,
    ) -> None:
        super().__init__(*given, **named)
        self.asked, self.campaign, self.language = asked, campaign, language
        self.fields["seen"].initial = seen
        for one in asked:
            self.fields |= _fields(one, holder)

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where a number has moved too far, and for the number that a file is evidence for."""
        for one in self.asked:
            value, reason, sent = (
                self.cleaned_data.get(f"{one.name}-{part}") for part in ("value", "reason", "evidence")
            )
            if sent and value is None and f"{one.name}-value" not in self.errors:
                self.add_error(f"{one.name}-value", gettext("Say the number that the file is evidence for."))
            moved = value is not None and one.before and is_large(one.before_number, value, self.campaign.asks_from)
            if moved and not reason:
                self.add_error(f"{one.name}-reason", self._why(one, value))
        return self.cleaned_data

    def _why(self, one: Asked, value: int) -> str:
        said = {"year": one.before.year, "before": number(one.before_number, self.language)}
        return gettext("It was %(before)s in %(year)d and is %(value)s now: say why.") % {
            **said,
            "value": number(value, self.language),
        }

    def stated(self) -> dict[str, Stated]:
        """Return what was declared; a number that was left empty is not known."""
        filled = {one.name: one.name + "-" for one in self.asked if self.cleaned_data[f"{one.name}-value"] is not None}
        return {
            name: Stated(*(self.cleaned_data[start + part] for part in ("value", "definition", "source", "reason")))
            for name, start in filled.items()
        }

    def evidence(self) -> dict[str, Deposit]:
        """Return the files that came with the numbers."""
        sent = {one.name: self.cleaned_data[f"{one.name}-evidence"] for one in self.asked}
        return {name: deposit for name, deposit in sent.items() if deposit}

    def groups(self) -> list[dict[str, Any]]:
        """Return each figure with its fields; a reason is asked where there is one, or where one is missing."""
        parts = ("value", "definition", "source", "reason", "evidence")
        groups = [{"asked": one, **{part: self[f"{one.name}-{part}"] for part in parts}} for one in self.asked]
        for each in groups:
            if not (each["reason"].errors or each["reason"].value()):
                each["reason"] = None
        return groups


def _fields(one: Asked, holder: str) -> dict[str, forms.Field]:
    known, earlier = one.standing, one.before
    words = {"required": False, "max_length": 1000}
    return {
        f"{one.name}-value": forms.IntegerField(
            label=one.label,
            min_value=0,
            max_value=10**12,
            required=bool(known and known.challenge),
            initial=known.value if known else one.before_number,
        ),
        f"{one.name}-definition": Line(
            label=_("Your own definition"),
            help_text=_("Empty where it is what the rules define."),
            initial=known.definition if known else earlier and earlier.definition,
            **words,
        ),
        f"{one.name}-source": Line(
            label=_("Source or evidence"),
            help_text=_("A report, a page of yours, a link."),
            initial=known and known.source,
            **words,
        ),
        f"{one.name}-evidence": DocumentField(label=_("Evidence as a file"), holder=holder, required=False),
        f"{one.name}-reason": Lines(label=_("Why it has changed so much"), initial=known and known.reason, **words),
    }


class ReviewForm(forms.Form):
    """What the office or the Board makes of a figure; only the Board settles one."""

    ANSWERS = (
        ("accept", _("Accept it as it was declared")),
        ("challenge", _("Challenge it: the member is asked")),
        ("settle", _("Settle which number is accepted")),
    )
    answer = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect)
    value = forms.IntegerField(
        label=_("Accepted number"),
        min_value=0,
        max_value=10**12,
        required=False,
        help_text=_("Only where you settle it."),
    )
    reason = Lines(
        label=_("Reason"),
        max_length=2000,
        required=False,
        help_text=_("The member reads it."),
    )

    def __init__(self, *given: object, answers: set[str], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["answer"].choices = [(name, label) for name, label in self.ANSWERS if name in answers]
        if len(answers) == 1:
            (self.fields["answer"].initial,) = answers
            self.fields["reason"].required = True
        if answers == {"settle"}:
            self.fields["value"].required, self.fields["value"].help_text = True, ""

    def clean(self) -> dict[str, Any]:
        """Ask for what a decision needs."""
        answer, filled = self.cleaned_data.get("answer"), self.cleaned_data
        if answer in ("challenge", "settle") and not filled.get("reason"):
            self.add_error("reason", gettext("Give a reason: the member has a right to it."))
        if answer == "settle" and filled.get("value") is None and "value" not in self.errors:
            self.add_error("value", gettext("Say which number is accepted."))
        return filled
