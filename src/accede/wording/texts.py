"""House texts: what the secretariat words. Pages, benefits, letters, funding, and what can be downloaded."""

import tomllib
from collections.abc import Iterator, Mapping
from string import Formatter

from pydantic import ValidationError

from accede.rulebook.loading import Fault, Faulty
from accede.rulebook.rule import Frozen, Text
from accede.wording.formats import text


class Benefit(Frozen):
    """One thing that membership brings."""

    name: str
    label: Text
    says: Text


class Page(Frozen):
    """The words of one public page."""

    title: Text
    lede: Text = {}
    body: Text = {}


class LetterText(Frozen):
    """A letter's subject and body, with {places} that the deed fills."""

    subject: Text
    body: Text

    def write(self, language: str, values: Mapping[str, str]) -> tuple[str, str]:
        """Return subject and body in a language; raises KeyError if a place is not filled."""
        return text(self.subject, language).format_map(values), text(self.body, language).strip().format_map(values)

    def places(self) -> frozenset[str]:
        """The places in any language: those that a name alone makes by that name, any other as it is written."""
        return frozenset(place for one in (*self.subject.values(), *self.body.values()) for place in _places(one))


class Download(Frozen):
    """A text people ask for. Its files are loaded on the site; its name may be that of a document of the rulebook."""

    name: str
    label: Text


class Funding(Frozen):
    """What must be said of the Union's funding: the statement beside the emblem, and the disclaimer below it."""

    statement: Text
    disclaimer: Text = {}


class Texts(Frozen):
    """All house texts of one version."""

    page: dict[str, Page] = {}
    benefit: tuple[Benefit, ...] = ()
    letter: dict[str, LetterText] = {}
    funding: Funding | None = None
    question: dict[str, Text] = {}  # by the criterion or the fact that it asks about
    download: tuple[Download, ...] = ()
    contact: Text = {}

    def over(self, plain: "Texts") -> "Texts":
        """Return these texts, with plain words for every page and letter that they do not word themselves."""
        return self.model_copy(update={"page": plain.page | self.page, "letter": plain.letter | self.letter})


def _places(words: str) -> Iterator[str]:
    """Give the places of a text, and a brace that belongs to none."""
    try:
        for _text, name, spec, conversion in Formatter().parse(words):
            if name is not None:
                more = (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
                yield name if name.isidentifier() and not more else f"{{{name}{more}}}"
    except ValueError:  # as many braces as make no place
        yield "{" if words.count("{") > words.count("}") else "}"


def load_texts(content: bytes) -> Texts:
    """Read house texts from the bytes of a TOML file; raises Faulty naming every fault."""
    try:
        return Texts.model_validate(tomllib.loads(content.decode()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faulty([Fault("", "not_toml", {"reason": str(error)})]) from error
    except ValidationError as error:
        faults = [
            Fault(".".join(map(str, one["loc"])), "wrong_value", {"given": "", "expected": one["type"]})
            for one in error.errors()
        ]
        raise Faulty(faults) from error
