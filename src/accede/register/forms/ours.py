"""For which of one's own organisations something is said."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.register.models import Organisation


class Ours(forms.Form):
    """A form for one of one's own organisations; whoever speaks for one alone is not asked."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("For"), empty_label=None)

    def __init__(self, *given: object, own: Sequence[Organisation], **named: object) -> None:
        super().__init__(*given, **named)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in own])
        if len(own) == 1:
            field.widget, field.initial = forms.HiddenInput(), own[0].pk
