"""What a member puts before the others, and interest in it."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.projects.models import Call, Idea
from accede.register.forms.ours import Ours


class IdeaForm(Ours):
    """An idea, an offer or a request."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Idea.Kind, widget=forms.RadioSelect)
    title = Line(label=_("Title"), max_length=200)
    text = Lines(label=_("In a few words"), max_length=3000)
    call = forms.ModelChoiceField(
        Call.objects.none(), label=_("For a call"), required=False, empty_label=_("for none yet")
    )

    def __init__(self, *given: object, calls: Iterable[Call], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["call"].queryset = calls


class InterestForm(Ours):
    """That one would take part."""

    words = Lines(label=_("What you would bring"), max_length=2000)
    contact = forms.EmailField(label=_("Where they answer you"), help_text=_("They are told this address."))


class IdeaSearch(forms.Form):
    """Which ideas to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Idea.Kind.choices])
