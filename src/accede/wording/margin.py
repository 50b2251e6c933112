"""An answer of the core as a sentence, and as the citation that stands in the margin beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from accede.rulebook.book import KINDS, Book
from accede.rulebook.verdict import Amount, Answer, Country, Due, Line, Mark, Money, Named, Value
from accede.wording.catalogue import _, said
from accede.wording.formats import NO_BREAK, country, day, listed, money, number, plain_money, share, text
from accede.wording.sentences import COUNTED_BY, LABELS, SENTENCES

RESULTS = ("needed", "number", "day")
# What the sentence says already, or what only the engine needs.
UNSHOWN = (
    "test",
    "of",
    "right",
    "clear",
    "unit",
    "count",
    "anchor",
    "majority",
    "criterion",
    "fee",
    "form",
    "category",
)


@dataclass(frozen=True, slots=True)
class Margin:
    """A citation: the mark, one sentence of the rule, the figures that went in, and where it stands."""

    mark: str
    assumed: bool = False
    quote: str = ""
    says: str = ""
    rows: list[tuple[str, str, bool]] = field(default_factory=list)
    source: str = ""
    notes: list[str] = field(default_factory=list)
    url: str = ""

    def with_rows(self, *rows: tuple[str, str, bool]) -> "Margin":
        """The same with these rows in place of its own."""
        return replace(self, rows=list(rows))


def sentence(answer: Answer | Line, book: Book, language: str) -> str:
    """Say an answer in one whole sentence."""
    values = {key: shown(value, book, language) for key, value in answer.values.items()}
    if isinstance(answer, Amount) and answer.money is not None:
        values["amount"] = money(answer.money, language)
    counted = answer.values.get(COUNTED_BY.get(answer.code, "count"), 1)
    return said(SENTENCES[answer.code], language, int(counted or 0)).format_map(values)


def amount_lines(amount: Amount, book: Book, language: str) -> list[tuple[str, int]]:
    """Say what each line of an amount is for, with its cents; the first names what the rate follows from."""
    # A database may keep the values of an amount in an order of its own.
    names = sorted(key.removeprefix("fact.") for key in amount.values if key.startswith("fact."))
    chosen = [name for name in names if name in book.fact and book.fact[name].choices]
    facts = listed(
        (fact_value(name, amount.values[f"fact.{name}"], book, language) for name in chosen), language, "unit"
    )
    whole = said(_("Whole year: {facts}"), language).format(facts=facts)
    is_whole = [bool(chosen) and line.code == "fee.line.year" for line in amount.lines]
    return [
        (whole if named_ else sentence(line, book, language), line.cents)
        for named_, line in zip(is_whole, amount.lines, strict=True)
    ]


def margin(answer: Answer, book: Book, language: str, url: str = "") -> Margin:
    """Make the citation of an answer; official text is quoted only where the association has loaded it."""
    articles = [(name, book.article[name]) for name in answer.article if name in book.article]
    assumed = bool(answer.marks) or any(article.assumed for _name, article in articles)
    quote = " ".join(text(article.text, language) for _name, article in articles if article.text)
    says = "" if quote else " ".join(text(article.says, language) for _name, article in articles[:1])
    return Margin(
        mark=mark(answer, book, language),
        assumed=assumed,
        quote=quote,
        says=says,
        rows=list(_rows(answer, book, language)),
        source=_source(answer, book, language),
        notes=list(_notes(answer, book, language)),
        url=f"{url}#{anchor(answer.article[0])}" if url and answer.article else "",
    )


def mark(answer: Answer, book: Book, language: str) -> str:
    """The words in the margin: the article, or that it is assumed."""
    if answer.article:
        return article_mark(answer.article, book, language)
    return said(LABELS["assumed"], language) if answer.marks else ""


def article_mark(articles: tuple[str, ...], book: Book, language: str) -> str:
    """Write articles as a citation: art. 7, or as the rulebook marks them."""
    own = [
        text(book.article[name].mark, language) for name in articles if name in book.article and book.article[name].mark
    ]
    plain = [name for name in articles if name not in book.article or not book.article[name].mark]
    numbered = [said(LABELS["article"], language).format(article=", ".join(plain))] if plain else []
    return "; ".join(one.replace(" ", NO_BREAK) for one in (*numbered, *own))


def anchor(article: str) -> str:
    """The anchor of an article on the page of the statutes."""
    return "art-" + article.replace(" ", "-")


def shown(value: Value, book: Book, language: str) -> str:
    """Write one value as a reader expects it."""
    match value:
        case None:
            return "–"
        case bool():
            return said(_("yes") if value else _("no"), language)
        case Money():
            return money(value, language)
        case date():
            return day(value, language)
        case Country():
            return country(value, language)
        case Named():
            return named(value, book, language)
        case Fraction() if value.denominator > 1:
            return share(value, language)
        case int() | Fraction():
            return number(value, language)
        case str() if value in LABELS:
            return said(LABELS[value], language)
    return str(value)


def named(value: Named, book: Book, language: str) -> str:
    """The label of something the rulebook names, else its name."""
    rule = getattr(book, value.kind).get(value.name) if value.kind in KINDS else None
    label = text(rule.label, language) if rule is not None and rule.label else ""
    return label or (said(LABELS[value.name], language) if value.name in LABELS else value.name)


def fact_value(name: str, value: Value, book: Book, language: str) -> str:
    """Write the value of a fact by the labels of its choices."""
    rule = book.fact.get(name)
    if rule is not None and str(value) in rule.choices:
        return text(rule.choices[str(value)], language)
    return (
        country(str(value), language) if rule is not None and rule.kind == "country" else shown(value, book, language)
    )


def who(name: str, book: Book, language: str) -> str:
    """Name whoever a rule names: a body by its label, or a plain word such as candidate."""
    return named(Named("body", name), book, language)


def acting_as(capacity: str, book: Book, language: str) -> str:
    """Name the office that acts in a capacity, which letters come from; the association where none does."""
    office = next((name for name, body in book.body.items() if body.acts_as == capacity), "")
    return who(office, book, language) if office else book.rulebook.association


def reasons(marks: tuple[Mark, ...], language: str) -> list[str]:
    """The reasons of assumed and unknown marks."""
    return [text(mark.reason, language) for mark in marks]


def _rows(answer: Answer, book: Book, language: str) -> Iterator[tuple[str, str, bool]]:
    if isinstance(answer, Due):
        yield from _due_rows(answer, book, language)
        return
    for key, value in answer.values.items():
        if key.startswith("fact."):
            name = key.removeprefix("fact.")
            yield (named(Named("fact", name), book, language), fact_value(name, value, book, language), False)
        elif key not in UNSHOWN and key in LABELS and value is not None:
            label = LABELS.get(str(answer.values.get("of")), LABELS[key]) if key == "base" else LABELS[key]
            yield (said(label, language), shown(value, book, language), key in RESULTS)
    if isinstance(answer, Amount) and answer.money is not None:
        yield from (
            (
                sentence(one, book, language),
                plain_money(one.cents, language),
                False,
            )
            for one in answer.lines
        )
        yield (said(LABELS["fee"], language), money(answer.money, language), True)


def _due_rows(answer: Due, book: Book, language: str) -> Iterator[tuple[str, str, bool]]:
    if answer.on is None:
        return
    if "anchor" in answer.values:
        label = named(Named("fact", str(answer.values["anchor"])), book, language)
        yield (label, shown(answer.values["anchor_day"], book, language), False)
    yield (sentence(answer, book, language), "", False)
    yield (said(LABELS["day"], language), shown(answer.on, book, language), True)


def _source(answer: Answer, book: Book, language: str) -> str:
    if not answer.article:
        return ""
    first = book.article.get(answer.article[0])
    document = book.document.get(first.document) if first else None
    values = {
        "document": text(document.label, language) if document else said(_("Statutes"), language),
        "association": book.rulebook.association,
        "articles": listed((name.rpartition(" ")[2] for name in answer.article), language),
        "day": day(book.rulebook.in_force, language),
    }
    one, many = (
        _("{document} of {association}, article {articles}. In force since {day}."),
        _("{document} of {association}, articles {articles}. In force since {day}."),
    )
    return said(one if len(answer.article) == 1 else many, language).format_map(values)


def not_known(answer: Answer, book: Book, language: str) -> str:
    """Name what is missing for an answer."""
    names = [
        named(Named("criterion" if name in book.criterion else "fact", name), book, language) for name in answer.missing
    ]
    return said(_("Not known yet: {names}."), language).format(names=listed(names, language))


def _notes(answer: Answer, book: Book, language: str) -> Iterator[str]:
    yield from dict.fromkeys(reasons(answer.marks, language))
    for name in answer.article:
        article = book.article.get(name)
        yield from (text(why, language) for why in (article.assumed.values() if article else ()))
    if answer.missing:
        yield not_known(answer, book, language)
