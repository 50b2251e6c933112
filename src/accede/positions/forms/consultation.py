"""What whoever drafts fills in: a consultation, its text, its days, what became of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.people.queries import language
from accede.positions.models import Consultation
from accede.positions.queries.deciding import Adopter
from accede.positions.queries.text import Text
from accede.register.forms import Day
from accede.rulebook.book import Book
from accede.wording.formats import language_name
from accede.wording.margin import who


class ConsultationForm(forms.Form):
    """What members are asked, in each language of the association, and until when."""

    until = forms.DateField(label=_("Comments and amendments until"), widget=Day)

    def __init__(self, languages: Iterable[str], data: Any = None) -> None:
        super().__init__(data)
        self.languages = list(languages)
        # A text decides in one language; where there are several, which one is to be chosen.
        choices = [(one, language_name(one, language())) for one in self.languages]
        first = self.languages[0]
        fields: dict[str, forms.Field] = {
            "language": forms.ChoiceField(label=_("The language that decides"), choices=choices, initial=first)
        }
        for code, name in choices:
            said = {"language": name}
            fields[f"title_{code}"] = Line(label=gettext("Title (%(language)s)") % said, max_length=200, required=False)
            fields[f"question_{code}"] = Lines(
                label=gettext("What members are asked (%(language)s)") % said, max_length=3000, required=False
            )
        self.fields = fields | {"until": self.fields["until"]}

    def clean(self) -> None:
        """The language that decides has a title."""
        decides = self.cleaned_data.get("language")
        if decides and not self.cleaned_data.get(f"title_{decides}", "").strip():
            self.add_error(f"title_{decides}", _("The language that decides needs a title."))

    def asked(self) -> dict[str, Any]:
        """Return what is asked."""
        told = self.cleaned_data
        texts = {name: {one: told[f"{name}_{one}"] for one in self.languages} for name in ("title", "question")}
        said = {"titles": texts["title"], "questions": texts["question"]}
        return said | {"language": told["language"], "until": told["until"]}


class TextForm(forms.Form):
    """A whole text, in each language."""

    def __init__(self, languages: Iterable[str], deciding: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for one in sorted(languages, key=lambda name: name != deciding):
            self.fields[one] = Lines(label=language_name(one, language()), max_length=60_000, required=one == deciding)
            self.fields[one].widget.attrs |= {"rows": 14, "lang": one}


class TranslationForm(forms.Form):
    """Each paragraph in another language, below what the text that decides says."""

    def __init__(self, text: Text, consultation: Consultation, lang: str, data: Any = None) -> None:
        super().__init__(data)
        for one in text:
            field = Lines(label=one["texts"][consultation.language], max_length=20_000, required=False)
            field.initial = one["texts"].get(lang, "")
            field.widget.attrs |= {"rows": 4, "lang": lang}
            if lang in one["stale"]:
                field.help_text = _("The text that decides has changed since this was translated.")
            self.fields[f"words_{one['key']}"] = field

    def words(self) -> dict[int, str]:
        """Return the words by the key of their paragraph."""
        return {int(name.partition("_")[2]): words for name, words in self.cleaned_data.items()}


class UntilForm(forms.Form):
    """A last day."""

    until = forms.DateField(label=_("Until"), widget=Day)


class ReasonForm(forms.Form):
    """Why something ends."""

    reason = Lines(label=_("Why"), max_length=3000)


class AdoptionForm(forms.Form):
    """Which body adopted a position, when, and where its minutes say so."""

    body = forms.ChoiceField(label=_("Adopted by"))
    on = forms.DateField(label=_("On"), widget=Day)
    minutes = Line(label=_("Where the minutes say so"), max_length=300, help_text=_("Their day and the item."))

    def __init__(self, bodies: Iterable[Adopter], book: Book, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"on": today})
        self.fields["body"].choices = [(one.body, who(one.body, book, language())) for one in bodies]
