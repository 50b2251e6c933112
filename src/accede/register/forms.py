"""What people fill for the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.register.queries import declared_facts
from accede.rulebook.book import Book
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
