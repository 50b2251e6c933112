"""A file that a candidate puts into its request, or a member sends on its path."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.procedure.models import Candidacy, Paper, Proceeding
from accede.procedure.queries.request import asks_motivation, document_label, paper_label, papers_asked
from accede.rulebook.path import Step

Purpose = Paper.Purpose


class PaperForm(forms.Form):
    """A file, and what it is."""

    purpose = forms.ChoiceField(label=_("What it is"))

    def __init__(self, *given: Any, choices: list[tuple[str, str]], holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(label=_("A file"), holder=holder)
        self.fields["purpose"].choices = choices


def request_purposes(candidacy: Candidacy, language: str) -> list[tuple[str, str]]:
    """Return what a file of a request may be."""
    book, path = candidacy.book, candidacy.way
    letter = [Purpose.MOTIVATION] if asks_motivation(book, path) else []
    purposes = [*letter, *papers_asked(book, path), Purpose.OTHER]
    return [(str(one), paper_label(book, path, one, language)) for one in purposes]


def step_purposes(proceeding: Proceeding, rule: Step, language: str) -> list[tuple[str, str]]:
    """Return what a file of a step may be."""
    return [(one, document_label(proceeding.book, one, language)) for one in (*rule.what, str(Purpose.OTHER))]
