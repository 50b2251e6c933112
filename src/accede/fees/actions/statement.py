"""A statement of a bank is taken in once, however often it is sent and whichever others tell of the same."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import islice

from django.utils.translation import gettext_lazy as _

from accede.fees.bank import Line
from accede.fees.bank import Statement as Told
from accede.fees.models import Payee, Statement, StatementLine
from accede.fees.queries.statements import identities, packed
from accede.fees.queries.twins import twins
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat, treasurer
from accede.register.sheets.reading import Table
from accede.statutes.queries import book_on, day_of

PIECE = 1000  # lines that are taken in at once, so that nobody else waits for long
BESIDE = "A table that is looked at: nothing of it is taken in until its columns are matched."
office = treasurer | secretariat


class AlreadyTaken(Refused):
    """A file is taken in once."""

    sentence = _("This file has been taken in already: nothing of it has changed.")


class ForeignCurrency(Refused):
    """Fees are paid in the currency that the statutes name."""

    sentence = _("This statement is in another currency than the fees.")


class StillToCome(Refused):
    """A bank tells what was."""

    sentence = _("This statement has lines of a day to come.")


class OtherAccount(Refused):
    """A statement of another account is taken in only where somebody says that it is the association's."""

    sentence = _("This is another account than before. If it is the association’s too, say so and send it again.")


@action("fees.take_statement", allowed_to=office)
def take_statement(
    name: str, *, sha256: str, told: Sequence[Told], is_ours: bool = False, by: Actor, at: datetime
) -> Statement:
    """Take in the statements of a file; lines that another statement told of are known, and stay as they are."""
    _check(told, at, is_ours=is_ours)
    made = {"name": name[:200], "taken_at": at, "taken_by": by.id}
    taken = []
    for place, one in enumerate(told):
        found, is_new = Statement.objects.get_or_create(digest=_digest(sha256, place), defaults=made)
        if is_new or not found.starts:
            _lay(found, one)
            taken.append(found)
    if not taken:
        raise AlreadyTaken
    write(taken[0], values={"sha256": sha256, "statements": [_told(one) for one in taken]})
    return taken[0]


@action("fees.stage_table", allowed_to=office, journalled=BESIDE)
def stage_table(name: str, *, table: Table, headers: Sequence[str], by: Actor, at: datetime) -> Statement:
    """Lay a table aside until somebody has said what its columns hold."""
    said = {"name": name[:200], "headers": list(headers), "content": table.content, "taken_at": at, "taken_by": by.id}
    found, is_new = Statement.objects.get_or_create(digest=_digest(table.sha256, 0), defaults=said)
    if not is_new and found.starts:
        raise AlreadyTaken
    return found


@action("fees.match_table", allowed_to=office)
def match_table(
    staged: Statement, *, columns: Mapping[str, str], told: Told, is_ours: bool = False, by: Actor, at: datetime
) -> Statement:
    """Take in a table as its matched columns tell it."""
    staged = Statement.objects.select_for_update().get(pk=staged.pk)
    if staged.starts:
        raise AlreadyTaken
    _check([told], at, is_ours=is_ours)
    staged.columns = dict(columns)
    _lay(staged, told)
    write(staged, values={"sha256": staged.digest, "statements": [_told(staged)]})
    return staged


@action("fees.lay_lines", allowed_to=clock)
def lay_lines(statement: Statement, *, told: Mapping[str, Line], by: Actor, at: datetime) -> Statement:
    """Take in the next lines of a long statement; `told` is all that it tells, by what each line is known by."""
    # Whoever else does so waits here, and then goes on where this ends.
    statement = Statement.objects.select_for_update().defer("content").get(pk=statement.pk)
    if statement.laid == statement.number:
        raise AlreadyTaken
    _lay_piece(statement, told)
    write(statement, values={"lines": statement.number, "laid": statement.laid, "known": statement.known})
    return statement


def _check(told: Sequence[Told], at: datetime, *, is_ours: bool) -> None:
    known = set(Statement.objects.exclude(starts=None).values_list("account", flat=True))
    known |= set(Payee.objects.values_list("iban", flat=True))
    today = day_of(at)
    currency = book_on(today).rulebook.currency
    if any(one.currency != currency for one in told):
        raise ForeignCurrency
    if any(line.on > today for one in told for line in one.lines):
        raise StillToCome
    if known and any(one.account not in known for one in told) and not is_ours:
        raise OtherAccount


def _digest(file: str, place: int) -> str:
    return sha256(f"{file} {place}".encode()).hexdigest()


def _lay(statement: Statement, told: Told) -> None:
    for name in ("account", "currency", "starts", "ends", "opening", "closing"):
        setattr(statement, name, getattr(told, name))
    statement.number, statement.content = len(told.lines), b"" if len(told.lines) <= PIECE else packed(told.lines)
    statement.save()
    _lay_piece(statement, dict(identities(told.account, told.lines)))


def _lay_piece(statement: Statement, told: Mapping[str, Line]) -> None:
    piece = dict(islice(told.items(), statement.laid, statement.laid + PIECE))
    known = set(StatementLine.objects.filter(identity__in=piece).values_list("identity", flat=True))
    new = {identity: one for identity, one in piece.items() if identity not in known}
    days = {one.on for one in new.values()}
    same_days = StatementLine.objects.filter(statement__account=statement.account, on__in=days).order_by("pk")
    others = same_days.exclude(statement=statement)
    found = twins(new, (one for one in others if one.identity not in told))
    same_again = {identity for identity, (_other, is_certain) in found.items() if is_certain}
    lines = (
        _line(statement, identity, one, found.get(identity, (None,))[0])
        for identity, one in new.items()
        if identity not in same_again
    )
    # Whoever brings the same at the same moment is the first or the second; either way a line stands once.
    StatementLine.objects.bulk_create(lines, batch_size=1000, ignore_conflicts=True)
    statement.laid += len(piece)
    statement.known += len(piece) - len(new) + len(same_again)
    changed = ["laid", "known"]
    if statement.laid == statement.number:
        statement.content = b""
        changed.append("content")
    statement.save(update_fields=changed)


def _line(statement: Statement, identity: str, one: Line, twin: StatementLine | None) -> StatementLine:
    said = {
        "payer": one.payer[:140],
        "iban": one.iban[:34],
        "reference": one.reference[:140],
        "number": one.number[:140],
    }
    money = {"on": one.on, "cents": one.cents, "currency": one.currency}
    return StatementLine(statement=statement, identity=identity, text=one.text[:2000], twin=twin, **said, **money)


def _told(one: Statement) -> dict[str, object]:
    said = {name: getattr(one, name) for name in ("account", "currency", "starts", "ends", "opening", "closing")}
    return said | {"lines": one.number, "known": one.known}
