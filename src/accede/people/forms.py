"""What people write: a line, or a text of several, in one language or in each; none holds what nobody sees."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.wording.unseen import first_unseen

UNSEEN = _("This holds characters that nobody sees; type it anew.")
HOW = _("An empty line begins a paragraph, # a heading, - a line of a list; [words](https://…) is a link.")
SHOWN = 30  # characters before what nobody sees


def check_line(words: str) -> None:
    """Refuse a line with characters that nobody sees."""
    if first_unseen(words) >= 0:
        raise ValidationError(UNSEEN)


def check_text(words: str) -> None:
    """Refuse a text of several lines with a character that nobody sees, and say where it stands."""
    at = first_unseen(words, is_line=False)
    if at >= 0:
        told = gettext("This holds a character that nobody sees, after “{words}”: delete it there.")
        raise ValidationError(told.format(words=words[max(at - SHOWN, 0) : at].strip()) if at else UNSEEN)


class Line(forms.CharField):
    """A line of text."""

    default_validators = (check_line,)


class Lines(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea
    default_validators = (check_text,)


class Written(Lines):
    """A text with headings, lists and links, as `wording.markdown` reads them."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, max_length=20_000, required=False, help_text=HOW)


class InLanguages(forms.Form):
    """A form that asks for a title, and for whatever else stands in `by_language`, in each language of the site.

    `by_language` says how the field of each part is made, given the name of a language.
    """

    by_language: ClassVar[dict[str, Callable[[str], forms.Field]]] = {}
    untitled = _("Give it a title in this language too.")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        before = list(self.fields)
        for code, name in settings.LANGUAGES:
            for part, made in self.by_language.items():
                self.fields[f"{part}_{code}"] = made(name)
        self.order_fields([one for one in self.fields if one not in before])

    @staticmethod
    def shown(**parts: dict[str, Any]) -> dict[str, Any]:
        """Return parts by language as the fields of such a form begin with them."""
        return {f"{part}_{code}": value for part, told in parts.items() for code, value in told.items()}

    def said(self, part: str) -> dict[str, Any]:
        """Return one part by language, as far as it was filled."""
        told = ((code, self.cleaned_data.get(f"{part}_{code}")) for code, _name in settings.LANGUAGES)
        return {code: value for code, value in told if value}

    def clean(self) -> dict[str, Any]:
        """Want a title in one language, and in each in which something else is said."""
        told = super().clean()
        titles, parts = self.said("title"), [part for part in self.by_language if part != "title"]
        for code in {code for part in parts for code in self.said(part)} - titles.keys():
            self.add_error(f"title_{code}", self.untitled)
        # A title that is refused was given.
        if not titles and not any(f"title_{code}" in self.errors for code, _name in settings.LANGUAGES):
            self.add_error(f"title_{settings.LANGUAGES[0][0]}", _("Give it a title in one language at least."))
        return told


def title_in(name: str, longest: int = 200) -> Line:
    """Return the field for a title in a language."""
    return Line(label=gettext("Title in %(language)s") % {"language": name}, max_length=longest, required=False)
