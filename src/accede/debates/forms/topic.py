"""A topic, and which of them somebody follows."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.debates.models import Topic
from accede.people.forms import InLanguages, Lines, title_in
from accede.people.queries import language
from accede.wording.folding import words_of
from accede.wording.formats import text

MOST = 50


class Phrases(Lines):
    """Words and phrases, one a line."""

    def clean(self, value: Any) -> list[str]:
        """Return each once; one without a letter finds nothing and is left out."""
        told = dict.fromkeys(" ".join(line.split()) for line in super().clean(value).splitlines())
        found = [one for one in told if words_of(one)]
        if len(found) > MOST:
            raise forms.ValidationError(_("These are more than 50: take the ones that matter."))
        return found


class TopicForm(InLanguages):
    """What is looked for, in each language."""

    by_language: ClassVar = {
        "title": lambda name: title_in(name, 100),
        "words": lambda name: Phrases(
            label=gettext("Words in %(language)s") % {"language": name},
            help_text=_("One a line. A word of five letters or more also finds words that begin with it."),
            max_length=5000,
            required=False,
        ),
    }

    def clean(self) -> dict[str, Any]:
        """Want something to look for."""
        told = super().clean()
        if not self.said("words") and not self.errors:
            raise forms.ValidationError(_("Say what is to be looked for: one word at least."))
        return told


class FollowForm(forms.Form):
    """Which topics somebody follows."""

    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"), queryset=Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        lang = language()
        self.fields["topics"].label_from_instance = lambda one: text(one.titles, lang)
