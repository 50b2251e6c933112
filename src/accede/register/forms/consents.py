"""What a member tells of itself, and who may see it."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines
from accede.post.forms import PostalField
from accede.register.models import Consent, Particular
from accede.register.queries import consent_text

Name = Particular.Name
NOBODY = "nobody"


class ParticularsForm(forms.Form):
    """What a member tells of itself beyond the register."""

    address = PostalField(
        required=False,
        max_length=300,
        help_text=_("For letters on paper, without the name and the country; five lines at most."),
    )
    telephone = forms.RegexField(
        label=Name.TELEPHONE.label,
        required=False,
        max_length=40,
        regex=r"^\+?[\d ()/.-]+$",
        error_messages={"invalid": _("Write a telephone number with its digits, as +32 2 555 12 34.")},
    )
    email = forms.EmailField(label=Name.EMAIL.label, required=False)
    about = Lines(label=Name.ABOUT.label, required=False, max_length=1000)


class ConsentForm(forms.Form):
    """Who may see a particular, in the words that are agreed to."""

    particular = forms.CharField(widget=forms.HiddenInput)
    audience = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *given: object, particular: str, may_agree: bool = True, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["particular"].initial = particular
        audience = self.fields["audience"]
        audience.label = Name(particular).label
        audience.choices = [
            (NOBODY, gettext("Nobody sees it but the association’s office and your own delegates.")),
            *((one.value, consent_text(particular, one)) for one in Consent.Audience if may_agree),
        ]
