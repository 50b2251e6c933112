"""A file that a candidate puts into its request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.procedure.models import Candidacy, Paper
from accede.procedure.queries.sheet import asks_motivation

Purpose = Paper.Purpose


class PaperForm(forms.Form):
    """A file, and what it is."""

    purpose = forms.ChoiceField(label=_("What it is"), choices=Purpose.choices)

    def __init__(self, *given: Any, candidacy: Candidacy, holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(label=_("A file"), holder=holder)
        if not asks_motivation(candidacy.book, candidacy.way):
            self.fields["purpose"].choices = [(Purpose.OTHER, Purpose.OTHER.label)]
