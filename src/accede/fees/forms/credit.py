"""What is credited of an invoice, and what is written off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms import Day
from accede.rulebook.book import Book
from accede.wording.margin import article_mark


class CreditForm(forms.Form):
    """What to credit of an invoice, why, and by which rule; `seen` is how often it had been cleared."""

    amount = forms.DecimalField(label=_("Amount to credit"), min_value=0, max_digits=12, decimal_places=2)
    reason = Line(label=_("Reason"), max_length=500)
    article = forms.ChoiceField(label=_("Rule it rests on"), required=False)
    on = forms.DateField(label=_("Day"), widget=Day)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: object, book: Book, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        articles = [(name, article_mark((name,), book, language)) for name in book.article]
        self.fields["article"].choices = [("", _("none")), *articles]

    def credit(self) -> dict[str, object]:
        """Return what was filled, the amount in whole cents."""
        filled = {**self.cleaned_data}
        cents, article = int(filled.pop("amount") * 100), filled.pop("article")
        return filled | {"cents": cents, "article": (article,) if article else ()}


class WriteOffForm(forms.Form):
    """Why what is left is given up, and who decided it."""

    reason = Line(label=_("Reason"), max_length=500)
    decided_by = Line(label=_("Decided by"), max_length=200)
    on = forms.DateField(label=_("Day"), widget=Day)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class TakeBackForm(forms.Form):
    """Why something is asked for again."""

    reason = Line(label=_("Reason"), max_length=500)
