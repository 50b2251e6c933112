"""A search through what came in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.debates.models import Topic
from accede.people.forms import Line
from accede.people.queries import language
from accede.wording.formats import text

FOLLOWED, ANY = "followed", "all"


class ItemSearch(forms.Form):
    """Which items to show: by words, and by topic."""

    q = Line(label=_("Words"), required=False, max_length=100)
    topic = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, *given: Any, topics: Iterable[Topic], follows: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        lang = language()
        own = [(FOLLOWED, _("Those you follow"))] if follows else []
        each = [(str(one.pk), text(one.titles, lang)) for one in topics]
        self.fields["topic"].choices = [*own, (ANY, _("All topics")), *each]
        self.initial["topic"] = FOLLOWED if follows else ANY

    def wanted(self) -> tuple[str, str]:
        """Return the words and the topic that are asked for; what cannot be read asks for nothing."""
        told = self.cleaned_data if self.is_valid() else {}
        return told.get("q", ""), told.get("topic") or self.initial["topic"]
