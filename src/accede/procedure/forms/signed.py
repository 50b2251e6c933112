"""What is said of a signed paper, and why one is set aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.archive.kinds import KINDS, SIGNED
from accede.people.forms import Line, Lines
from accede.procedure.models import SignedPaper
from accede.register.forms import Day


class SignedForm(forms.Form):
    """A signed paper: what it is, how, by whom and when it was signed; a candidate sends its own request alone."""

    purpose = forms.ChoiceField(label=_("What it is"), choices=SignedPaper.Purpose.choices)
    signature = forms.ChoiceField(
        label=_("How it is signed"), choices=SignedPaper.Signature.choices, widget=forms.RadioSelect
    )
    signed_by = Line(label=_("Who signed it"), max_length=200)
    signed_on = forms.DateField(label=_("Signed on"), widget=Day)

    def __init__(self, *given: Any, holder: str, is_own: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(label=_("A file"), holder=holder, kinds=(*KINDS, *SIGNED))
        if is_own:
            request = SignedPaper.Purpose.REQUEST
            self.fields["purpose"].choices = [(request, request.label)]

    def said(self) -> dict[str, Any]:
        """Return what was said, as the deed takes it."""
        said = dict(self.cleaned_data)
        return said | {"deposit": said.pop("paper")}


class SetAsideForm(forms.Form):
    """Why a paper is set aside."""

    reason = Lines(label=_("Why"), max_length=1000)
