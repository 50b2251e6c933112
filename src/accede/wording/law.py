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
    for kind in BINDING:
        yield from book.as_well(kind).values()


def home(rule: Rule, book: Book) -> Book:
    """The book whose names a rule uses: the statutes, or the law where it is the law's own beside theirs."""
    law = book.law
    return law.book if law and getattr(law.book, rule.family).get(rule.name) is rule else book


def of_the_law(article: str, book: Book, language: str) -> list[str]:
    """Say that an article is the law's; nothing if it is one of the statutes."""
    law = book.law
    if law is None or article not in law.book.article:
        return []
    line = _("From {law}: it counts where the statutes say nothing else.")
    return [said(line, language).format(law=text(law.book.rulebook.long_name, language))]


def as_well(rule: Rule, book: Book, language: str) -> list[str]:
    """Say that a rule of the law applies as well as that of the statutes; nothing of any other."""
    if home(rule, book) is book:
        return []
    return [said(_("This applies as well as the statutes: of the two, the stricter counts."), language)]


def tightened(one: Stricter, book: Book, language: str) -> str:
    """Say where the law asks more than a rule of the statutes, with both articles."""
    names = (label_of(book.decision[name], language) if name in book.decision else name for name in one.added)
    added = _("{key}: to what {own} says, {law} adds: {names}.")
    line = added if one.added else _("{key}: {law} asks more than {own}; both are asked.")
    # The lists of a body are joined, and its articles with them.
    articles = {"own": tuple(name for name in one.own.article if name not in one.law.article), "law": one.law.article}
    marks = {key: article_mark(names, book, language) for key, names in articles.items()}
    return said(line, language).format(key=f"{one.kind}.{one.name}", names=listed(names, language), **marks)
