"""The rulebook as plain language, article by article: each rule that rests on an article, in whole sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from accede.rulebook.ballot import Ballot
from accede.rulebook.body import Body, Deadline, Decision
from accede.rulebook.book import KINDS, Article, Book
from accede.rulebook.category import Category
from accede.rulebook.criterion import Criterion
from accede.rulebook.election import Election
from accede.rulebook.fact import FactRule
from accede.rulebook.fee import Fee
from accede.rulebook.form import Document, Form
from accede.rulebook.path import Path
from accede.rulebook.rule import Rule
from accede.rulebook.standing import Standing
from accede.rulebook.table import Table
from accede.rulebook.verdict import Mark
from accede.rulebook.weight import Weight
from accede.wording.catalogue import _, said
from accede.wording.conditions import condition, exceptions, only_if
from accede.wording.deciding import DECIDING, quorums
from accede.wording.formats import day, listed, text
from accede.wording.law import as_well, bound, home, of_the_law
from accede.wording.margin import article_mark, reasons, who
from accede.wording.numbers import fact_lines, fee_lines, table_lines
from accede.wording.paths import category, path, standing
from accede.wording.phrases import label_of, when, whos
from accede.wording.seats import ballot, election, meetings, seat, written
from accede.wording.writing import ASKED

# Rules whose exceptions are told here; numbers tell their own.
BENT = (Category, Standing, Criterion, Path, Deadline, Decision, Weight)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a chapter, and what of it is assumed or not known."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article: its heading, its official text or our wording, and the rules that rest on it."""

    article: str
    heading: str
    quote: str
    says: str
    source: str
    marks: tuple[str, ...]
    rules: tuple[Said, ...]

    @property
    def lines(self) -> Iterator[str]:
        """The chapter as lines of plain text."""
        yield from (line for line in (self.quote or self.says, *self.marks) if line)
        for rule in self.rules:
            yield f"– {rule.text}"
            yield from (f"    ({mark})" for mark in rule.marks)


def head(book: Book, language: str) -> Iterator[str]:
    """Say whose rules these are, from when, what they leave out, and where they were read."""
    rules = book.rulebook
    yield said(_("{association}: rules in force from {day}."), language).format(
        association=text(rules.long_name, language) or rules.association, day=day(rules.in_force, language)
    )
    yield from (text(why, language) for why in (rules.partial, *rules.assumed.values()) if why)
    if rules.sources:
        yield said(_("Read from: {sources}."), language).format(sources=", ".join(rules.sources))


def explained(book: Book, language: str) -> list[Chapter]:
    """Explain a whole rulebook: a chapter for each article that it words or rests on, and a last one for the rest."""
    rules = list(_rules(book))
    names = dict.fromkeys((*book.article, *(name for rule in rules for name in rule.rests_on)))
    chapters = [_chapter(book, name, rules, language) for name in names]
    loose = [rule for rule in rules if not rule.article]
    heading = said(_("Not tied to an article that is known"), language)
    rest = Chapter("", heading, "", "", "", (), _told(loose, book, language))
    return [*chapters, rest] if rest.rules else chapters


def _chapter(book: Book, name: str, rules: list[Rule], language: str) -> Chapter:
    article = book.article.get(name, Article())
    # A rule is told under its first article; one that nobody has worded shows all that rests on it.
    resting = [rule for rule in rules if name in (rule.article[:1] if name in book.article else rule.rests_on)]
    return Chapter(
        article=name,
        heading=f"{article_mark((name,), book, language)}  {text(article.title, language)}".rstrip(" "),
        quote=text(article.text, language),
        says=text(article.says, language),
        source=article.source,
        marks=tuple(text(why, language) for why in article.assumed.values()),
        rules=(
            *(Said(one) for one in (*of_the_law(name, book, language), *_overridden(name, book, language))),
            *_told(resting, book, language),
        ),
    )


def _overridden(article: str, book: Book, language: str) -> Iterator[str]:
    """Say which articles of a higher text go before this one."""
    for rule in (one for one in book.overriding if article in one.overrides):
        line = said(_("{articles}, of a higher text, goes before it: {rule}."), language)
        yield line.format(articles=article_mark(rule.article, book, language), rule=label_of(rule, language))


def _told(rules: list[Rule], book: Book, language: str) -> tuple[Said, ...]:
    return tuple(one for rule in rules for one in sentences_of(rule, book, language))


