"""What people fill: shapes only, never law. What a candidate types into its request is kept right or wrong."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.procedure.models import Candidacy, Slot
from accede.procedure.queries.draft import SHEET, Words
from accede.procedure.queries.request import adhered_to, asks_motivation, letter_label, named_text, sheet_of
from accede.procedure.queries.sheet import read
from accede.register.forms import Moment, country_choices
from accede.rulebook.form import Entry
from accede.wording.formats import text

FEW = 3
TIMES_AT_ONCE = 3
LONGEST_LETTER = 20_000


class OfferForm(forms.Form):
    """Times for the meeting, its length, and where it is held."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=480, initial=60)
    link = forms.URLField(
        label=_("Link to the meeting"), required=False, assume_scheme="https", help_text=_("Of your video service.")
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        for number in range(1, TIMES_AT_ONCE + 1):
            field = forms.DateTimeField(required=number == 1, widget=Moment())
            field.label = _("A time") if number == 1 else _("Another time")
            self.fields[f"time_{number}"] = field
        self.order_fields([f"time_{number}" for number in range(1, TIMES_AT_ONCE + 1)])

    def starts(self) -> list[Any]:
        """Return the times that were given."""
        times = (self.cleaned_data.get(f"time_{number}") for number in range(1, TIMES_AT_ONCE + 1))
        return [one for one in times if one]


class MoveForm(forms.Form):
    """When a settled meeting begins, how long it lasts, and where it is held, from now on."""

    starts_at = forms.DateTimeField(label=_("Begins"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=480)
    link = forms.URLField(
        label=_("Link to the meeting"), required=False, assume_scheme="https", help_text=_("Of your video service.")
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, slot: Slot) -> None:
        super().__init__(data, initial={name: getattr(slot, name) for name in ("starts_at", "minutes", "link")})
        self.fields["starts_at"].widget = Moment()


class CancelForm(forms.Form):
    """Why a meeting is called off."""

    reason = Lines(label=_("Why"), max_length=1000, help_text=_("The other side reads it in a letter."))


class ChooseForm(forms.Form):
    """One of the times that were offered and are still to come."""

    slot = forms.ModelChoiceField(Slot.objects.none(), label=_("Times"), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, data: Mapping[str, Any] | None = None, *, candidacy: Candidacy, at: datetime) -> None:
        super().__init__(data)
        self.fields["slot"].queryset = candidacy.slots.filter(chosen_at=None, starts_at__gt=at)


class NotesForm(forms.Form):
    """When the meeting was, if its time was not settled here; who took part, and what was said."""

    began = forms.DateTimeField(label=_("When it was"), widget=Moment)
    attended = Lines(
        label=_("Who took part"),
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One person a line."),
    )
    notes = Lines(label=_("Notes"), max_length=20_000, help_text=_("The Board reads them when it judges."))

    def __init__(self, data: Mapping[str, Any] | None = None, *, is_settled: bool) -> None:
        super().__init__(data)
        if is_settled:
            del self.fields["began"]


class PresenterForm(forms.Form):
    """Who presents the request to the members."""

    name = Line(label=_("Who presents the request"), max_length=200)


class RequestForm(forms.Form):
    """The sheet, the letter and the texts of a request. Whatever is typed is kept; what is wrong is said beside it."""

    use_required_attribute = False

    def __init__(self, typed: Mapping[str, Any], *, candidacy: Candidacy, on: date, language: str) -> None:
        super().__init__(typed)
        self.sheet, self.on, book = sheet_of(candidacy.book, candidacy.way), on, candidacy.book
        for entry in self.sheet.fields if self.sheet else ():
            self.fields[SHEET + entry.name] = entry_field(entry, language)
        if asks_motivation(book, candidacy.way):
            self.fields["motivation"] = Lines(
                label=letter_label(book, candidacy.way, language),
                required=False,
                max_length=LONGEST_LETTER,
            )
        texts = [(name, named_text(book, name, language)) for name in adhered_to(book, candidacy.way)]
        if texts:
            self.fields["adheres"] = forms.MultipleChoiceField(
                label=_("We adhere to"), required=False, choices=texts, widget=forms.CheckboxSelectMultiple
            )

    def clean(self) -> dict[str, Any]:
        """Say of each field of the sheet what is wrong with it."""
        for name, sentence in read(self.sheet, self.typed(), self.on).findings.items():
            self.add_error(SHEET + name, sentence)
        return self.cleaned_data

    def typed(self) -> dict[str, str]:
        """Return the sheet as it was typed."""
        names = [entry.name for entry in self.sheet.fields] if self.sheet else []
        return {name: str(self.data.get(SHEET + name, "")).replace("\0", "").strip() for name in names}

    def words(self) -> dict[str, Words]:
        """Return every field as it was sent, right or wrong."""
        said: dict[str, Words] = {SHEET + name: typed for name, typed in self.typed().items()}
        if "motivation" in self.fields:
            said["motivation"] = str(self.data.get("motivation", "")).replace("\0", "").strip()
        if "adheres" in self.fields:
            chosen = self.data.getlist("adheres")
            said["adheres"] = [name for name, _label in self.fields["adheres"].choices if name in chosen]
        return said

    def leading_to(self, links: Mapping[str, SafeString]) -> "RequestForm":
        """Lead to texts above their boxes, so that whoever ticks one opens nothing."""
        if links:
            shown = format_html_join(" · ", "{}", ((links[name],) for name in links))
            self.fields["adheres"].help_text = format_html(_("To read first: {texts}"), texts=shown)
        return self

    def marked(self) -> "RequestForm":
        """Check it, and mark what a whole request needs; a draft is saved without."""
        self.full_clean()
        needed = {SHEET + entry.name for entry in (self.sheet.fields if self.sheet else ()) if entry.required}
        for name, field in self.fields.items():
            field.required = name in needed or name in ("motivation", "adheres")
        return self


def entry_field(entry: Entry, language: str) -> forms.CharField:
    """Return a field that takes whatever is typed; what it must be is read from the rulebook."""
    choices = [(name, text(label, language)) for name, label in entry.choices.items()]
    widget: forms.Widget = forms.TextInput()
    if entry.kind == "country":
        widget = forms.Select(choices=country_choices(language))
    elif entry.kind == "choice":
        widget = (
            forms.RadioSelect(choices=choices) if len(choices) <= FEW else forms.Select(choices=[("", "–"), *choices])
        )
    elif entry.kind == "long":
        widget = forms.Textarea()
    elif entry.kind == "yes":
        widget = forms.CheckboxInput()
    elif entry.kind in ("number", "year"):
        widget = forms.TextInput({"inputmode": "numeric"})
    field = forms.CharField(
        label=text(entry.label, language), help_text=text(entry.help, language), required=False, widget=widget
    )
    field.kind = "short" if entry.kind in ("number", "year") else ""
    return field
