"""What a member has lost of its rights, and what gives it back, in whole sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from accede.rulebook.book import Book
from accede.rulebook.standing import PAY, Standing
from accede.rulebook.verdict import Verdict
from accede.wording.catalogue import _, said
from accede.wording.conditions import condition
from accede.wording.formats import day, listed, text
from accede.wording.margin import sentence
from accede.wording.phrases import label_of
from accede.wording.sentences import LABELS


@dataclass(frozen=True, slots=True)
class Loss:
    """One standing that takes rights: what it takes, what cures it, and the answer that says so."""

    standing: str
    rights: tuple[str, ...]
    text: str
    cure: str
    answer: Verdict


def losses(verdict: Verdict, book: Book, language: str) -> Iterator[Loss]:
    """Say what of a member's rights is not whole, standing by standing; nothing if all of it is."""
    taken = [one for one in verdict.because if one.holds is False]
    for name, found in groupby(taken, key=lambda one: one.values["standing"].name):
        answers, rule = list(found), book.standing[name]
        rights = tuple(str(one.values["right"]) for one in answers)
        named = listed((said(LABELS[one], language) for one in rights), language)
        line = said(_("{standing}: the right to {rights} is lost."), language)
        words = line.format(standing=label_of(rule, language), rights=named)
        yield Loss(name, rights, words, cure(answers[0], book, language), answers[0])


def cure(answer: Verdict, book: Book, language: str) -> str:
    """Say what gives back the right that a standing takes; nothing where the category itself does not give it."""
    standing = answer.values.get("standing")
    rule = book.standing[standing.name] if standing else None
    if rule is None:
        return ""
    if until := answer.values.get("until"):
        return said(_("It ends by itself on {day}."), language).format(day=day(until, language))
    if rule.cure == PAY:
        return said(_("It ends once what is owed is paid."), language)
    return text(rule.cure, language) or _by_rule(rule, book, language)


def _by_rule(rule: Standing, book: Book, language: str) -> str:
    if rule.until:
        ends = condition(rule.until, book, language)
        return said(_("It ends as soon as: {condition}."), language).format(condition=ends)
    if rule.only_if:
        lasts = condition(rule.only_if, book, language)
        return said(_("It lasts as long as: {condition}."), language).format(condition=lasts)
    return said(_("It lasts until a decision ends it."), language)


def told(verdict: Verdict, book: Book, language: str) -> str:
    """Say in a few sentences whether a member's rights are whole, what it has lost, and what cures it."""
    found = [f"{one.text} {one.cure}" for one in losses(verdict, book, language)]
    return " ".join(found) or sentence(verdict, book, language)
