"""What the pages of statements show of them and of their lines."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accede.fees.models import Statement, StatementLine
from accede.rulebook.verdict import Money
from accede.wording.formats import day, moment, money, number

State = StatementLine.State
TAGS = {State.WAITING: "now", State.OPEN: "now", State.MATCHED: "done", State.ASIDE: "", State.OUT: ""}


def listed(several: Iterable[Statement], language: str) -> dict[str, Any]:
    """Return statements as a table."""
    columns = [
        {"label": _("File")},
        {"label": _("Days")},
        {"label": _("Lines"), "n": True},
        {"label": _("To be matched"), "n": True},
        {"label": _("Sent on"), "n": True, "last": True},
    ]
    rows = [{"cells": _cells(one, language)} for one in several]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No statement has been sent yet.")}


def facts(one: Statement, language: str) -> list[tuple[str, str]]:
    """Return what a statement says of itself."""
    balances = [(_("Balance before"), one.opening), (_("Balance after"), one.closing)]
    return [
        (_("Account"), one.account),
        (_("Days"), _days(one, language)),
        *((label, money(Money(cents, one.currency), language)) for label, cents in balances if cents is not None),
        (_("Lines"), number(one.number, language)),
        *([(_("Known from another statement"), number(one.known, language))] if one.known else []),
    ]


def progress(one: Statement, language: str) -> dict[str, Any]:
    """Return how many of its lines were looked at."""
    total = one.number - one.known
    done = total - one.waiting
    said = {"done": number(done, language), "total": number(total, language)}
    words = _("%(done)s of %(total)s lines looked at") % said
    return {"label": _("Lines looked at"), "done": done, "total": max(total, 1), "words": words}


def lines(several: Iterable[StatementLine], language: str) -> dict[str, Any]:
    """Return lines as a table, each leading to where it is matched."""
    columns = [
        {"label": _("Day")},
        {"label": _("Payer")},
        {"label": _("Amount"), "n": True},
        {"label": _("State"), "last": True},
    ]
    rows = [
        {
            "cells": [
                {"text": day(one.on, language), "url": one.get_absolute_url()},
                {"text": one.payer or "–", "small": text(one)[:140]},
                money(Money(one.cents, one.currency), language),
                {"text": "", "tag": {"state": TAGS[one.state], "label": one.get_state_display()}},
            ]
        }
        for one in several
    ]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("Every line stands in an earlier statement.")}


def text(one: StatementLine) -> str:
    """Return what the payer wrote."""
    return " · ".join(filter(None, (one.reference, one.text)))


def _cells(one: Statement, language: str) -> list[object]:
    name = {"text": one.name, "url": one.get_absolute_url()}
    days = _days(one, language) if one.starts else _("columns to be matched")
    sent = moment(one.taken_at, language, timezone.get_current_timezone())
    return [name, days, number(one.number, language), number(one.unmatched, language), sent]


def _days(one: Statement, language: str) -> str:
    return _("%(first)s to %(last)s") % {"first": day(one.starts, language), "last": day(one.ends, language)}
