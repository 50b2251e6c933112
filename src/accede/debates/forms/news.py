"""News, in each language of the site."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.debates.forms.texts import InLanguages, Made
from accede.people.forms import Line, Lines
from accede.space.models import Audience

HOW = _("An empty line begins a paragraph, # a heading, - a line of a list; [words](https://…) is a link.")


class NewsForm(InLanguages):
    """What the office publishes, to whom, and whether it stays on top."""

    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=Audience, widget=forms.RadioSelect, initial=Audience.MEMBERS
    )
    is_pinned = forms.BooleanField(label=_("It stays on top of the debates"), required=False)

    def by_language(self) -> dict[str, Made]:
        """Ask for a title and a text."""
        return {
            "title": lambda name: Line(
                label=_("Title in %(language)s") % {"language": name}, max_length=200, required=False
            ),
            "text": lambda name: Lines(
                label=_("Text in %(language)s") % {"language": name}, max_length=20_000, required=False, help_text=HOW
            ),
        }
