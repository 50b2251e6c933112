"""The whole difference that a proposal makes, member by member, as a file for a spreadsheet."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accede.register.views.spreadsheet import csv_file
from accede.rulebook.changes import Shift
from accede.rulebook.verdict import Money
from accede.web.proposal.effects import Trial, members_shifted
from accede.wording.changes import shift_told


def members_file(trial: Trial, language: str) -> HttpResponse:
    """Hand out who gains or loses what; amounts as plain numbers, with their currency in a column of its own."""
    columns = (_("Member"), _("What"), _("Today"), _("Proposed"), _("Currency"))
    return csv_file("members.csv", columns, _rows(trial, language))


def _rows(trial: Trial, language: str) -> Iterator[list[object]]:
    for one in members_shifted(trial):
        what, *told = shift_told(one, trial.old, trial.new, language)
        amounts = [_plain(value, said) for value, said in zip((one.before, one.after), told, strict=True)]
        yield [one.member, what, *amounts, _currency(one)]


def _plain(value: object, told: str) -> object:
    if isinstance(value, Money):
        return f"{value.cents // 100}.{value.cents % 100:02}"
    return value if type(value) is int else told


def _currency(shift: Shift) -> str:
    return next((one.currency for one in (shift.after, shift.before) if isinstance(one, Money)), "")
