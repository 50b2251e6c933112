"""Words in each language of the site, of which one decides."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import InLanguages, Written

DECIDES = _("When it changes, the other languages are marked as behind until they follow.")


class Deciding(InLanguages):
    """A form of such words; of those that are read already, it asks whether the translations still say the same."""

    language = forms.ChoiceField(label=_("Language that decides"), choices=settings.LANGUAGES, help_text=DECIDES)

    def __init__(self, *given: Any, is_read: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if is_read:
            self.fields["is_current"] = box(_("The translations still say the same"))

    def clean(self) -> dict[str, Any]:
        """Want the words that decide."""
        told = super().clean()
        name = f"title_{told.get('language')}"
        if self.said("title") and not told.get(name) and name in self.fields:
            self.add_error(name, self.untitled)
        return told


def text_in(name: str) -> Written:
    """Return the field for a text in a language."""
    return Written(gettext("Text in %(language)s") % {"language": name})


def box(label: str) -> forms.BooleanField:
    """Return a field that is marked or not."""
    return forms.BooleanField(label=label, required=False)
