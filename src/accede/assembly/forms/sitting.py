"""What people send about sittings: shape alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.assembly.models import Assembly, Hand, Point, Sitting
from accede.assembly.queries.sitting import able, matters_of, sitting_bodies
from accede.people.forms import Line, Lines
from accede.people.queries import language
from accede.register.forms import Moment
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.wording.margin import named, who


class SittingForm(forms.Form):
    """Who meets, when, and how."""

    body = forms.ChoiceField(label=_("Who meets"))
    mode = forms.ChoiceField(label=_("How"), choices=Assembly.Mode.choices)
    opens_at = forms.DateTimeField(label=_("It begins at"), widget=Moment)
    ends_at = forms.DateTimeField(
        label=_("Votes are taken until"),
        help_text=_("For a decision in writing."),
        widget=Moment,
        required=False,
    )
    place = Line(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(label=_("Link to take part"), required=False, assume_scheme="https")

    def __init__(self, book: Book, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        bodies = sitting_bodies(book)
        self.fields["body"].choices = [(one, capfirst(who(one, book, language()))) for one in bodies]

    def planned(self) -> dict[str, Any]:
        """Return what is planned, its hours by the association's clock."""
        hours = {name: _in_zone(self.cleaned_data[name]) for name in ("opens_at", "ends_at")}
        return self.cleaned_data | hours


class PointForm(forms.Form):
    """A point of the agenda."""

    title = Line(label=_("Title"), max_length=200)
    text = Lines(
        label=_("What is proposed"), widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, required=False
    )
    matter = forms.ChoiceField(label=_("A decision of the statutes"), required=False)

    def __init__(self, sitting: Sitting, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        known = [
            (one, named(Named("decision", one), sitting.book, language()))
            for one in matters_of(sitting.book, sitting.body)
        ]
        self.fields["matter"].choices = [("", _("none: an ordinary decision")), *known]
        if not known:
            del self.fields["matter"]


class HandsForm(forms.Form):
    """How each of those in the meeting voted."""

    def __init__(self, point: Point, names: Mapping[int, str], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        cast = {one.account_id: one.choice for one in point.votes.all()}
        for one in able(point):
            self.fields[f"hand_{one.account_id}"] = forms.ChoiceField(
                label=names[one.account_id],
                choices=[("", _("did not vote")), *Hand.Choice.choices],
                initial=cast.get(one.account_id, ""),
                required=False,
            )

    def choices(self) -> dict[int, str]:
        """Return the choice of each who voted, by account."""
        said = {int(name.removeprefix("hand_")): choice for name, choice in self.cleaned_data.items()}
        return {account: choice for account, choice in said.items() if choice}


class PaperForm(forms.Form):
    """A file beside a point."""

    def __init__(self, *given: Any, holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(label=_("A file"), holder=holder)


class ReasonForm(forms.Form):
    """A conflict of interest, with what it is."""

    reason = Lines(label=_("What your interest is"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)


class SaidForm(forms.Form):
    """What the minutes tell of a point."""

    said = Lines(
        label=_("What the minutes tell of this point"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20_000,
        required=False,
    )


def _in_zone(at: datetime | None) -> datetime | None:
    return timezone.make_aware(at) if at and timezone.is_naive(at) else at
