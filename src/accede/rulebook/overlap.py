"""Editions that overlap: some rules of a newer one are used early, some of the one before go on late.

`early = { "election.*" = 2024-05-01 }` in the head of an edition: these rules are used from that day, before the rest.
`late = { "category.observer" = 2025-12-31 }`: until the end of that day the rule of the edition before it goes on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache

from accede.rulebook.book import KINDS, Book
from accede.rulebook.loading import Faulty, build, load, parse, resolved

Raw = dict[str, dict]


@dataclass(frozen=True, slots=True)
class Source:
    """An edition as it is kept: the bytes of its text, and of each file beside it under its name."""

    content: bytes
    beside: tuple[tuple[str, bytes], ...] = ()


# Keyed by the bytes themselves: what is remembered belongs to the text, not to an association.
@lru_cache(maxsize=32)
def read(source: Source) -> Book:
    """Read an edition by itself; raises Faulty."""
    return load(source.content, dict(source.beside))


def book_on(day: date, own: Source, editions: Sequence[Source]) -> Book:
    """Return the rules of an edition as they hold on a day, among all the editions of the association.

    Raises Faulty where rules of two editions do not fit together.
    """
    moved = list(_moved(day, own, editions))
    if not moved:
        return read(own)
    raw, files = resolved(parse(own.content)), dict(own.beside)
    for pattern, source in moved:
        _lay(raw, resolved(parse(source.content)), pattern)
        files = {**dict(source.beside), **files}
    return build(raw, files)


def reaching(day: date, own: Source, editions: Sequence[Source]) -> list[Source]:
    """Return the other editions of which rules hold on a day in place of an edition's own."""
    return list(dict.fromkeys(source for _pattern, source in _moved(day, own, editions)))


def rules_on(day: date, editions: Sequence[Source]) -> Book:
    """Return the rules of an association that hold on a day: of the edition in force, and of those that reach into it.

    Before the first edition its own rules are asked. Raises Faulty.
    """
    return book_on(day, _in_force(day, editions), editions)


def _in_force(day: date, editions: Sequence[Source]) -> Source:
    by_day = sorted(editions, key=_begins)
    return max((one for one in by_day if _begins(one) <= day), key=_begins, default=by_day[0])


def bends(editions: Sequence[Source]) -> list[date]:
    """Return every day on which rules of an edition begin early or end late, in order."""
    heads = [read(one).rulebook for one in editions]
    return sorted({day for head in heads for day in (*head.early.values(), *head.late.values())})


def check_overlaps(editions: Sequence[Source]) -> None:
    """Raise Faulty where on some day rules of two editions do not fit together."""
    for day in bends(editions):
        try:
            rules_on(day, editions)
        except Faulty as faulty:
            told = [type(one)(f"{day}: {one.key}", one.code, one.values) for one in faulty.faults]
            raise Faulty(told) from faulty


def _moved(day: date, own: Source, editions: Sequence[Source]) -> Iterator[tuple[str, Source]]:
    """The patterns of rules that hold on the day in place of an edition's own, each with where they stand."""
    begins = _begins(own)
    before = max((one for one in editions if _begins(one) < begins), key=_begins, default=None)
    late = read(own).rulebook.late.items() if before else ()
    yield from ((pattern, before) for pattern, until in late if before and day <= until)
    for later in sorted((one for one in editions if _begins(one) > begins), key=_begins):
        yield from ((pattern, later) for pattern, since in read(later).rulebook.early.items() if since <= day)


def _begins(source: Source) -> date:
    return read(source).rulebook.in_force


def _lay(raw: Raw, other: Raw, pattern: str) -> None:
    """Put the rules of another edition that a pattern names in place of one's own, with the articles they cite."""
    for kind in KINDS:
        for name, rule in other.get(kind, {}).items():
            if fnmatchcase(f"{kind}.{name}", pattern):
                raw.setdefault(kind, {})[name] = _citing(raw, other, rule)


def _citing(raw: Raw, other: Raw, rule: object) -> object:
    """A rule that cites the articles of its own edition: under its day where the two editions word them differently."""
    articles, theirs = raw.setdefault("article", {}), other.get("article", {})
    if not isinstance(rule, dict) or "article" not in rule:
        return rule
    cited = []
    for name in [rule["article"]] if isinstance(rule["article"], str) else rule["article"]:
        same = name not in theirs or name not in articles or articles[name] == theirs[name]
        cited.append(name if same else f"{name} ({other['rulebook']['in_force']})")
        if name in theirs:
            articles.setdefault(cited[-1], theirs[name])
    return rule | {"article": cited}
