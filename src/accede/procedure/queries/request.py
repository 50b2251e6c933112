"""What a request of a path must hold: a sheet, documents written or sent as files, texts adhered to."""

from collections.abc import Iterator
from typing import get_args

from django.conf import settings
from django.utils.translation import gettext, gettext_noop, override

from accede.procedure.models import Paper
from accede.procedure.queries.path import ITSELF, checked
from accede.rulebook.book import Book
from accede.rulebook.condition import Condition
from accede.rulebook.fact import FactRule
from accede.rulebook.form import Entry, Form, Kind
from accede.rulebook.path import Path
from accede.rulebook.rule import Text
from accede.wording.formats import text


def sheet_of(book: Book, path: Path) -> Form | None:
    """Return the form that a request of this path must hold, with the facts that its rules ask and no form gives."""
    found = [book.form[name] for name in _sent(path) if name in book.form]
    given = {entry.fact for form in found for entry in form.fields}
    also = tuple(_entry(book.fact[name]) for name in facts_asked(book, path) if name not in given)
    if not also:
        return found[0] if found else None
    fields = tuple(entry for form in found for entry in form.fields) + also
    return (
        found[0].model_copy(update={"fields": fields})
        if found
        else Form(article=path.article, label=_facts_label(), fields=fields)
    )


def facts_asked(book: Book, path: Path) -> list[str]:
    """Return the facts that somebody must state before the rules of a path can answer, in the rulebook's order."""
    conditions = [*path.conditions, *_conditions(book, checked(path))]
    found = {name for one in conditions for table in one.tables for name in table}
    return [name for name, fact in book.fact.items() if name in found and fact.is_given]


def letters_sent(book: Book, path: Path) -> list[str]:
    """Return the documents of a request that are neither a form nor adhered to.

    What the candidate says itself comes first: that one may be written on the site.
    """
    return [name for name in _sent(path) if name not in book.form and name not in adhered_to(book, path)]


def asks_motivation(book: Book, path: Path) -> bool:
    """Say whether a request of this path holds a letter beside its forms."""
    return bool(letters_sent(book, path))


def papers_asked(book: Book, path: Path) -> list[str]:
    """Return the documents of a request that are sent as files."""
    return letters_sent(book, path)[1:]


def letter_label(book: Book, path: Path, language: str) -> str:
    """Return what the letter is called that a candidate may write on the site."""
    return next((_labelled(book, one, language) for one in letters_sent(book, path)), "") or str(
        Paper.Purpose.MOTIVATION.label
    )


def paper_label(book: Book, path: Path, purpose: str, language: str) -> str:
    """Return what a file of a request is called by its purpose."""
    if purpose == Paper.Purpose.MOTIVATION:
        return str(letter_label(book, path, language))
    return document_label(book, purpose, language)


def document_label(book: Book, name: str, language: str) -> str:
    """Return what the rulebook calls a document, or plainly that it is a further one."""
    is_other = name == Paper.Purpose.OTHER
    return _labelled(book, name, language) or (str(Paper.Purpose.OTHER.label) if is_other else name.replace("_", " "))


def adhered_to(book: Book, path: Path) -> list[str]:
    """Return the texts that whoever joins by a path adheres to: those its steps name, and those that none names."""
    named = {name for one in book.path.values() for step in one.steps for name in step.what}
    own = {name for step in path.steps for name in step.what}
    texts = [name for name, document in book.document.items() if document.adhered_to]
    return [name for name in texts if name in own or name not in named]


def named_text(book: Book, name: str, language: str) -> str:
    """Return what a text of the association is called, with its version where the rulebook tells it."""
    rule = book.document[name]
    label = text(rule.label, language) or name
    return f"{label} ({rule.version})" if rule.version else label


def _sent(path: Path) -> tuple[str, ...]:
    step = path.doing("sends")
    return step.what if step and step.by in ITSELF else ()


def _labelled(book: Book, name: str, language: str) -> str:
    return text(book.document[name].label, language) if name in book.document else ""


def _conditions(book: Book, name: str) -> Iterator[Condition]:
    criterion = book.criteria.get(name)
    if criterion:
        yield from criterion.conditions
        yield from filter(None, (criterion.holds_if,))
        for part in criterion.parts:
            yield from _conditions(book, part)


def _entry(fact: FactRule) -> Entry:
    """Return the field that asks for a fact of the rulebook."""
    label = fact.label or {"": fact.name}
    if fact.kind == "yes":
        return Entry(name=fact.name, kind="choice", label=label, choices=_yes_or_no(), fact=fact.name)
    kind = fact.kind if fact.kind in get_args(Kind) else "text"
    return Entry(name=fact.name, kind=kind, label=label, choices=fact.choices, fact=fact.name)


def _yes_or_no() -> dict[str, Text]:
    return {"yes": _everywhere(gettext_noop("Yes")), "no": _everywhere(gettext_noop("No"))}


def _facts_label() -> Text:
    return _everywhere(gettext_noop("What the rules ask"))


def _everywhere(message: str) -> Text:
    """Return words of ours in every language of the site, as a rulebook holds its own."""
    found: Text = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[language] = gettext(message)
    return found
