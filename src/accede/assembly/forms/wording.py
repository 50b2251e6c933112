"""New words for an article."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.people.queries import language
from accede.statutes.forms import languages


class WordingForm(forms.Form):
    """An article, as it stands and as it is proposed."""

    article = Line(label=_("Article"), max_length=60)
    language = forms.ChoiceField(label=_("Language"))
    before = Lines(label=_("As it stands"), required=False, max_length=50_000, help_text=_("Empty: new."))
    after = Lines(
        label=_("As it is proposed"),
        required=False,
        max_length=50_000,
        help_text=_("Empty: struck out. Both empty: the article is left as it is."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["language"].choices = languages(language())
