"""For which member something is said, or for the association."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accede.people.forms import InLanguages
from accede.register.models import Organisation


class Speaking(InLanguages):
    """A form for one of some members; the office may also fill it for none, which is the association itself.

    Whoever speaks for one alone is not asked.
    """

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("For"), empty_label=None)

    def __init__(self, *given: Any, own: QuerySet[Organisation], is_office: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["organisation"]
        field.required = not is_office
        field.empty_label = _("the association itself") if is_office else None
        field.queryset = own
        first = list(own[:2])
        if not is_office and len(first) == 1:
            field.widget, field.initial = forms.HiddenInput(), first[0].pk
