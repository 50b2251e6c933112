"""New words for an article."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.queries import language
from accede.statutes.forms import languages


class WordingForm(forms.Form):
    """An article, as it stands and as it is proposed."""

    article = forms.CharField(label=_("Article"), max_length=60)
    language = forms.ChoiceField(label=_("Language"))
    before = forms.CharField(
        label=_("As it stands"), widget=forms.Textarea, required=False, max_length=50_000, help_text=_("Empty: new.")
    )
    after = forms.CharField(
        label=_("As it is proposed"),
        widget=forms.Textarea,
        required=False,
        max_length=50_000,
        help_text=_("Empty: struck out. Both empty: the article is left as it is."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["language"].choices = languages(language())
