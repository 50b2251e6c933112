"""What is said in each language of the site, at least in one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

Made = Callable[[str], forms.Field]


class InLanguages(forms.Form):
    """A form whose title, and whatever else stands in `by_language`, is asked for in each language."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        before = list(self.fields)
        for code, name in settings.LANGUAGES:
            for part, made in self.by_language().items():
                self.fields[f"{part}_{code}"] = made(name)
        self.order_fields([one for one in self.fields if one not in before])

    def by_language(self) -> dict[str, Made]:
        """Return how the field of each part is made, given the name of a language."""
        raise NotImplementedError

    def said(self, part: str) -> dict[str, Any]:
        """Return one part by language, as far as it was filled."""
        told = ((code, self.cleaned_data.get(f"{part}_{code}")) for code, _name in settings.LANGUAGES)
        return {code: value for code, value in told if value}

    def clean(self) -> dict[str, Any]:
        """Want a title in one language, and in each in which something else is said."""
        told = super().clean()
        titles, parts = self.said("title"), [part for part in self.by_language() if part != "title"]
        for code in {code for part in parts for code in self.said(part)} - titles.keys():
            self.add_error(f"title_{code}", _("Give it a title in this language too."))
        if not titles and not self.errors:
            self.add_error(f"title_{settings.LANGUAGES[0][0]}", _("Give it a title in one language at least."))
        return told


def shown(**parts: dict[str, Any]) -> dict[str, Any]:
    """Return parts by language as the fields of such a form begin with them."""
    return {f"{part}_{code}": value for part, told in parts.items() for code, value in told.items()}
