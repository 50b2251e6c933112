"""What the pages of an import show of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.register.models import Import, ImportRow
from accede.register.queries.importing import COUNTED, faults_of
from accede.wording.formats import moment, number

Kind, State = ImportRow.Kind, Import.State
TAGS = {State.CHECKING: "now", State.CHECKED: "now", State.APPLIED: "done", State.BROKEN: "lost", State.UNDONE: "lost"}


def listed(several: Iterable[Import], language: str) -> dict[str, Any]:
    """Return the imports as a table."""
    columns = [
        {"label": _("File")},
        {"label": _("How far it has come")},
        {"label": _("Rows"), "n": True},
        {"label": _("Sent on"), "n": True, "last": True},
    ]
    rows = [
        {
            "cells": [
                {"text": one.name, "url": one.get_absolute_url()},
                {"text": "", "tag": {"state": TAGS.get(one.state, ""), "label": one.get_state_display()}},
                number(one.height, language),
                moment(one.staged_at, language, timezone.get_current_timezone()),
            ]
        }
        for one in several
    ]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No file has been sent yet.")}


def height(staged: Import, language: str) -> str:
    """Say how many rows a file has."""
    sentence = ngettext(
        "One row below the names of the columns.", "%(n)s rows below the names of the columns.", staged.height
    )
    return sentence % {"n": number(staged.height, language)}


def facts(staged: Import, language: str) -> list[tuple[str, str]]:
    """Return what was counted of an import."""
    counted = [
        (str(label), number(staged.counts[name], language))
        for name, label in COUNTED.items()
        if staged.counts.get(name)
    ]
    return [(_("Rows"), number(staged.height, language)), *counted]


def progress(staged: Import, language: str) -> dict[str, Any]:
    """Return how far the check has come."""
    said = {"done": number(staged.done, language), "total": number(staged.height, language)}
    words = _("%(done)s of %(total)s rows looked at") % said
    return {"label": _("Rows looked at"), "done": staged.done, "total": staged.height, "words": words}


def noticed(staged: Import) -> QuerySet[ImportRow]:
    """Return the rows that somebody should look at: all but new ones without a fault."""
    return staged.rows.filter(kind__in=(Kind.FAULTY, Kind.DOUBLE, Kind.KNOWN, Kind.CHANGED))


def rows(staged: Import, several: Iterable[ImportRow]) -> dict[str, Any]:
    """Return rows of a file as a table: the faults of each, or what becomes of it."""
    columns = [
        {"label": _("Row")},
        {"label": _("Organisation")},
        {"label": _("What was found"), "last": True},
    ]
    shown = [{"cells": [str(row.line), row.name or "–", cell]} for row in several for cell in _found(staged, row)]
    return {"columns": columns, "rows": shown, "kind": "wide"}


def _found(staged: Import, row: ImportRow) -> list[dict[str, str]]:
    if row.kind == Kind.FAULTY:
        return [
            {
                "text": _("%(column)s: “%(value)s”") % {"column": column, "value": value},
                "small": _("Expected: %(what)s.") % {"what": expected},
            }
            for _line, column, value, expected in faults_of(staged, [row])
        ]
    same = _("The same organisation as in row %(row)d.") % {"row": row.double_of} if row.double_of else ""
    return [{"text": row.get_kind_display(), "small": same}]


def undoing(staged: Import) -> list[str]:
    """Say what undoing an import brings about."""
    entering, changed = staged.counts["entering"], staged.counts[Kind.CHANGED]
    going = staged.rows.filter(kind=Kind.NEW, entering=0).count()
    said = [
        (
            entering,
            ngettext(
                "One line of the register is voided by another; its organisation stays, without membership.",
                "%(n)d lines of the register are voided by others; their organisations stay, without membership.",
                entering,
            ),
        ),
        (
            going,
            ngettext("One organisation that no line names goes.", "%(n)d organisations that no line names go.", going),
        ),
        (
            changed,
            ngettext("One organisation is as it was before.", "%(n)d organisations are as they were before.", changed),
        ),
    ]
    told = [sentence % {"n": count} for count, sentence in said if count]
    if staged.counts["figures"]:
        told.append(_("The figures that came with the file go."))
    if entering:
        told.append(_("To enter them again, import the file and have known organisations brought up to date."))
    return [*told, _("The journal keeps both deeds.")]
