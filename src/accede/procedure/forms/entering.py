"""What a path asks of whoever joins by it, before it opens."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.procedure.forms.candidacy import entry_field
from accede.procedure.queries.entering import asked_at_first
from accede.procedure.queries.path import path_label
from accede.procedure.queries.request import sheet_of
from accede.procedure.queries.sheet import read
from accede.register.forms import country_choices
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.wording.formats import listed

ANSWER = "answer_"


class AnswersForm(forms.Form):
    """What each of some paths asks first; only what the chosen one asks must be answered, and is taken."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        book: Book,
        paths: Sequence[Path],
        chosen: str,
        on: date,
        language: str,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.book, self.on = book, on
        self.chosen = next((one for one in paths if one.name == chosen), None) or next(iter(paths), None)
        asked = [(path, asked_at_first(book, path)) for path in paths]
        for entry in {one.name: one for _path, entries in asked for one in entries}.values():
            ways = [path for path, entries in asked if entry in entries]
            field = entry_field(entry, language)
            field.required = self.chosen in ways and entry.required
            if len(ways) < len(paths):
                names = listed([path_label(one, language) for one in ways], language)
                field.help_text = _("Asked only for: {ways}.").format(ways=names)
            self.fields[ANSWER + entry.name] = field

    def clean(self) -> dict[str, Any]:
        """Say of each answer what is wrong with it, and gather those that the chosen path asks."""
        if self.chosen is None:
            return self.cleaned_data
        asked = [one.name for one in asked_at_first(self.book, self.chosen)]
        typed = {name: self.cleaned_data.get(ANSWER + name, "") for name in asked}
        for name, sentence in read(sheet_of(self.book, self.chosen), typed, self.on).findings.items():
            self.add_error(ANSWER + name, sentence)
        others = {name: one for name, one in self.cleaned_data.items() if not name.startswith(ANSWER)}
        return others | {"answers": typed}


class InterestForm(AnswersForm):
    """First contact: who you are, and how we reach you."""

    name = Line(label=_("Name of your network"), max_length=200)
    country = forms.ChoiceField(label=_("Country of your head office"))
    contact = Line(label=_("Your name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("You will follow your file with it; no password is needed.")
    )
    language = forms.ChoiceField(label=_("We write to you in"), choices=settings.LANGUAGES)
    message = Lines(label=_("What you would like us to know"), required=False, max_length=5000)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        book: Book,
        paths: Sequence[Path],
        path: str,
        on: date,
        language: str,
    ) -> None:
        chosen = path if data is None else data.get("path", "")
        first = {"language": language, "path": path}
        super().__init__(data, book=book, paths=paths, chosen=chosen, on=on, language=language, initial=first)
        answers = [name for name in self.fields if name.startswith(ANSWER)]
        if len(paths) > 1:
            ways = [(one.name, path_label(one, language)) for one in paths]
            self.fields["path"] = forms.ChoiceField(
                label=_("What you wish to become"), choices=ways, widget=forms.RadioSelect
            )
        self.order_fields(["path", *answers])
        self.fields["country"].choices = country_choices(language)
        for name, fills in (("name", "organization"), ("contact", "name"), ("email", "email"), ("country", "country")):
            self.fields[name].widget.attrs["autocomplete"] = fills
