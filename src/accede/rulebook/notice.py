"""Notices to the members before a meeting: whether one leaves in time, in its form, signed, and says what it must."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from accede.rulebook.dates import duty, in_time
from accede.rulebook.facts import Facts
from accede.rulebook.late import CONVOCATION
from accede.rulebook.verdict import Due, Named, Verdict, merged

if TYPE_CHECKING:
    from accede.rulebook.body import Deadline
    from accede.rulebook.book import Book

NONE: Facts = {}
# What can be seen to stand in a notice; whether it says anything else, whoever signs it knows.
SEEN = ("day", "time", "place", "agenda")


@dataclass(frozen=True, slots=True)
class Sending:
    """How a notice leaves: on which day, in what form, signed by which office, and what it says."""

    on: date
    how: str = ""
    signed_by: str = ""
    what: Collection[str] = ()


def convocation(book: "Book", body: str) -> str:
    """The duty that calls a meeting of a body; nothing where no rule asks for it."""
    own = f"{body}_{CONVOCATION}"
    general = CONVOCATION if body in book.body and book.body[body].kind == "assembly" else ""
    return next((name for name in (own, general) if name in book.deadline), "")


def notices(book: "Book", body: str) -> dict[str, "Deadline"]:
    """What the members must be sent before a meeting of a body, by name; the convocation is one of them."""
    calls, known = convocation(book, body), _meetings(book, body)
    return {
        name: rule
        for name, rule in book.deadline.items()
        if name == calls
        or (rule.to == "members" and rule.date.anchor in known and rule.date.count < 0 and not _is_call(name))
    }


def notice_due(book: "Book", name: str, body: str, meeting: date, facts: Facts = NONE) -> Due:
    """The last day on which a notice of a meeting can leave."""
    return duty(book, name, facts, **dict.fromkeys(_meetings(book, body), meeting))


def may_leave(book: "Book", name: str, due: Due, sending: Sending) -> Verdict:
    """Say whether a notice that is due on a day may leave so; what is not so is told first."""
    rule = book.deadline[name]
    decided = Verdict.all(checks(book, name, due, sending), code="notice.proper", article=rule.article)
    if decided.holds is True:
        return decided
    first = decided.because[0]
    return replace(decided, code=first.code, values=first.values, article=merged(first.article, decided.article))


def checks(book: "Book", name: str, due: Due, sending: Sending) -> list[Verdict]:
    """All that a rule asks of a notice, each with its answer."""
    rule = book.deadline[name]
    return [one.resting_on(rule.article) for one in (_in_time(due, sending), *_form(rule, sending))]


def _in_time(due: Due, sending: Sending) -> Verdict:
    if due.on is None and due.code != "day.set_aside":
        return Verdict(holds=None, code="notice.time_unknown", missing=due.missing, marks=due.marks)
    holds = in_time(due, sending.on)
    code = "notice.in_time" if holds else "notice.too_late"
    return Verdict(holds=holds, code=code, values={"day": due.on, "sent": sending.on}, marks=due.marks)


def _form(rule: "Deadline", sending: Sending) -> Iterator[Verdict]:
    if rule.how:
        holds = sending.how == rule.how
        code = "notice.in_form" if holds else "notice.not_in_form"
        yield Verdict(holds=holds, code=code, values={"how": rule.how}, marks=rule.marks("how"))
    if rule.signed_by:
        holds = sending.signed_by in rule.signed_by
        code = "notice.signed" if holds else "notice.not_signed"
        who = Named("body", sending.signed_by or rule.signed_by[0])
        yield Verdict(holds=holds, code=code, values={"who": who}, marks=rule.marks("signed_by"))
    lacking = [one for one in rule.what if one in SEEN and one not in sending.what]
    if rule.what:
        code = "notice.lacks" if lacking else "notice.says_all"
        values = {"lacks": Named("what", f"what.{lacking[0]}")} if lacking else {}
        yield Verdict(holds=not lacking, code=code, values=values, marks=rule.marks("what"))


def _meetings(book: "Book", body: str) -> set[str]:
    """The names under which a day may be counted from a meeting of a body."""
    return {body, *({book.body[body].kind} & {"assembly", "board"} if body in book.body else ())}


def _is_call(name: str) -> bool:
    return name == CONVOCATION or name.endswith(f"_{CONVOCATION}")
