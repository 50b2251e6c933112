"""The law beneath the statutes in words: which rules are its own, and where it asks more."""

from collections.abc import Iterator

from accede.rulebook.book import Book
from accede.rulebook.law import BINDING, Stricter
from accede.rulebook.rule import Rule
from accede.wording.catalogue import _, said
from accede.wording.formats import listed, text
from accede.wording.margin import article_mark
from accede.wording.phrases import label_of


def bound(book: Book) -> Iterator[Rule]:
    """The rules of the law that apply as well as one of the statutes; what fills a gap stands among the statutes'."""
    law = book.law
    for kind in BINDING if law else ():
        yield from law.as_well(kind).values()


def home(rule: Rule, book: Book) -> Book:
    """The book that a rule stands in: the statutes, or the law beneath them."""
    law = book.law
    return law.book if law and rule.article and set(rule.article) <= set(law.book.article) else book


def of_the_law(article: str, book: Book, language: str) -> list[str]:
    """Say that an article is the law's; nothing if it is one of the statutes."""
    law = book.law
    if law is None or article not in law.book.article:
        return []
    line = _("From {law}: it counts where the statutes say nothing else.")
    return [said(line, language).format(law=text(law.book.rulebook.long_name, language))]


def as_well(rule: Rule, book: Book, language: str) -> list[str]:
    """Say that a rule of the law applies as well as that of the statutes; nothing if it stands alone."""
    if home(rule, book) is book or book.law is None or (rule.family, rule.name) in book.law.fills:
        return []
    return [said(_("This applies as well as the statutes: of the two, the stricter counts."), language)]


def tightened(one: Stricter, book: Book, language: str) -> str:
    """Say where the law asks more than a rule of the statutes, with both articles."""
    names = (label_of(book.decision[name], language) if name in book.decision else name for name in one.added)
    added = _("{key}: to what {own} says, {law} adds: {names}.")
    line = added if one.added else _("{key}: {law} asks more than {own}; both are asked.")
    marks = {key: article_mark(rule.article, book, language) for key, rule in (("own", one.own), ("law", one.law))}
    return said(line, language).format(key=f"{one.kind}.{one.name}", names=listed(names, language), **marks)
