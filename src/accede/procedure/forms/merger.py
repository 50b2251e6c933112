"""What the office fills when two members have merged."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.register.forms import Day, country_choices
from accede.register.models import Membership
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.wording.margin import named

NEW = "new"


class MergerForm(forms.Form):
    """With whom a member has merged, which of them goes on, from when on, who decided it, and why."""

    other = forms.IntegerField(label=_("Number of the other member in the register"), min_value=1)
    kept = forms.ChoiceField(label=_("Which one goes on"), widget=forms.RadioSelect)
    name = Line(label=_("Name of the new organisation"), required=False, max_length=200)
    country = forms.ChoiceField(label=_("Its country"), required=False)
    category = forms.ChoiceField(label=_("Its category"), required=False)
    on = forms.DateField(label=_("From which day on"), widget=Day)
    decided_on = forms.DateField(label=_("Decided or declared on"), required=False, widget=Day)
    decision = Line(label=_("Decision"), required=False, max_length=100)
    reason = Lines(label=_("Why so"), max_length=2000)

    def __init__(self, data: Mapping[str, Any] | None, *, membership: Membership, book: Book, language: str) -> None:
        super().__init__(data)
        self.membership = membership
        self.fields["kept"].choices = [
            ("this", gettext("%(name)s goes on") % {"name": membership.organisation.name}),
            ("other", _("The other member goes on")),
            (NEW, _("Both end, and a new organisation is a member")),
        ]
        self.fields["country"].choices = country_choices(language)
        categories = [(name, named(Named("category", name), book, language)) for name in book.category]
        self.fields["category"].choices, self.fields["category"].initial = categories, membership.category

    def clean_other(self) -> Membership:
        """The number is that of a membership."""
        found = Membership.objects.select_related("organisation").filter(number=self.cleaned_data["other"]).first()
        if found is None:
            raise forms.ValidationError(_("No member has this number."))
        return found

    def clean(self) -> dict[str, Any]:
        """A new organisation has a name."""
        said = self.cleaned_data
        if said.get("kept") == NEW and not said.get("name", "").strip():
            self.add_error("name", _("Write the name of the new organisation."))
        return said

    def kept_one(self) -> Membership | None:
        """Return the member that goes on; none if a new one does."""
        said = self.cleaned_data
        return {"this": self.membership, "other": said["other"]}.get(said["kept"])
