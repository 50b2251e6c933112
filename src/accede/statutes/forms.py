"""What is asked of the statutes."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accede.statutes.models import Edition
from accede.wording.formats import day


class CompareForm(forms.Form):
    """Which two editions to put side by side."""

    old = forms.ModelChoiceField(label=_("Edition before"), queryset=Edition.objects.defer("content"), empty_label=None)
    new = forms.ModelChoiceField(label=_("Edition after"), queryset=Edition.objects.defer("content"), empty_label=None)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        for field in self.fields.values():
            field.label_from_instance = lambda one: day(one.in_force, get_language()[:2])
