"""What people fill for the register."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.register.queries import declared_facts
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.wording.formats import text


class Day(forms.DateInput):
    """A day, picked as the browser does."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MemberSearch(forms.Form):
    """Which members to show: those whose name or country holds these words, on a day."""

    q = forms.CharField(label=_("Name or country"), required=False, max_length=100)
    on = forms.DateField(label=_("As the register stood on"), required=False, widget=Day)


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
