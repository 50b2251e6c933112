"""One whole path played in memory: each step, who acts, under which article, on what day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accede.rulebook.book import Book
from accede.rulebook.dates import request_by
from accede.rulebook.day import ANCHORS, later
from accede.rulebook.facts import Fact
from accede.rulebook.filing import earliest
from accede.rulebook.known import fee_of
from accede.rulebook.path import OUTSIDE, Path, Step
from accede.rulebook.rule import Text
from accede.rulebook.tally import Outcome, Voter
from accede.rulebook.verdict import Amount, Answer, Due, Verdict

CANDIDATE = {"country": "BE", "wises": 14, "workers": 300, "legal_form": "association"}
COUNTRIES = ("AT", "BE", "FR", "FR", "IE", "IT", "RO")


@dataclass(frozen=True, slots=True)
class Played:
    """One step as it was played; `answer` is what the rulebook said of it."""

    step: str
    label: Text
    actor: str
    on: date
    article: tuple[str, ...]
    answer: Answer


def rehearse(book: Book, path: Path, start: date, assembly: date) -> Iterator[Played]:
    """Play a path to its end, an admission to the register and the first fee; stops where the rulebook cannot go on."""
    done: list[str] = []
    latest = date.min
    if not path.steps and path.opened_by:
        yield Played("opening", path.label, _opener(path), start, path.article, Answer(code="path.opened"))
    while (step := path.next(done)) is not None:
        on = latest = max(latest, _day(book, path, step, start, assembly))
        answer = _answer(book, path, step)
        yield Played(step.name, step.label, step.by, on, step.article or path.article, answer)
        if isinstance(answer, Verdict) and answer.holds is not True:
            return
        done.append(step.name)
        if step.yes != "next":
            break
    if is_entrance(path, book):
        yield _entered(book, path, assembly)
        if book.fee:
            yield _charged(book, path, assembly)
    else:
        yield _moved(book, path, start, assembly)


def is_entrance(path: Path, book: Book) -> bool:
    """Say whether whoever walks this path becomes a member by it."""
    return path.into in book.category and path.from_ in ("", OUTSIDE)


def succeeded(played: list[Played], path: Path, book: Book) -> bool:
    """Say whether the path was walked to its end; an admission ends with what is owed, if anything ever is."""
    if not played:
        return False
    last = played[-1]
    if is_entrance(path, book):
        charged = isinstance(last.answer, Amount) and last.answer.money is not None
        return last.step == "first_fee" and charged if book.fee else last.step == "register"
    return last.step == "effect" and isinstance(last.answer, Due) and last.answer.on is not None


def _day(book: Book, path: Path, step: Step, start: date, assembly: date) -> date:
    if step.verb in ("presents", "decides"):
        return assembly
    due = step.when.on({"assembly": assembly}).on if step.when else None
    if due is not None:
        return due
    names = [one.name for one in path.steps]
    last = request_by(book, path.name, assembly)
    if last is not None and last.on is not None and names.index(step.name) > names.index(path.doing("sends").name):
        return later(last.on, 1)
    return later(start, 7 * names.index(step.name))


def _answer(book: Book, path: Path, step: Step) -> Answer:
    if step.verb == "checks":
        met = dict.fromkeys(book.criteria.leaves(step.what[0]), True)
        return book.criteria.judge(step.what[0], met, book.facts(CANDIDATE | _fitting(book)))
    if step.verb == "decides":
        return _vote(book, path, step).verdict
    return Answer(code=f"step.{step.verb}", article=step.article or path.article)


def _fitting(book: Book) -> dict[str, Fact]:
    """The facts of a candidate that meets every criterion that asks for one value; a bound is just reached."""
    tables = (table for rule in book.criterion.values() if rule.holds_if for table in rule.holds_if.tables)
    lines = ((name, wanted) for table in tables for name, wanted in table.items())
    found: dict[str, Fact] = {}
    for name, wanted in lines:
        if isinstance(wanted, dict):
            wanted = wanted.get("at_least", wanted.get("at_most"))
        value = wanted[0] if isinstance(wanted, tuple) else wanted
        if value is not None and not isinstance(value, dict):
            found.setdefault(name, value)
    return found


def _vote(book: Book, path: Path, step: Step) -> Outcome:
    # Nobody owes anything, nobody is suspended: whatever takes a right away is not so.
    asked = {name for rule in book.standing.values() for one in rule.conditions for name in one.facts()}
    facts: dict[str, Fact] = dict.fromkeys(asked, 0)
    facts |= {name: False for name, rule in book.fact.items() if rule.kind == "yes"}
    # Votes may follow from a number; where the rehearsal has none, everybody has the same.
    facts = {name: 1 for name, rule in book.fact.items() if rule.kind == "number" and rule.is_given} | facts
    # Whoever is carried out of a category is voted on by those who stay in it; else by whoever has a vote.
    rolls = (
        [
            Voter(f"member {number}", category, country, facts={**facts, **_groups(book, number)})
            for number, country in enumerate(COUNTRIES, 1)
        ]
        for category in dict.fromkeys((path.into, path.from_, *book.category))
        if category in book.category
    )
    voting = (roll for roll in rolls if all(book.votes(one, step.what[0]).verdict.holds is not False for one in roll))
    roll = next(voting, [])
    return book.count(step.what[0], roll, {voter.member: "for" for voter in roll})


def _groups(book: Book, number: int) -> dict[str, Fact]:
    """Where a member of the rehearsal belongs: the choices of a fact are taken in turn."""
    chosen = {name: tuple(rule.choices) for name, rule in book.fact.items() if rule.kind == "choice" and rule.choices}
    return {name: choices[number % len(choices)] for name, choices in chosen.items()}


def _opener(path: Path) -> str:
    return next((who for who in path.opened_by if isinstance(who, str)), "members")


def _moved(book: Book, path: Path, start: date, assembly: date) -> Played:
    """Where the path has led, and since when: it is opened on its first day, and all is decided in the meeting."""
    days = dict.fromkeys(ANCHORS - {"effect", "calendar_year.end", "financial_year.end"}, assembly)
    days |= dict.fromkeys(("today", "request", "application", "notice"), start)
    since = start if not path.steps else assembly
    if path.effect is None and (path.filed is None or path.filed.anchor != "effect"):
        due = Due(on=since, code="filing.from", values={"day": since}, article=path.article)
    else:
        due = earliest(path, start, days, book.rulebook.year_ends)
    return Played(
        "effect", path.label, _opener(path) if path.opened_by else "member", due.on or since, due.article, due
    )


def _entered(book: Book, path: Path, assembly: date) -> Played:
    rule = book.deadline.get("register")
    article = rule.article if rule else path.article
    label = rule.label if rule else path.label
    return Played(
        "register",
        label,
        "secretariat",
        assembly,
        article,
        Answer(code="step.entered", article=article, marks=rule.marks() if rule else ()),
    )


def _charged(book: Book, path: Path, assembly: date) -> Played:
    amount = book.fee_for(path.into, CANDIDATE, joined=assembly)
    fee = fee_of(book, path.into)
    label = fee.label if fee else path.label
    return Played("first_fee", label, "treasurer", assembly, amount.article, amount)
