"""What people fill for the lines of the register, and to ask for any day."""

from collections.abc import Collection, Mapping

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms.day import Day
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.wording.formats import text

ENDS = "end "


class DayForm(forms.Form):
    """A day; today if it is left out."""

    on = forms.DateField(label=_("Members on"), required=False, widget=Day)


class AsOfForm(DayForm):
    """A day, and the day on which the register knew of it; today for one that is left out."""

    known = forms.DateField(label=_("As the register stood on"), required=False, widget=Day)


class SuspensionForm(forms.Form):
    """That a suspension begins or ends: which, from when, decided by whom."""

    what = forms.ChoiceField(label=_("What was decided"))
    effective_on = forms.DateField(label=_("First day on which it holds"), widget=Day)
    decided_on = forms.DateField(label=_("Decided on"), required=False, widget=Day)
    decision = Line(label=_("Decision"), required=False, max_length=200)

    def __init__(self, *given: object, book: Book, held: Collection[str], language: str, **named: object) -> None:
        super().__init__(*given, **named)
        known = {name: text(one.label, language) or name for name, one in book.standing.items()}
        ending = [(f"{ENDS}{name}", gettext("It ends: %(standing)s") % {"standing": known[name]}) for name in held]
        # What follows from facts is worked out; only what a decision leads into is entered.
        entered = [name for name, one in book.standing.items() if one.only_if is None and name not in held]
        begin = [(name, gettext("It begins: %(standing)s") % {"standing": known[name]}) for name in entered]
        self.fields["what"].choices = [*ending, *begin]

    def clean(self) -> dict[str, object]:
        """Tell which standing is meant, and whether it ends."""
        said = super().clean()
        what = said.pop("what", "")
        return said | {"standing": what.removeprefix(ENDS), "ends": what.startswith(ENDS)}


class LeavingForm(forms.Form):
    """That a member leaves or changes category: by which way, from when, decided by whom."""

    path = forms.ChoiceField(label=_("By which way"), required=False)
    effective_on = forms.DateField(label=_("First day on which it holds"), widget=Day)
    decided_on = forms.DateField(label=_("Decided or declared on"), required=False, widget=Day)
    decision = Line(label=_("Decision"), required=False, max_length=200)

    def __init__(self, *given: object, ways: Mapping[str, Path], language: str, **named: object) -> None:
        super().__init__(*given, **named)
        known = [(name, text(way.label, language) or name) for name, way in ways.items()]
        self.fields["path"].choices = [*known, ("", _("Another, which the statutes do not name"))]


class CorrectionForm(forms.Form):
    """What a line should have said, or that it should not be there; and why."""

    is_void = forms.BooleanField(label=_("The line should never have been entered"), required=False)
    effective_on = forms.DateField(label=_("From"), required=False, widget=Day)
    decided_on = forms.DateField(label=_("Decided on"), required=False, widget=Day)
    decision = Line(label=_("Decision"), required=False, max_length=200)
    reason = Line(label=_("Why it is put right"), max_length=500)
