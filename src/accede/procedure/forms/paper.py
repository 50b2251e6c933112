"""A file that a candidate puts into its request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.procedure.models import Candidacy, Paper
from accede.procedure.queries.request import asks_motivation, paper_label, papers_asked

Purpose = Paper.Purpose


class PaperForm(forms.Form):
    """A file, and what it is."""

    purpose = forms.ChoiceField(label=_("What it is"))

    def __init__(self, *given: Any, candidacy: Candidacy, holder: str, language: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(label=_("A file"), holder=holder)
        book, path = candidacy.book, candidacy.way
        letter = [Purpose.MOTIVATION] if asks_motivation(book, path) else []
        purposes = [*letter, *papers_asked(book, path), Purpose.OTHER]
        self.fields["purpose"].choices = [(str(one), paper_label(book, path, one, language)) for one in purposes]
