"""That a member pays less, or nothing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic_core import PydanticCustomError

from accede.fees.models import Relief
from accede.fees.queries import granting
from accede.people.forms import Line
from accede.register.forms import Day
from accede.rulebook.book import Book
from accede.rulebook.facts import read_share
from accede.wording.margin import article_mark
from accede.wording.phrases import label_of

Kind = Relief.Kind


class ReliefForm(forms.Form):
    """What was decided, by whom, why, and for which years."""

    kind = forms.ChoiceField(label=_("What is taken off"))
    share = Line(label=_("Share, such as 1/2 or 25%"), required=False, max_length=20)
    amount = forms.DecimalField(label=_("Amount"), required=False, min_value=0, max_digits=12, decimal_places=2)
    body = forms.ChoiceField(label=_("Decided by"))
    decided_on = forms.DateField(label=_("Decided on"), widget=Day)
    reason = Line(label=_("Reason, as it stands on the invoice"), max_length=300)
    article = forms.ChoiceField(label=_("Article it rests on"), required=False)
    first_year = forms.IntegerField(label=_("First year"), min_value=1900, max_value=2999)
    last_year = forms.IntegerField(label=_("Last year, if it ends"), required=False, min_value=1900, max_value=2999)

    def __init__(self, *given: object, book: Book, category: str, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        may_grant = granting(book, category)
        kinds = [Kind.GRANT] if may_grant else [Kind.WAIVER, Kind.SHARE, Kind.AMOUNT]
        self.fields["kind"].choices = [(one.value, one.label) for one in kinds]
        self.fields["body"].choices = [(one, label_of(book.body[one], language)) for one in may_grant or book.body]
        if may_grant:
            for name in ("share", "amount", "article"):
                del self.fields[name]
            return
        articles = [(name, article_mark((name,), book, language)) for name in book.article]
        self.fields["article"].choices = [("", _("none: a decision of the house")), *articles]

    def clean_share(self) -> str:
        """Read the share as a rulebook does."""
        typed = self.cleaned_data["share"]
        try:
            return str(read_share(typed)) if typed else ""
        except PydanticCustomError as fault:
            raise ValidationError(_("A share is written as 1/2 or 25%.")) from fault

    def relief(self) -> dict[str, Any]:
        """Return what was filled, the amount in whole cents."""
        filled = dict(self.cleaned_data)
        amount = filled.pop("amount", None)
        return filled | {"cents": int(amount * 100) if amount else 0}


class EndReliefForm(forms.Form):
    """That it counts no longer."""

    last_year = forms.IntegerField(label=_("Last year for which it counts"), min_value=1900, max_value=2999)
    reason = Line(label=_("Reason"), max_length=300)
