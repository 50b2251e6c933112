"""A text in paragraphs, each in several languages; one of these decides, and says when another is behind.

A paragraph is kept as plain values: its key, which stays its own through all versions, its text by language, and the
languages in which it still says what it said before a change.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from accede.positions.models import Amendment, Consultation, Version

Kind = Amendment.Kind
START = 0  # the key of what stands before the first paragraph


class Paragraph(TypedDict):
    """One paragraph of a version."""

    key: int
    texts: dict[str, str]
    stale: list[str]


Text = list[Paragraph]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph for a reader: its words, the language they are in, and whether the text that decides has moved on."""

    key: int
    number: int
    words: str
    language: str
    is_stale: bool


def split(words: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines part."""
    return [one.strip() for one in re.split(r"\n\s*\n", words.replace("\r\n", "\n")) if one.strip()]


def uneven(texts: Mapping[str, str], language: str) -> str:
    """Return the first language whose text has not as many paragraphs as the one that decides; nothing if none."""
    number = len(split(texts[language]))
    return next((one for one, words in texts.items() if words.strip() and len(split(words)) != number), "")


def laid(texts: Mapping[str, str]) -> Text:
    """Return texts that have as many paragraphs each, or none, as one text."""
    found = {language: split(words) for language, words in texts.items() if words.strip()}
    rows = zip(*found.values(), strict=True)
    return [
        {"key": key, "texts": dict(zip(found, row, strict=True)), "stale": []}
        for key, row in enumerate(rows, START + 1)
    ]


def amended(text: Text, amendment: Amendment, language: str, key: int) -> Text:
    """Return a text with one amendment in it; `key` is for a paragraph that is new."""
    place = next((place for place, one in enumerate(text) if one["key"] == amendment.paragraph), -1)
    before, after = text[: place + 1], text[place + 1 :]
    if amendment.kind == Kind.INSERT:
        return [*before, {"key": key, "texts": {language: amendment.words}, "stale": []}, *after]
    if amendment.kind == Kind.STRIKE:
        return [*before[:-1], *after]
    texts = before[-1]["texts"] | {language: amendment.words}
    behind = sorted(set(texts) - {language})
    return [*before[:-1], {"key": amendment.paragraph, "texts": texts, "stale": behind}, *after]


def translated(text: Text, language: str, words: Mapping[int, str]) -> Text:
    """Return a text with these words by key in a language, which is up to date where words are given."""
    return [_translated(one, language, words.get(one["key"], "").strip()) for one in text]


def _translated(one: Paragraph, language: str, words: str) -> Paragraph:
    others = {name: said for name, said in one["texts"].items() if name != language}
    behind = [name for name in one["stale"] if name != language]
    return {"key": one["key"], "texts": others | ({language: words} if words else {}), "stale": behind}


def said(text: Text, language: str, deciding: str) -> list[Said]:
    """Return a text for a reader of a language: in it where it is there, else in the one that decides."""
    found = [(one, language if language in one["texts"] else deciding) for one in text]
    return [
        Said(one["key"], number, one["texts"][name], name, name in one["stale"])
        for number, (one, name) in enumerate(found, 1)
    ]


def words_at(text: Text, key: int, language: str) -> str | None:
    """Return what a paragraph says in a language; nothing before the first one, None where there is no such one."""
    if key == START:
        return ""
    return next((one["texts"][language] for one in text if one["key"] == key), None)


def latest(consultation: Consultation) -> Version:
    """Return the text as it stands."""
    return consultation.versions.order_by("-number").first() or Version(
        consultation=consultation, number=0, paragraphs=[], at=consultation.drafted_at
    )


def everything(text: Text) -> str:
    """Return all words of a text in every language, for a search."""
    return "\n".join(words for one in text for words in one["texts"].values())


def plain(text: Text, language: str) -> str:
    """Return a text in one language as it is written; what is not in it is left out."""
    return "\n\n".join(one["texts"][language] for one in text if language in one["texts"])
