"""Questions to members: asked, found, answered, summed up."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.exchange.forms.speaking import Speaking
from accede.exchange.queries.questions import OPEN, OVER
from accede.people.forms import InLanguages, Line, Lines, title_in
from accede.register.forms import Day
from accede.register.forms.ours import Ours

LONGEST = 5000


def text_in(name: str) -> Lines:
    """Return the field for a text in a language."""
    label = gettext("Text in %(language)s") % {"language": name}
    return Lines(label=label, max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 5}))


class QuestionForm(Speaking):
    """What is asked, in each language of the site, and until when."""

    until = forms.DateField(label=_("Answers until"), widget=Day)
    by_language: ClassVar = {"title": title_in, "text": text_in}

    def __init__(self, *given: Any, is_known: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        if is_known:
            del self.fields["organisation"]

    def asked(self) -> dict[str, Any]:
        """Return what is asked."""
        return {"titles": self.said("title"), "texts": self.said("text"), "until": self.cleaned_data["until"]}


class QuestionSearch(forms.Form):
    """Which questions to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), (OPEN, _("Open")), (OVER, _("Answered"))]
    )

    def wanted(self) -> dict[str, Any]:
        """Return what is asked for; what cannot be read asks for nothing."""
        return self.cleaned_data if self.is_valid() else {}


class ReplyForm(Ours):
    """What a member answers."""

    words = Lines(label=_("Answer"), max_length=LONGEST)


class SummaryForm(InLanguages):
    """What came of a question, in each language."""

    by_language: ClassVar = {"text": text_in}

    def clean(self) -> dict[str, Any]:
        """Want it in one language at least."""
        told = forms.Form.clean(self)
        if not self.said("text") and not self.errors:
            raise forms.ValidationError(_("Say it in one language at least."))
        return told
