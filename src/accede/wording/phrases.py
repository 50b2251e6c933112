"""Phrases that sentences about rules share: a test, a day, a length of time, who, and which facts."""

from datetime import date

from accede.rulebook.body import Who
from accede.rulebook.book import Book
from accede.rulebook.day import Sentence
from accede.rulebook.part import Part
from accede.rulebook.rule import Rule
from accede.rulebook.seat import Length
from accede.rulebook.test import UNITS, WORDS, Test
from accede.wording.catalogue import _, n_, said
from accede.wording.formats import day, listed, share, text
from accede.wording.margin import who
from accede.wording.sentences import LABELS, SENTENCES

TESTS = {
    "at_least": _("at least {share} of the {base}"),
    "more_than": _("more than {share} of the {base}"),
    "at_most": _("at most {share} of the {base}"),
    "less_than": _("less than {share} of the {base}"),
}
COUNTS = {
    "at_least": n_("at least one", "at least {count}"),
    "more_than": n_("more than one", "more than {count}"),
    "at_most": n_("at most one", "at most {count}"),
    "less_than": n_("less than one", "less than {count}"),
}
COUNT_OF = _("{test} of the {base}")
GROUPS = _("{test}, counting groups by: {group}")
GROUPED = _("{test}, in each group: {group}")
AMONG = _("{test}, of these members alone: {group}")
COUNTED = _("{test}, and these count as cast: {choices}")
OF_FACT = _("{fact} ({side})")
YEARLY = {
    -1: _("on the last {day} before that ({anchor})"),
    0: _("each year on {day}"),
    1: _("on the first {day} after that ({anchor})"),
}
LEAP = 2024  # a year that has every day
LENGTHS = {
    "minute": n_("one minute", "{count} minutes"),
    "hour": n_("one hour", "{count} hours"),
    "day": n_("one day", "{count} days"),
    "week": n_("one week", "{count} weeks"),
    "month": n_("one month", "{count} months"),
    "year": n_("one year", "{count} years"),
}


def label_of(rule: Rule, language: str) -> str:
    """Name a rule by its label, else by its name."""
    return text(rule.label, language) or rule.name


def when(sentence: Sentence, language: str, book: Book | None = None) -> str:
    """Say a date sentence: one month before (General Assembly), or each year on 30 June.

    A day that is a fact has its name from the rulebook.
    """
    if sentence.fixed:
        return said(_("on {day}"), language).format(day=day(sentence.fixed, language))
    if sentence.yearly:
        return said(YEARLY[sentence.side], language).format(
            day=day(date(LEAP, *sentence.yearly), language, year=False),
            anchor=_anchor(sentence, language, book),
        )
    offset = said(SENTENCES[sentence.code], language, abs(sentence.count)).format(count=abs(sentence.count))
    anchor = _anchor(sentence, language, book)
    if sentence.earliest is None:
        return said(_("{offset} ({anchor})"), language).format(offset=offset, anchor=anchor)
    first = said(LENGTHS[sentence.unit], language, sentence.earliest).format(count=sentence.earliest)
    return said(_("between {first} and {last} ({anchor})"), language).format(first=first, last=offset, anchor=anchor)


def _anchor(sentence: Sentence, language: str, book: Book | None) -> str:
    name = sentence.anchor
    if book is not None and name in book.fact:
        return label_of(book.fact[name], language)
    return said(LABELS.get(f"anchor.{name}", LABELS.get(name, name)), language)


def test(one: Test, language: str, book: Book) -> str:
    """Say a Test: more than 1/2 of the votes cast."""
    found = _compared(one, language, book)
    if one.each or one.among:
        rules = {**book.fact, **book.category}
        name = one.each or one.among
        group = label_of(rules[name], language) if name in rules else said(LABELS.get(name, name), language)
        found = said(GROUPED if one.each else AMONG, language).format(test=found, group=group)
    if one.counting:
        choices = listed((said(LABELS[f"choice.{choice}"], language) for choice in one.counting), language)
        found = said(COUNTED, language).format(test=found, choices=choices)
    return found


def _compared(one: Test, language: str, book: Book) -> str:
    word = next(word for word in WORDS if getattr(one, word) is not None)
    bound = getattr(one, word)
    if one.is_count:
        found = said(COUNTS[word], language, int(bound)).format(count=int(bound))
        if one.unit in book.grouping:
            return said(GROUPS, language).format(test=found, group=label_of(book.fact[one.unit], language))
        return said(COUNT_OF, language).format(test=found, base=_base(one, language, book)) if one.of else found
    base = _base(one, language, book)
    return said(TESTS[word], language).format(share=share(bound, language), base=base)


def _base(one: Test, language: str, book: Book) -> str:
    if one.unit in UNITS or one.unit not in book.fact:
        return said(LABELS.get(one.of, one.of), language).lower()
    fact, side = label_of(book.fact[one.unit], language), one.of.partition(" ")[2]
    return said(OF_FACT, language).format(fact=fact, side=said(LABELS[side or "all"], language).lower())


def length(one: Length, language: str) -> str:
    """Say a length of time: four years."""
    return said(LENGTHS[one.unit], language, one.count).format(count=one.count)


def whos(names: Who, book: Book, language: str) -> str:
    """Say who is entitled: offices by their label, or so many members."""
    return listed(
        (test(one, language, book) if isinstance(one, Test) else who(one, book, language) for one in names),
        language,
        "or",
    )


def facts_of(part: Part, book: Book, language: str) -> str:
    """List the facts that a number follows from."""
    return listed(
        (label_of(book.fact[name], language) if name in book.fact else name for name in sorted(part.asks())), language
    )


def choice(book: Book, fact: str, key: str, language: str) -> str:
    """Name one of the choices of a fact."""
    rule = book.fact.get(fact)
    return text(rule.choices[key], language) if rule and key in rule.choices else key