def _rules(book: Book) -> Iterator[Rule]:
    for kind in KINDS:
        for rule in getattr(book, kind).values():
            if kind != "criterion" or rule.article or rule.marks():
                yield rule
    yield from bound(book)


def sentences_of(rule: Rule, book: Book, language: str) -> Iterator[Said]:
    """Say one rule in whole sentences."""
    book_of_rule = home(rule, book)
    lines = _lines(rule, book_of_rule, language)
    if not isinstance(rule, Path | Standing):  # these say so themselves, where it belongs
        lines += only_if(rule, book_of_rule, language)
    if isinstance(rule, BENT):
        lines += exceptions(rule, lambda one: _lines(one, book_of_rule, language), book_of_rule, language)
    lines += as_well(rule, book, language)
    if rule.overrides:
        line = said(_("It goes before {articles}, of a lower text, which says otherwise."), language)
        lines.append(line.format(articles=article_mark(rule.overrides, book_of_rule, language)))
    if rule.note:
        lines.append(text(rule.note, language))
    for number, line in enumerate(lines):
        yield Said(line, _unique(rule.every_mark, language) if number == 0 else ())


def _lines(rule: Rule, book: Book, language: str) -> list[str]:
    return list(EXPLAIN.get(type(rule), _plainly)(rule, book, language))


def _unique(marks: tuple[Mark, ...], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons(marks, language)))


def _plainly(rule: Rule, book: Book, language: str) -> Iterator[str]:
    yield label_of(rule, language)


def _criterion(rule: Criterion, book: Book, language: str) -> Iterator[str]:
    parts = "; ".join(label_of(book.criterion[name], language) for name in rule.parts)
    if not parts:
        yield f"{label_of(rule, language)}."
        if rule.holds_if:
            yield said(_("It is met if: {condition}."), language).format(
                condition=condition(rule.holds_if, book, language)
            )
        return
    form = _("{criterion}. One of: {parts}.") if rule.any_ else _("{criterion}. All of: {parts}.")
    yield said(form, language).format(criterion=label_of(rule, language), parts=parts)


def _body(rule: Body, book: Book, language: str) -> Iterator[str]:
    yield f"{label_of(rule, language)}."
    lines = (
        (rule.ordered_by, _("Must be convened when asked by: {who}.")),
        (rule.convened_by, _("Is convened by: {who}.")),
        (rule.prepared_by, _("Is prepared by: {who}.")),
        (rule.chair, _("Is chaired by: {who}.")),
        (rule.agenda_by, _("An item stands on its agenda when put by: {who}.")),
    )
    for names, line in lines:
        if names:
            yield said(line, language).format(who=whos(names, book, language))
    if rule.decides:
        matters = listed(
            (label_of(book.decision[one], language) if one in book.decision else one for one in rule.decides), language
        )
        yield said(_("Decides alone on: {matters}."), language).format(matters=matters)
    if rule.consensus_first:
        yield said(_("Consensus is sought before any vote."), language)
    yield from meetings(rule, language)
    yield from quorums(rule.quorum, book, language)
    for one in rule.seats:
        yield from seat(one, book, language)
    if rule.remote:
        asked = listed((said(ASKED[one], language) for one in rule.remote.asks), language)
        yield said(_("Members may take part at a distance if: {asked}."), language).format(asked=asked)
    if rule.written:
        yield from written(rule.written, book, language)


def _deadline(rule: Deadline, book: Book, language: str) -> Iterator[str]:
    values = {
        "duty": label_of(rule, language),
        "when": when(rule.date, language, book),
        "who": who(rule.by, book, language),
    }
    yield said(_("{duty}: {when} ({who})."), language).format(**values)
    if rule.until:
        yield said(_("It ends: {when}."), language).format(when=when(rule.until, language, book))


def _form(rule: Form, book: Book, language: str) -> Iterator[str]:
    fields = listed((text(field.label, language) for field in rule.fields), language)
    yield said(_("{form}: {fields}."), language).format(form=label_of(rule, language), fields=fields)


def _document(rule: Document, book: Book, language: str) -> Iterator[str]:
    line = _("{document}: whoever joins adheres to it.") if rule.adhered_to else _("{document}.")
    yield said(line, language).format(document=label_of(rule, language))


EXPLAIN = {
    **DECIDING,
    Ballot: ballot,
    Election: election,
    Category: category,
    Standing: standing,
    Criterion: _criterion,
    Path: path,
    Body: _body,
    Deadline: _deadline,
    Fee: fee_lines,
    FactRule: fact_lines,
    Table: table_lines,
    Form: _form,
    Document: _document,
}
