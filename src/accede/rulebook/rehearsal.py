"""One whole path played in memory: each step, who acts, under which article, on what day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accede.rulebook.book import Book
from accede.rulebook.dates import request_by
from accede.rulebook.day import later
from accede.rulebook.path import Path, Step
from accede.rulebook.rule import Text
from accede.rulebook.tally import Outcome, Voter
from accede.rulebook.verdict import Amount, Answer, Verdict

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
    """Play a path from its first step to the register and the first fee; stops where the rulebook cannot go on."""
    done: list[str] = []
    while (step := path.next(done)) is not None:
        on = _day(book, path, step, start, assembly)
        answer = _answer(book, path, step)
        yield Played(step.name, step.label, step.by, on, step.article or path.article, answer)
        if isinstance(answer, Verdict) and answer.holds is not True:
            return
        done.append(step.name)
    if path.into != "outside":
        yield _entered(book, path, assembly)
        yield _charged(book, path, assembly)


def succeeded(played: list[Played], path: Path) -> bool:
    """Say whether the path was walked to its end and something was owed."""
    return (
        bool(played)
        and played[-1].step == "first_fee"
        and isinstance(played[-1].answer, Amount)
        and played[-1].answer.money is not None
    )


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
        return book.criteria.judge(
            step.what[0], dict.fromkeys(book.criteria.leaves(step.what[0]), True), book.facts(CANDIDATE)
        )
    if step.verb == "decides":
        return _vote(book, path, step).verdict
    return Answer(code=f"step.{step.verb}", article=step.article or path.article)


def _vote(book: Book, path: Path, step: Step) -> Outcome:
    facts = {name: False for name, rule in book.fact.items() if rule.kind == "yes"}
    # Whoever is carried out of a category is voted on by those who stay in it; else by whoever has a vote.
    rolls = (
        [Voter(f"member {number}", category, country, facts=facts) for number, country in enumerate(COUNTRIES, 1)]
        for category in dict.fromkeys((path.into, path.from_, *book.category))
        if category in book.category
    )
    voting = (roll for roll in rolls if all(book.votes(one, step.what[0]).verdict.holds is not False for one in roll))
    roll = next(voting, [])
    return book.count(step.what[0], roll, {voter.member: "for" for voter in roll})


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
    label = next((fee.label for fee in book.fee.values()), {})
    return Played("first_fee", label, "treasurer", assembly, amount.article, amount)
