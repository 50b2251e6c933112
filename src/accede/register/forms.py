"""What people fill for the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from accede.register.actions import Stated
from accede.register.models import Campaign, Declaration, Enterprise, Figure, Likeness, Organisation
from accede.register.queries import declared_facts, is_large
from accede.register.queries.listing import MOST, Listed, Wrong, read_lines
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.wording.formats import number, text


class Day(forms.DateInput):
    """A day, picked as the browser does."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MemberSearch(forms.Form):
    """Which members to show, as they were on which day, and in which order."""

    q = forms.CharField(label=_("Name or country"), required=False, max_length=100)
    country = forms.CharField(label=_("Country"), required=False, max_length=2, widget=forms.Select)
    category = forms.ChoiceField(label=_("Category"), required=False)
    on = forms.DateField(label=_("As the register stood on"), required=False, widget=Day)
    sort = forms.ChoiceField(
        label=_("Sorted by"),
        required=False,
        choices=[("", _("Country")), ("name", _("Name")), ("number", _("Number")), ("since", _("Member since"))],
    )

    def __init__(self, *given: object, book: Book, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        categories = [(name, text(one.label, language) or name) for name, one in book.category.items()]
        self.fields["category"].choices = [("", _("All")), *categories]
        if len(categories) < 2:
            del self.fields["category"]

    def offer(self, countries: Iterable[tuple[str, str]]) -> None:
        """Offer these countries, by code and name, once it is known where the members are."""
        self.fields["country"].widget.choices = [("", _("All")), *countries]


class AsOfForm(forms.Form):
    """A day, and the day on which the register knew of it; today for one that is left out."""

    on = forms.DateField(label=_("Members on"), required=False, widget=Day)
    known = forms.DateField(label=_("As the register stood on"), required=False, widget=Day)


class LeavingForm(forms.Form):
    """That a member leaves or changes category: by which way, from when, decided by whom."""

    path = forms.ChoiceField(label=_("By which way"), required=False)
    effective_on = forms.DateField(label=_("First day on which it holds"), widget=Day)
    decided_on = forms.DateField(label=_("Decided or declared on"), required=False, widget=Day)
    decision = forms.CharField(label=_("Decision"), required=False, max_length=200)

    def __init__(self, *given: object, ways: Mapping[str, Path], language: str, **named: object) -> None:
        super().__init__(*given, **named)
        known = [(name, text(way.label, language) or name) for name, way in ways.items()]
        self.fields["path"].choices = [*known, ("", _("Another, which the statutes do not name"))]


class CorrectionForm(forms.Form):
    """What a line should have said, or that it should not be there; and why."""

    is_void = forms.BooleanField(label=_("The line should never have been entered"), required=False)
    effective_on = forms.DateField(label=_("From"), required=False, widget=Day)
    decided_on = forms.DateField(label=_("Decided on"), required=False, widget=Day)
    decision = forms.CharField(label=_("Decision"), required=False, max_length=200)
    reason = forms.CharField(label=_("Why it is put right"), max_length=500)


class AppointForm(forms.Form):
    """Who holds an office, from when, and until when if that is known."""

    office = forms.ChoiceField(label=_("Office"))
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))
    starts = forms.DateField(label=_("From"), widget=Day)
    ends = forms.DateField(label=_("Until"), required=False, widget=Day)

    def __init__(self, *given: object, offices: Mapping[str, str], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["office"].choices = list(offices.items())


class HandOverForm(forms.Form):
    """That a mandate ends; and, if somebody is named, to whom it is handed over."""

    on = forms.DateField(label=_("First day without it"), widget=Day)
    name = forms.CharField(label=_("Name of whoever holds it next"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    ends = forms.DateField(label=_("Until"), required=False, widget=Day)


class FigureForm(forms.Form):
    """One figure that a member declares for a year."""

    name = forms.ChoiceField(label=_("What is counted"))
    value = forms.IntegerField(label=_("Number"), min_value=0)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2999)
    definition = forms.CharField(label=_("What exactly is counted"), required=False, max_length=500)
    source = forms.CharField(label=_("Source"), required=False, max_length=500)

    def __init__(self, *given: object, book: Book, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["name"].choices = [
            (name, text(fact.label, language) or name) for name, fact in declared_facts(book).items()
        ]


class EnterpriseSearch(forms.Form):
    """Which enterprises of a member to show: those whose name or number holds these words, on a day."""

    q = forms.CharField(label=_("Name or number"), required=False, max_length=100)
    on = forms.DateField(label=_("As the list stood on"), required=False, widget=Day)


class EnterprisesForm(forms.Form):
    """Enterprises that a member lists, a line each; pasted, or sent as a file."""

    lines = forms.CharField(
        label=_("Enterprises, a line each"),
        help_text=_(
            "Name; country; registration number. Country and number may be left out: Atelier; BE; 0403.019.261"
        ),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea,
    )
    file = forms.FileField(label=_("Or a CSV file with these columns"), required=False)
    starts = forms.DateField(label=_("They belong to the network from"), widget=Day)

    def __init__(self, *given: object, organisation: Organisation, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.organisation, self.language = organisation, language
        self.listed: list[Listed] = []
        self.wrong: list[Wrong] = []

    def clean(self) -> dict[str, Any]:
        """Read the lines; each that is wrong is told, and none is listed until all are right."""
        told = super().clean()
        text = _text_of(told["file"]) if told.get("file") else told.get("lines", "")
        if told.get("starts"):
            self.listed, self.wrong = read_lines(text, self.organisation, told["starts"], self.language)
            if not self.listed or len(self.listed) > MOST:
                raise forms.ValidationError(_("Give at least one line, and at most 20,000."))
        if self.wrong:
            wrong = len(self.wrong)
            sentence = ngettext_lazy(
                "One line is wrong, and nothing is listed yet.",
                "%(n)d lines are wrong, and nothing is listed yet.",
                "n",
            )
            raise forms.ValidationError(sentence, params={"n": wrong})
        return told


class EndForm(forms.Form):
    """The first day without something."""

    ends = forms.DateField(label=_("The first day without it"), widget=Day)


class LikenessForm(forms.Form):
    """What the office says of two enterprises."""

    first = forms.ModelChoiceField(Enterprise.objects.all(), widget=forms.HiddenInput)
    second = forms.ModelChoiceField(Enterprise.objects.all(), widget=forms.HiddenInput)
    said = forms.ChoiceField(choices=Likeness.Said.choices, widget=forms.HiddenInput)


def _text_of(file: Any) -> str:
    sent = file.read()
    try:
        return sent.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older spreadsheets write the letters of Western Europe.
        return sent.decode("cp1252", errors="replace")


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
    """One figure that a declaration asks for: what stands already, and what was known before with its year."""

    name: str
    label: str
    definition: str
    standing: Figure | None = None
    before: Figure | None = None
    before_number: int | None = None


class DeclarationForm(forms.Form):
    """The figures of a year, filled with what was declared already, else with those of the year before."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *given: object, asked: list[Asked], campaign: Campaign, language: str, seen: int, **named: object
    ) -> None:
        super().__init__(*given, **named)
        self.asked, self.campaign, self.language = asked, campaign, language
        self.fields["seen"].initial = seen
        for one in asked:
            self.fields |= _fields(one)

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where a number has moved too far."""
        for one in self.asked:
            value, reason = (self.cleaned_data.get(f"{one.name}-{part}") for part in ("value", "reason"))
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

    def groups(self) -> list[dict[str, Any]]:
        """Return each figure with its fields; a reason is asked where there is one, or where one is missing."""
        parts = ("value", "definition", "source", "reason")
        groups = [{"asked": one, **{part: self[f"{one.name}-{part}"] for part in parts}} for one in self.asked]
        for each in groups:
            if not (each["reason"].errors or each["reason"].value()):
                each["reason"] = None
        return groups


def _fields(one: Asked) -> dict[str, forms.Field]:
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
        f"{one.name}-definition": forms.CharField(
            label=_("Your own definition"),
            help_text=_("Empty where it is what the rules define."),
            initial=known.definition if known else earlier and earlier.definition,
            **words,
        ),
        f"{one.name}-source": forms.CharField(
            label=_("Source or evidence"),
            help_text=_("A report, a page of yours, a link."),
            initial=known and known.source,
            **words,
        ),
        f"{one.name}-reason": forms.CharField(
            label=_("Why it has changed so much"), initial=known and known.reason, widget=forms.Textarea, **words
        ),
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
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
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
