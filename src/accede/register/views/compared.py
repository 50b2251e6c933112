"""Two organisations side by side, and what follows when they become one."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.register.forms.details import LABELS
from accede.register.models import Membership, Organisation
from accede.register.queries import DETAILS, detail_told, own_count
from accede.register.queries.merging import are_members_together, memberships_of
from accede.rulebook.book import Book
from accede.wording.formats import country, day, listed, number


def line(one: Organisation, memberships: Iterable[Membership], language: str) -> dict[str, str]:
    """Return an organisation as a line of a list: its name, and what tells it from others."""
    where = [country(one.country, language) if one.country else "", one.seat, one.registration, one.website]
    said = [*(each for each in where if each), _times(memberships, language)]
    return {"name": one.name, "said": " · ".join(said)}


def table(kept: Organisation, gone: Organisation, book: Book, on: date, language: str) -> dict[str, Any]:
    """Return two organisations side by side, line by line."""
    pair, known = (kept, gone), memberships_of([kept.pk, gone.pk])
    said = shown(book, language)
    rows = [(LABELS[name], *(said(name, getattr(one, name)) for one in pair)) for name in DETAILS]
    rows += [
        (_("Source"), *(one.source for one in pair)),
        (_("Membership"), *(_times(known[one.pk], language) for one in pair)),
        (_("Figures"), *(number(one.figures.count(), language) for one in pair)),
        (_("Offices held for it"), *(number(one.mandates.count(), language) for one in pair)),
        (_("Enterprises that it lists"), *(number(own_count(one, on) or 0, language) for one in pair)),
        (_("What it owes"), *(number(one.obligations.filter(settled_on=None).count(), language) for one in pair)),
    ]
    labels = (_("What is known"), _("Stands for both"), _("Becomes part of it"))
    columns = [{"label": label, "last": label == labels[-1]} for label in labels]
    cells = [{"cells": [str(label), *(said or "–" for said in both)]} for label, *both in rows]
    return {"columns": columns, "rows": cells, "kind": "wide"}


def shown(book: Book, language: str) -> Callable[[str, str], str]:
    """Return how the value of a detail is told."""
    return lambda name, value: detail_told(name, value, book, language)


def consequences(kept: Organisation, gone: Organisation) -> list[str]:
    """Say what follows when two become one."""
    if are_members_together(kept, gone):
        return []
    said = {"kept": kept.name, "gone": gone.name}
    return [
        _("What is of %(gone)s becomes that of %(kept)s: memberships, people, figures, lists, debts, files.") % said,
        _("Figures of a year that both have count as %(kept)s has them.") % said,
        _("Lines of the register and votes that were cast name whom they named.") % said,
        _("It cannot be taken apart again."),
    ]


def _times(memberships: Iterable[Membership], language: str) -> str:
    said = [_time(one, language) for one in memberships]
    return listed(said, language) if said else _("never a member")


def _time(one: Membership, language: str) -> str:
    since = str(one.starts.year) if one.starts and one.starts_year_only else one.starts and day(one.starts, language)
    known = {"number": one.number, "since": since, "until": one.ends and day(one.ends, language)}
    if one.ends:
        return _("member number %(number)d until %(until)s") % known
    return (_("member number %(number)d since %(since)s") if since else _("member number %(number)d")) % known
