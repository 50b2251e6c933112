"""Which members to show, and a figure from a source."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms.day import Day
from accede.register.queries import noted_facts
from accede.rulebook.book import Book
from accede.wording.formats import text


class MemberSearch(forms.Form):
    """Which members to show, as they were on which day, and in which order."""

    q = Line(label=_("Name or country"), required=False, max_length=100)
    country = forms.CharField(label=_("Country"), required=False, max_length=2, widget=forms.Select)
    category = forms.ChoiceField(label=_("Category"), required=False)
    on = forms.DateField(label=_("Members on the day"), required=False, widget=Day)
    sort = forms.ChoiceField(
        label=_("Sorted by"),
        required=False,
        choices=[("", _("Country")), ("name", _("Name")), ("number", _("Number")), ("since", _("Member since"))],
    )

    by = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)  # what the maps are shaded by

    def __init__(self, *given: object, book: Book, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        categories = [(name, text(one.label, language) or name) for name, one in book.category.items()]
        self.fields["category"].choices = [("", _("All")), *categories]
        if len(categories) < 2:
            del self.fields["category"]

    def offer(self, countries: Iterable[tuple[str, str]]) -> None:
        """Offer these countries, by code and name, once it is known where the members are."""
        self.fields["country"].widget.choices = [("", _("All")), *countries]


class FigureForm(forms.Form):
    """One figure that a member declares for a year."""

    name = forms.ChoiceField(label=_("What is counted"))
    value = forms.IntegerField(label=_("Number"), min_value=0)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2999)
    definition = Line(label=_("What exactly is counted"), required=False, max_length=500)
    source = Line(label=_("Source"), required=False, max_length=500)

    def __init__(self, *given: object, book: Book, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["name"].choices = [
            (name, text(fact.label, language) or name) for name, fact in noted_facts(book).items()
        ]
