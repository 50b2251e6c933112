"""The files of a proposal: a rulebook, and the tables that stand beside it, chosen together."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accede.rulebook.loading import Faulty, files_of, parse

LONGEST = 1_000_000  # characters; a rulebook with its tables beyond this is a mistake


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; comes to their texts by their names."""

    widget = FilesInput(attrs={"accept": ".toml,.csv"})

    def clean(self, data: Any, initial: Any = None) -> dict[str, str]:
        """Read every file; raises ValidationError naming the first that is no text, or that all are too large."""
        files: Iterable[UploadedFile] = [super(FilesField, self).clean(one, initial) for one in data or ()]
        if sum(one.size for one in files) > LONGEST:
            raise forms.ValidationError(_("These files are too large to be a rulebook with its tables."))
        return {one.name: _text(one) for one in files}


def parted(files: dict[str, str], text: str) -> tuple[str, dict[str, str]]:
    """Part files into the one rulebook, else the text that is there, and its tables; raises ValidationError."""
    laws = [one for name, one in files.items() if not _is_table(name)]
    tables = {name: one for name, one in files.items() if _is_table(name)}
    if len(laws) > 1:
        raise forms.ValidationError(_("Choose one rulebook; its tables are files in CSV."))
    law = laws[0] if laws else text
    strange = sorted(set(tables) - set(files_of(law.encode())))
    if strange and _is_toml(law):
        raise forms.ValidationError(_("The rulebook has no table in the file {file}.").format(file=strange[0]))
    return law, tables


def _is_toml(law: str) -> bool:
    try:
        return bool(parse(law.encode()))
    except Faulty:
        return False  # which is told as its own fault


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv")


def _text(file: UploadedFile) -> str:
    try:
        # The exact bytes of a table are what is loaded; only a rulebook may not begin with a mark of its order.
        return file.read().decode("utf-8" if _is_table(file.name) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise forms.ValidationError(_("{file} is not text in UTF-8.").format(file=file.name)) from fault
