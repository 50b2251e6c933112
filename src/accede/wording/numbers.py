"""Numbers of the rulebook in plain language: how a fee, votes or a fact follow from facts, one sentence a line."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.fee import Fee
from accede.rulebook.grid import cells
from accede.rulebook.part import SHAPE_KEYS, Part
from accede.rulebook.rule import Exempt
from accede.rulebook.table import Table
from accede.rulebook.verdict import Money
from accede.wording.catalogue import _, said
from accede.wording.formats import listed, money, number, share
from accede.wording.margin import fact_value, who
from accede.wording.phrases import choice, label_of, when

ROUNDED = {
    "cent": _("Rounded to the cent."),
    "unit": _("Rounded to a whole number."),
    "up": _("Rounded up."),
    "down": _("Rounded down."),
}
YEARS = {
    ("joining", "months"): _(
        "In the year of joining the months that are left are paid, without the one that has begun."
    ),
    ("joining", "days"): _("In the year of joining the days from joining on are paid."),
    ("leaving", "months"): _("In the year of leaving the months that have begun are paid."),
    ("leaving", "days"): _("In the year of leaving the days up to leaving are paid."),
}
EDITIONS = {
    "latest": _("{table}: the latest edition counts."),
    "this year": _("{table}: the edition of the same year counts."),
    "previous year": _("{table}: the edition of the year before counts."),
}
SLICES = {
    (True, True): _("Only what is above {over} and up to {to} counts."),
    (True, False): _("Only what is above {over} counts."),
    (False, True): _("Only what is up to {to} counts."),
}

ROWS = {None: _("above that: {amount}"), True: _("up to {edge}: {amount}"), False: _("below {edge}: {amount}")}

Written = Callable[[Fraction | int | str], str]


def fee_lines(rule: Fee, book: Book, language: str) -> Iterator[str]:
    """Explain a fee: its number, what a part of a year costs, tax, due day, who sets it, and its exceptions."""
    label = label_of(rule, language)
    if rule.part is None or rule.is_unknown():
        yield said(_("{fee}: its scale is not loaded."), language).format(fee=label)
        return
    yield from part_lines(rule.part, label, book, language, in_money(book, language))
    for key, how in (("joining", rule.joining), ("leaving", rule.leaving)):
        if how != "whole":
            yield said(YEARS[key, how], language)
    if rule.covers == "next year":
        yield said(_("It pays for the next year."), language)
    if rule.vat is not None:
        yield said(_("Value added tax comes on top: {share}."), language).format(share=share(rule.vat, language))
    if rule.due:
        yield said(_("To be paid: {when}."), language).format(when=when(rule.due, language, book))
    if rule.reminders:
        letters = "; ".join(label_of(book.deadline[name], language) for name in rule.reminders)
        yield said(_("Whoever has not paid is written to: {letters}."), language).format(letters=letters)
    if rule.set_by:
        yield said(_("Set by: {body}."), language).format(body=who(rule.set_by, book, language))
    for one in rule.exceptions:
        yield from _exception(one, rule, book, language)


def fact_lines(rule: FactRule, book: Book, language: str) -> Iterator[str]:
    """Explain how a fact is worked out; of one that is given, its name."""
    label = label_of(rule, language)
    if rule.from_:
        plain, mean = (
            _("{fact}: what {table} says of {facts}."),
            _("{fact}: the average of what {table} says of {facts}."),
        )
        values = {"table": label_of(book.table[rule.from_], language), "facts": _names(rule.by, book, language)}
        yield said(mean if rule.mean else plain, language).format(fact=label, **values)
    elif rule.formula:
        yield said(_("{fact}: {formula}"), language).format(fact=label, formula=rule.formula)
    elif rule.part and rule.is_unknown(*SHAPE_KEYS):
        facts = _names(sorted(rule.asks()), book, language)
        yield said(_("{what}: follows from {facts}."), language).format(what=label, facts=facts)
    elif rule.part:
        written = in_money(book, language) if rule.kind == "money" else _number(book, rule.name, language)
        yield from part_lines(rule.part, label, book, language, written)
    else:
        yield label


def table_lines(rule: Table, book: Book, language: str) -> Iterator[str]:
    """Say which edition of an outside list counts, and whose it is."""
    yield said(EDITIONS[rule.use], language).format(table=label_of(rule, language))
    if rule.source:
        yield said(_("Source: {source}."), language).format(source=rule.source)


def part_lines(part: Part, what: str, book: Book, language: str, written: Written) -> Iterator[str]:
    """Explain a number, then its floor, its ceiling, its share and its rounding."""
    yield from _shape(part, what, book, language, written)
    if part.over is not None or part.to is not None:
        edges = {key: number(getattr(part, key) or 0, language) for key in ("over", "to")}
        yield said(SLICES[part.over is not None, part.to is not None], language).format(**edges)
    if part.at_least:
        yield from _bound(part.at_least, _("At least {amount}."), _("Floor"), book, language, written)
    if part.at_most:
        yield from _bound(part.at_most, _("At most {amount}."), _("Ceiling"), book, language, written)
    if part.times is not None:
        yield said(_("Of this, {share}."), language).format(share=share(part.times, language))
    if part.rounded:
        yield said(ROUNDED[part.rounded], language)


def _shape(part: Part, what: str, book: Book, language: str, written: Written) -> Iterator[str]:
    facts = _names((part.of,) if part.of else part.by, book, language)
    values: dict[str, str] = {"what": what, "facts": facts}
    line = _("{what}: follows from {facts}.")
    match part.shape:
        case "fixed":
            line, values["amount"] = _("{what}: {amount}."), written(part.fixed)
        case "by":
            line = _("{what}: as much as {facts}.")
        case "share":
            line, values["share"] = _("{what}: {share} of {facts}."), share(part.share, language)
        case "every":
            line = _("{what}: {amount} for each full {every} of {facts}.")
            line = _("{what}: {amount} for each of {facts}.") if part.every == 1 else line
            values |= {"amount": written(part.is_), "every": number(part.every, language)}
        case "sum":
            line = _("{what}: the sum of what follows.")
        case "pot":
            line = _("{what}: {pot}, shared out among all in proportion to {facts}.")
            values["pot"] = _names((part.pot,), book, language)
    yield said(line, language).format(**values)
    yield from row_lines(part, book, language, written)
    for one in part.sum:
        yield from part_lines(one, said(_("Part of the sum"), language), book, language, written)


def row_lines(part: Part, book: Book, language: str, written: Written) -> Iterator[str]:
    """Say the rows of bands and the cells of a table, one sentence each."""
    for edge, within, is_ in part.rows:
        line = ROWS[None if edge is None else within]
        yield said(line, language).format(edge=number(edge or 0, language), amount=written(is_))
    # Keys that come to the same name are told together: a group of countries in one line.
    told: dict[str | tuple, list[str]] = {}
    for path, cell in cells(part.table or {}):
        keys = (fact_value(fact, key, book, language) for fact, key in zip(part.by, path, strict=True))
        same = cell if isinstance(cell, str) else (path, cell)
        told.setdefault(same, []).append(listed(keys, language, "unit"))
    for same, keys in told.items():
        amount = written(same if isinstance(same, str) else same[1])
        yield said(_("{keys}: {amount}."), language).format(keys=listed(sorted(keys), language), amount=amount)


def _bound(bound: Part, plain: str, told: str, book: Book, language: str, written: Written) -> Iterator[str]:
    if bound.fixed is not None:
        yield said(plain, language).format(amount=written(bound.fixed))
        return
    yield from part_lines(bound, said(told, language), book, language, written)


def _exception(one: Exempt, rule: Fee, book: Book, language: str) -> Iterator[str]:
    if one.granted_by:
        line = _("{body} may grant an exception, with reasons.") if one.reasons else _("{body} may grant an exception.")
        yield said(line, language).format(body=who(one.granted_by, book, language))
    elif one.when:
        facts = _names(sorted(one.when.facts()), book, language)
        yield said(_("There is an exception; it hangs on: {facts}."), language).format(facts=facts)
    then = one.then
    if then is None:
        yield said(_("Then nothing is owed."), language)
    elif isinstance(then, Fee) and then.part and then.part != rule.part:
        label = said(_("By that exception"), language)
        yield from part_lines(then.part, label, book, language, in_money(book, language))


def _names(facts: tuple[str, ...] | list[str], book: Book, language: str) -> str:
    return listed((label_of(book.fact[name], language) if name in book.fact else name for name in facts), language)


def in_money(book: Book, language: str) -> Written:
    """Return how a number is written that is money."""
    return lambda value: money(Money(round(Fraction(value) * 100), book.rulebook.currency), language)


def _number(book: Book, fact: str, language: str) -> Written:
    return lambda value: choice(book, fact, value, language) if isinstance(value, str) else number(value, language)
