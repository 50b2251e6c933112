"""Who pays in a member's place."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.register.forms import Day
from accede.register.models import Organisation


class PayerForm(forms.Form):
    """Who gets a member's invoices and pays them: an organisation of the register, or somebody outside."""

    other = forms.ModelChoiceField(label=_("Organisation of the register"), queryset=None, required=False)
    name = Line(label=_("Or somebody else: name"), required=False, max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    postal = Lines(label=_("Postal address"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    starts = forms.DateField(label=_("First day"), widget=Day)
    ends = forms.DateField(label=_("First day on which it pays no longer"), required=False, widget=Day)
    reason = Line(label=_("Reason"), max_length=300)

    def __init__(self, *given: object, member: Organisation, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["other"].queryset = Organisation.objects.exclude(pk=member.pk).order_by("name")


class EndPayerForm(forms.Form):
    """That somebody pays no longer."""

    ends = forms.DateField(label=_("First day on which it pays no longer"), widget=Day)
