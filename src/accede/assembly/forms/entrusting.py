"""What members send about proxies."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.assembly.queries.roll import Seat
from accede.people.forms import Lines


class EntrustForm(forms.Form):
    """To whom a member entrusts its votes, and what it asks of them; the secretariat says for whom."""

    principal = forms.TypedChoiceField(label=_("Who entrusts its votes"), coerce=int)
    holder = forms.TypedChoiceField(label=_("Who votes for it"), coerce=int)
    instructions = Lines(
        label=_("Instructions"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("How it should vote. Only the two members and the secretariat read it."),
    )

    def __init__(self, roll: Iterable[Seat], own: Seat | None = None, data: object = None) -> None:
        super().__init__(data, prefix=f"of{own.organisation}" if own else "any")
        everybody = sorted((seat.name, seat.organisation) for seat in roll)
        choices = [
            ("", _("Choose a member")),
            *((key, name) for name, key in everybody if not own or key != own.organisation),
        ]
        self.fields["holder"].choices = choices
        if own:
            self.fields["principal"].choices = [(own.organisation, own.name)]
            self.fields["principal"].initial = own.organisation
            self.fields["principal"].widget = forms.HiddenInput()
        else:
            self.fields["principal"].choices = choices
