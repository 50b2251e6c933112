"""Words that are not in the file yet, beside what stands there."""

from collections.abc import Mapping
from typing import Any

from accede.procedure.forms import RequestForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.draft import Words, in_file
from accede.procedure.queries.part import part_of
from accede.procedure.views.typed import read


def kept_words(candidacy: Candidacy, writer: str) -> dict[str, Words]:
    """Return what a person typed and has not settled yet."""
    kept = part_of(candidacy, "unsaved").filter(by=writer).first()
    return kept.words if kept else {}


def unsaved_rows(
    candidacy: Candidacy, form: RequestForm, kept: Mapping[str, Words], typed: Mapping[str, Words]
) -> list[dict[str, Any]]:
    """Return each field with what was typed, now or when it was kept, and what stands in the file."""
    stands = in_file(candidacy)
    return [
        {
            "name": name,
            "label": form[name].label,
            "mine": read(form, name, said),
            "theirs": read(form, name, stands.get(name, "")),
            "is_kept": name in kept,
        }
        for name, said in {**kept, **typed}.items()
        if name in form.fields
    ]
