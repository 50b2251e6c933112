"""A proposal and its effects, made ready for the page."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.rulebook.book import Book
from accede.rulebook.changes import Shift, changes
from accede.rulebook.loading import Faulty
from accede.rulebook.verdict import Named
from accede.statutes.views.comparing import change_rows
from accede.web.proposal.effects import Moved, Recount, Trial, dates_moved, members_shifted, votes_recounted
from accede.web.proposal.forms import TermsForm
from accede.web.proposal.terms import Term
from accede.wording.catalogue import said
from accede.wording.changes import KIND_LABELS, shift_told
from accede.wording.faults import fault_told
from accede.wording.formats import day, listed, text
from accede.wording.margin import named
from accede.wording.sentences import LABELS

PER_PAGE = 50

KEYS = {
    "of": gettext_lazy("Of what"),
    "when": gettext_lazy("When"),
    "due": gettext_lazy("To be paid"),
    "fixed": gettext_lazy("Amount or number"),
    "share": gettext_lazy("Share"),
    "joining": gettext_lazy("First year"),
    "held": gettext_lazy("Proxies in one hand"),
}


def fields_of(form: TermsForm | None, book: Book, language: str) -> list[dict[str, Any]]:
    """Return the fields of the terms, rule by rule."""
    if form is None:
        return []
    return [
        {"title": _rule_name(rule, book, language), "fields": list(_fields(form, list(terms), book, language))}
        for rule, terms in groupby(form.terms, key=lambda one: one.rule)
    ]


def fault_rows(faulty: Faulty, language: str) -> list[dict[str, str]]:
    """Return every fault of a text by its key."""
    return [{"mark": one.key, "text": fault_told(one, language)} for one in faulty.faults]


def effects(trial: Trial, page: str, language: str) -> dict[str, Any]:
    """Return what a proposal changes, and for whom; nothing if it changes nothing."""
    found = changes(trial.old, trial.new)
    if not found:
        return {}
    pages = Paginator(members_shifted(trial), PER_PAGE).get_page(page)
    return {
        "changes": change_rows(found, trial.old, trial.new, language),
        "pages": pages,
        "members": members_table(pages, trial.old, trial.new, language),
        "votes": votes_table(votes_recounted(trial.new), language),
        "dates": dates_table(dates_moved(trial), language),
    }


def members_table(moved: Iterable[Shift], old: Book, new: Book, language: str) -> dict[str, Any]:
    """Return who gains or loses what, on one page of the list."""
    columns = [{"label": _("Member")}, {"label": _("What")}, *_numbers(_("Today"), _("Proposed"))]
    rows = [{"cells": [one.member, *shift_told(one, old, new, language)]} for one in moved]
    return {
        "columns": columns,
        "rows": rows,
        "empty": _("No member gains or loses anything, by what is known of them today."),
    }


def votes_table(recounts: Iterable[Recount], language: str) -> dict[str, Any]:
    """Return the votes that were held, as they came out and as they would have."""
    columns = [{"label": _("Vote")}, *_numbers(_("As it came out"), _("Under the proposal"))]
    return {
        "columns": columns,
        "rows": [
            {"cells": [{"text": one.question, "url": one.url, "small": one.assembly}, *_outcomes(one, language)]}
            for one in recounts
        ],
        "empty": _("No vote with ballots has been held yet."),
    }


def dates_table(moved: Iterable[Moved], language: str) -> dict[str, Any]:
    """Return the dates that would move."""
    columns = [{"label": _("Date")}, *_numbers(_("Today"), _("Proposed"))]
    rows = [
        {
            "cells": [
                {"text": text(one.label, language), "small": one.assembly},
                *(day(each, language) if each else "–" for each in (one.before, one.after)),
            ]
        }
        for one in moved
    ]
    return {"columns": columns, "rows": rows, "empty": _("No date of an assembly to come would move.")}


def _numbers(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label, "n": True} for label in labels]


def _outcomes(one: Recount, language: str) -> Iterator[str]:
    yield said(LABELS[f"outcome.{one.before}"], language)
    yield said(LABELS[f"outcome.{one.after}"], language) if one.after else _("no such decision")


def _rule_name(rule: tuple[str, str], book: Book, language: str) -> str:
    label = named(Named(*rule), book, language)
    kind = said(KIND_LABELS.get(rule[0], rule[0]), language)
    return _("%(rule)s (%(kind)s)") % {"rule": label, "kind": kind.lower()}


def _fields(form: TermsForm, terms: list[Term], book: Book, language: str) -> Iterator[BoundField]:
    for one in terms:
        if one.is_bound:
            yield form[f"{one.key} word"]
        field = form[one.key]
        field.label = _label(one, book, language)
        yield field


def _label(term: Term, book: Book, language: str) -> str:
    """Name a term as a reader of the statutes would: by its step, by the rows of its table, or by its key."""
    word = str(term.path[-1])
    if term.is_bound:
        return _("Share or number")
    if term.path[0] == "path" and term.path[2] == "steps":
        step = book.path[str(term.path[1])].steps[int(term.path[3])]
        return text(step.label, language) or step.name
    if word in KEYS and "table" not in term.path:
        return KEYS[word]
    inner = [str(one) for one in term.path[2:] if one not in ("table", "bands", "is")]
    return listed((_choice(book, one, language) for one in inner), language, "unit")


def _choice(book: Book, name: str, language: str) -> str:
    labels = (text(rule.choices[name], language) for rule in book.fact.values() if name in rule.choices)
    return next(labels, name)
