"""What somebody typed into a form that its page does not take any more: shown again, so that no word is lost."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from accede.procedure.queries.draft import Words


def lost(given: Iterable[object], context: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what was typed into those of some forms that a page does not show, each field by its label."""
    left_out = (one for one in given if not any(one is shown for shown in context.values()))
    return [row for one in left_out if isinstance(one, forms.BaseForm) and one.is_bound for row in _rows(one)]


def read(form: forms.BaseForm, name: str, words: Words) -> str:
    """Return words as they read: what was chosen by its label."""
    choices = dict(getattr(form.fields[name].widget, "choices", ()))
    several = [words] if isinstance(words, str) else words
    return ", ".join(str(choices.get(one, one)) for one in several if one)


def _rows(form: forms.BaseForm) -> list[tuple[str, str]]:
    sent = ((field, field.value()) for field in form.visible_fields())
    said = ((str(field.label), read(form, field.name, words)) for field, words in sent if isinstance(words, str | list))
    return [(label, words) for label, words in said if words]
