"""Worked examples beside a rulebook, that the association's lawyer can read, write and sign.

A case has a plain-language `name`, one question with what is `given`, and what to `expect`. Every expected value must
be found in the answer; what is not expected is not compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from accede.rulebook import asked_of_bodies, asked_of_paths, questions
from accede.rulebook.book import Book
from accede.rulebook.count import Unfit
from accede.rulebook.criterion import ASIDE
from accede.rulebook.dates import deadlines, in_time, request_by
from accede.rulebook.fact import TODAY
from accede.rulebook.facts import exact
from accede.rulebook.given import HOLDS, Given, plain, why
from accede.rulebook.given import facts as facts_of
from accede.rulebook.loading import parse
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Money

UNSPOKEN = {"voice.silent": "none", "voice.differ_none": "none", "voice.cannot_say": "cannot say"}
JUDGED = {"met": True, "not_met": False, "not_yet": None, "not_applicable": ASIDE}
KEYS = ("name", "ask", "given", "expect")
ROLL = ("member", "country", "category", "attendance", "proxy", "vote", "paid")


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example."""

    name: str
    ask: str
    given: Given
    expect: Given


@dataclass(frozen=True, slots=True)
class Checked:
    """A case and what came out; `differs` maps each key to (expected, found), `answers` are the keys there are."""

    case: Case
    differs: Mapping[str, tuple[object, object]]
    answers: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether every expected value was found."""
        return not self.differs


class BadCase(ValueError):
    """A case that asks nothing the engine knows, or lacks what its question needs; `code` and `values` say which."""

    def __init__(self, code: str, case: str = "", **values: str) -> None:
        super().__init__(code, case, values)
        self.code, self.case, self.values = code, case, values


def read(content: bytes) -> list[Case]:
    """Read cases from the bytes of a TOML file; raises Faulty or BadCase."""
    raw = parse(content).get("case", [])
    if not isinstance(raw, list):
        raise BadCase("case_none")
    return [_case(one) for one in raw]


def check(book: Book, case: Case) -> Checked:
    """Ask the rulebook and compare; raises BadCase if what is given does not make a question."""
    try:
        found = QUESTIONS[case.ask](book, case.given)
    except KeyError as error:
        raise BadCase("case_missing", case.name, given=str(error.args[0])) from error
    except (TypeError, AttributeError) as error:
        raise BadCase("case_unfit", case.name, given=case.ask) from error
    flat = _flat(case.expect)
    differs = {key: (value, found.get(key)) for key, value in flat.items() if not _same(value, found.get(key))}
    return Checked(case, differs, tuple(found))


def _case(raw: object) -> Case:
    if not isinstance(raw, dict):
        raise BadCase("case_none")
    name, ask, given, expect = (raw.get(key, {}) for key in KEYS)
    if not name:
        raise BadCase("case_unnamed")
    if str(ask) not in QUESTIONS:
        raise BadCase("case_question", str(name), given=str(ask or ""), known=", ".join(sorted(QUESTIONS)))
    if not isinstance(given, dict) or not isinstance(expect, dict) or not expect:
        raise BadCase("case_tables", str(name))
    for found, known in ((raw, frozenset(KEYS)), (given, GIVEN[ask] | {"on"})):
        if strange := sorted(set(found) - known):
            raise BadCase("case_key", str(name), given=strange[0], known=", ".join(sorted(known)))
    return Case(str(name), ask, given, expect)


def _flat(expect: Given, before: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in expect.items():
        flat |= _flat(value, f"{before}{key}.") if isinstance(value, dict) else {before + key: value}
    return flat


def _same(wanted: object, found: object) -> bool:
    if isinstance(wanted, list):
        return list(wanted) == (sorted(found) if isinstance(found, frozenset) else list(found or ()))
    if exact(wanted) is not None and exact(found) is not None:
        return exact(wanted) == exact(found)
    return str(wanted) == str(found) if not isinstance(wanted, bool) else wanted is found


def _deadlines(book: Book, given: Given) -> dict[str, object]:
    return {
        one.name.replace("admission.", ""): one.due.on
        for one in deadlines(book, given["assembly"], facts_of(book, given))
    }


def _request(book: Book, given: Given) -> dict[str, object]:
    due = request_by(book, given.get("path", "admission"), given["assembly"])
    return {"in_time": in_time(due, given["sent"]), "by": due.on, "article": due.article}


def _criterion(book: Book, given: Given) -> dict[str, object]:
    leaves = book.criteria.leaves(given["criterion"])
    others = dict.fromkeys(leaves, True) if given.get("others") == "met" else {}
    said = {name: holds for key, holds in JUDGED.items() for name in given.get(key, ())}
    if strange := set(said) - set(leaves):
        raise KeyError(min(strange))
    return why(book.criteria.judge(given["criterion"], others | said, book.facts(facts_of(book, given))))


def _right(book: Book, given: Given) -> dict[str, object]:
    return why(book.right(given["right"], given["category"], facts_of(book, given)))


def _fee(book: Book, given: Given) -> dict[str, object]:
    facts, on = facts_of(book, given), given.get("on")
    if "members" in given:
        roll = [_voter(book, row, given.get("category", "full")) for row in given["members"]]
        owed = book.fees_of(roll, on, facts)
        return {f"shares.{member}": amount.money or HOLDS[None] for member, amount in owed.items()}
    amount = book.fee_for(given["category"], facts, given.get("joined"), left=given.get("left"), on=on)
    lines = [str(Money(line.cents, book.rulebook.currency)) for line in amount.lines]
    return why(amount) | {"amount": amount.money or HOLDS[None], "lines": lines, "covers": amount.values.get("covers")}


def _fact(book: Book, given: Given) -> dict[str, object]:
    today = {TODAY: given["on"]} if "on" in given else {}
    found = book.facts(facts_of(book, given) | today)
    return {name: found.get(name, HOLDS[None]) for name in book.fact}


def _tally(book: Book, given: Given) -> dict[str, object]:
    roll = [_voter(book, row, given.get("category", "full")) for row in given["roll"]]
    ballots = {row["member"]: row["vote"] for row in given["roll"] if "vote" in row}
    try:
        order = {key: given[key] for key in ("reading", "call", "written") if key in given}
        motion = {name: plain(value) for name, value in given.get("motion", {}).items()}
        counted = book.count(given["decision"], roll, ballots, motion, **order)
    except Unfit as unfit:
        return {"fault": unfit.code.removeprefix("roll."), "member": unfit.member}
    found = why(counted.verdict) | counted.tally.choices()
    found |= {f"voices.{one.group}": one.choice or UNSPOKEN[one.verdict.code] for one in counted.voices}
    found |= {f"rights.{member}": HOLDS[one.verdict.holds] for member, one in counted.rights.items()}
    votes = {member: one.votes for member, one in counted.rights.items()}
    found |= {f"votes.{member}": HOLDS[None] if number is None else number for member, number in votes.items()}
    return found | {"outcome": counted.outcome, "quorum": HOLDS[counted.quorum.holds]}


def _voter(book: Book, row: Given, category: str) -> Voter:
    facts = {key: value for key, value in row.items() if key not in ROLL}
    if "paid" in row:
        facts["in_arrears"] = not row["paid"]
    where = (row.get("country", ""), row.get("attendance", "present"), row.get("proxy", ""))
    return Voter(row["member"], row.get("category", category), *where, facts_of(book, {"facts": facts}))


def _next(book: Book, given: Given) -> dict[str, object]:
    step = book.path[given["path"]].next(given.get("done", []))
    return {"step": step.name if step else "none", "by": step.by if step else "none"}


def _sheet(book: Book, given: Given) -> dict[str, object]:
    return why(book.form[given["form"]].complete(given.get("answers", {})))


QUESTIONS: dict[str, Callable[[Book, Given], dict[str, object]]] = {
    "deadlines": _deadlines,
    "request": _request,
    "criterion": _criterion,
    "right": _right,
    "fee": _fee,
    "fact": _fact,
    "tally": _tally,
    "next": _next,
    "form": _sheet,
    **questions.QUESTIONS,
    **asked_of_bodies.QUESTIONS,
    **asked_of_paths.QUESTIONS,
}


# What each question may be given, so that a slip of the pen is not passed over.
GIVEN: dict[str, frozenset[str]] = {
    "deadlines": frozenset({"assembly", "facts"}),
    "request": frozenset({"path", "assembly", "sent"}),
    "criterion": frozenset({"criterion", *JUDGED, "others", "facts"}),
    "right": frozenset({"right", "category", "facts"}),
    "fee": frozenset({"category", "facts", "joined", "left", "members"}),
    "fact": frozenset({"facts"}),
    "tally": frozenset({"decision", "category", "roll", "motion", "reading", "call", "written"}),
    "next": frozenset({"path", "done"}),
    "form": frozenset({"form", "answers"}),
    **questions.GIVEN,
    **asked_of_bodies.GIVEN,
    **asked_of_paths.GIVEN,
}


def day_of_case(case: Case) -> date | None:
    """The day a case is about, to choose the edition; None if it names none."""
    found = case.given.get("on") or case.given.get("assembly")
    return found if type(found) is date else None
