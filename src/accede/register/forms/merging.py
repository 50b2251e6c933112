"""What the office fills when two organisations are one."""

from collections.abc import Callable

from django import forms

from accede.register.forms.details import LABELS
from accede.register.models import Organisation
from accede.register.queries import DETAILS


class MergeForm(forms.Form):
    """What stays where the two say different things; where one says nothing, the other is right."""

    def __init__(
        self, *given: object, kept: Organisation, gone: Organisation, shown: Callable[[str, str], str]
    ) -> None:
        super().__init__(*given)
        self.settled: dict[str, str] = {}
        for name in DETAILS:
            said = [one for one in dict.fromkeys((getattr(kept, name), getattr(gone, name))) if one]
            if len(said) < 2:
                self.settled[name] = said[0] if said else ""
                continue
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name],
                choices=[(one, shown(name, one)) for one in said],
                initial=said[0],
                widget=forms.RadioSelect,
            )

    @property
    def values(self) -> dict[str, str]:
        """What stays, field by field, as the action takes it."""
        return self.settled | self.cleaned_data


class TwoForm(forms.Form):
    """Two organisations of which the office says that they are two."""

    first = forms.ModelChoiceField(Organisation.objects.filter(merged_into=None), widget=forms.HiddenInput)
    second = forms.ModelChoiceField(Organisation.objects.filter(merged_into=None), widget=forms.HiddenInput)
