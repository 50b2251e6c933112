"""A field for a file, which a form that has to be filled again does not lose."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accede.archive.intake import Deposit, Unfit, taken_in, too_large
from accede.archive.kinds import KINDS, Kind
from accede.people.queries import language
from accede.wording.formats import listed

Sent = tuple[UploadedFile | None, str]


class DocumentInput(forms.FileInput):
    """Asks for a file; what has arrived already is named, and goes on with the form unless it is left out."""

    template_name = "archive/input.html"
    kept: Deposit | None = None
    token = ""
    kinds = KINDS

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        """Return what was chosen now, and the token of what had been chosen before."""
        left_out = data.get(f"{name}-left-out")
        return files.get(name), "" if left_out else data.get(f"{name}-kept", "")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Name what is kept, and say what is too large before it is sent."""
        suffixes = [suffix for kind in self.kinds for suffix in kind.suffixes]
        found = super().get_context(name, None, {**(attrs or {}), "accept": ",".join(suffixes)})
        most = {"data-largest": settings.LARGEST_FILE}
        found["widget"]["attrs"] |= most
        return found | {"kept": self.kept, "token": self.token, "too_large": too_large()}


class DocumentField(forms.Field):
    """A file, looked into as soon as it arrives; its value is a Deposit.

    `holder` is who fills the form, `kinds` what is taken.
    """

    widget = DocumentInput

    def __init__(self, *, holder: str, kinds: Sequence[Kind] = KINDS, **named: Any) -> None:
        super().__init__(**({"help_text": taken(kinds)} | named))
        self.holder, self.kinds, self.widget.kinds = holder, kinds, kinds

    def clean(self, value: Sent) -> Deposit | None:
        """Keep what was chosen; else go on with what is kept."""
        upload, token = value or (None, "")
        kept = Deposit.unsealed(token, self.holder) if token else None
        self._show(kept)
        if upload:
            try:
                kept = taken_in(upload, self.kinds)
            except Unfit as unfit:
                raise forms.ValidationError(str(unfit)) from unfit
            self._show(kept)
        elif token and kept is None:
            raise forms.ValidationError(_("The file was not kept this long. Choose it again."))
        if self.required and kept is None:
            raise forms.ValidationError(self.error_messages["required"])
        return kept

    def _show(self, kept: Deposit | None) -> None:
        self.widget.kept, self.widget.token = kept, kept.sealed(self.holder) if kept else ""


def taken(kinds: Sequence[Kind]) -> str:
    """Say which files are taken, and how large."""
    names = listed([kind.name for kind in kinds], language(), "or")
    most = settings.LARGEST_FILE >> 20
    told = ngettext("%(kinds)s, at most one megabyte.", "%(kinds)s, at most %(n)d megabytes.", most)
    return told % {"kinds": names, "n": most}
