"""Conditions on facts, and the exceptions that open with them, in whole phrases."""

from collections.abc import Callable, Iterable, Iterator

from accede.rulebook.book import Book
from accede.rulebook.condition import COMPARISONS, Condition
from accede.rulebook.day import Sentence
from accede.rulebook.rule import Exempt, Rule
from accede.rulebook.verdict import Named
from accede.wording.catalogue import _, said
from accede.wording.formats import listed, share
from accede.wording.margin import fact_value, named, who
from accede.wording.phrases import when
from accede.wording.sentences import LABELS

EQUAL = _("{fact}: {value}")
NONE_OF = _("{fact}: none of these: {value}")
COMPARED = {
    "at_least": _("{fact}: at least {value}"),
    "more_than": _("{fact}: more than {value}"),
    "at_most": _("{fact}: at most {value}"),
    "less_than": _("{fact}: less than {value}"),
    "by": _("{fact}: no later than {value}"),
    "after": _("{fact}: later than {value}"),
}
OF_ANOTHER = _("{share} of this: {fact}")
# Facts whose values are names of the rulebook.
KINDS = {"category": "category", "left_by": "path", "standing": "standing", "matter": "decision"}
OUTCOMES = {"carried": LABELS["outcome.carried"], "lost": LABELS["outcome.rejected"]}

Lines = Callable[[Rule], Iterable[str]]


def condition(one: Condition, book: Book, language: str) -> str:
    """Say a condition: Dues unpaid: 0 and Category: Full member."""
    tables = [
        listed((_line(name, wanted, book, language) for name, wanted in table.items()), language)
        for table in one.tables
    ]
    return listed(tables, language, "or")


def only_if(rule: Rule, book: Book, language: str) -> Iterator[str]:
    """Say the condition under which alone a rule holds."""
    if rule.only_if:
        yield said(_("Only if: {condition}."), language).format(condition=condition(rule.only_if, book, language))


def exceptions(rule: Rule, lines: Lines, book: Book, language: str) -> Iterator[str]:
    """Say each exception: when it holds or who grants it, and what is then said instead."""
    usual = set(lines(rule))
    for one in rule.exceptions:
        instead = [line for line in lines(one.then) if line not in usual] if one.then else []
        yield _opening(one, book, language)
        yield from instead


def _opening(one: Exempt, book: Book, language: str) -> str:
    if one.when is None:
        line = _("{who} may grant this exception:") if one.then else _("{who} may set this aside.")
        return said(line, language).format(who=who(one.granted_by, book, language))
    line = _("Exception, where this is so ({condition}):") if one.then else _("Not where this is so: {condition}.")
    return said(line, language).format(condition=condition(one.when, book, language))


def _line(name: str, wanted: object, book: Book, language: str) -> str:
    fact = _fact(name, book, language)
    if not isinstance(wanted, dict):
        return said(EQUAL, language).format(fact=fact, value=_values(name, wanted, book, language))
    lines = [
        said(COMPARED[word], language).format(fact=fact, value=_bound(name, bound, wanted, book, language))
        for word, bound in wanted.items()
        if word in COMPARISONS
    ]
    if "none_of" in wanted:
        lines.append(said(NONE_OF, language).format(fact=fact, value=_values(name, wanted["none_of"], book, language)))
    return listed(lines, language)


def _fact(name: str, book: Book, language: str) -> str:
    if name.startswith("decision."):
        return named(Named("decision", name.removeprefix("decision.")), book, language)
    return named(Named("fact", name), book, language)


def _values(name: str, wanted: object, book: Book, language: str) -> str:
    several = wanted if isinstance(wanted, tuple) else (wanted,)
    return listed((_value(name, one, book, language) for one in several), language, "or")


def _value(name: str, value: object, book: Book, language: str) -> str:
    if name.startswith("decision.") and value in OUTCOMES:
        return said(OUTCOMES[str(value)], language)
    if name in KINDS:
        return named(Named(KINDS[name], str(value)), book, language)
    return fact_value(name, value, book, language)


def _bound(name: str, bound: object, wanted: dict, book: Book, language: str) -> str:
    if isinstance(bound, dict):
        return _fact(bound["by"], book, language)
    if isinstance(bound, Sentence):
        return when(bound, language, book)
    if "of" in wanted:
        return said(OF_ANOTHER, language).format(share=share(bound, language), fact=_fact(wanted["of"], book, language))
    return _value(name, bound, book, language)
