"""News, in each language of the site."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import InLanguages, Written, title_in
from accede.space.models import Audience


class NewsForm(InLanguages):
    """What the office publishes, to whom, and whether it stays on top."""

    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=Audience, widget=forms.RadioSelect, initial=Audience.MEMBERS
    )
    is_pinned = forms.BooleanField(label=_("It stays on top of the debates"), required=False)

    by_language: ClassVar = {
        "title": title_in,
        "text": lambda name: Written(gettext("Text in %(language)s") % {"language": name}),
    }
