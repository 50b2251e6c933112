"""The law beneath the statutes: it fills what they leave open, and what it makes binding applies as well.

A preset is a rulebook with `law = true`. Kind and name meet: a rule of the statutes stands in place of the law's,
unless that is `binding`: then both are asked, so that nobody has to say which of the two is stricter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from accede.rulebook.body import Deadline, Decision
from accede.rulebook.day import Sentence
from accede.rulebook.fault import Astray
from accede.rulebook.majority import Asked
from accede.rulebook.rule import Rule, several
from accede.rulebook.test import Test
from accede.rulebook.weight import Cap, Proxy

if TYPE_CHECKING:
    from accede.rulebook.book import Book

# The kinds whose rules can be asked as well as another; of a body, its lists are joined.
BINDING = ("body", "deadline", "decision", "proxy", "cap")
DUTIES = ("named", "heard", "reasons")
JOINED = ("decides", "convened_by", "ordered_by", "agenda_by")


@dataclass(frozen=True, slots=True)
class Stricter:
    """A rule of the statutes that a binding rule of the law tightens: in time, in number, or by names it adds."""

    kind: str
    name: str
    own: Rule
    law: Rule
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beneath:
    """The law that a rulebook stands on, which of its rules fill a gap, and what it adds to the lists of bodies."""

    book: "Book"
    fills: frozenset[tuple[str, str]] = frozenset()
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def binding(self, kind: str) -> dict[str, Rule]:
        """The binding rules of a kind by name."""
        return {name: rule for name, rule in getattr(self.book, kind).items() if rule.binding}

    def as_well(self, kind: str) -> dict[str, Rule]:
        """Those of them beside which the statutes have a rule of their own."""
        return {name: rule for name, rule in self.binding(kind).items() if (kind, name) not in self.fills}


def over(raw: Mapping[str, object], law: Mapping[str, object], kinds: Iterable[str]) -> dict[str, object]:
    """Lay the tables of a rulebook over those of the law: gaps are filled, binding lists of bodies joined."""
    whole = dict(raw)
    for kind in kinds:
        own, beneath = whole.get(kind, {}), law.get(kind, {})
        if isinstance(own, dict) and isinstance(beneath, dict):
            joined = {name: _joined(rule, beneath.get(name)) if kind == "body" else rule for name, rule in own.items()}
            whole[kind] = joined | {name: rule for name, rule in beneath.items() if name not in own}
    return whole


def beneath(raw: Mapping[str, object], law: "Book", kinds: Iterable[str]) -> Beneath:
    """What the law does under a rulebook: the gaps it fills, and what it adds to the lists of its bodies."""
    own = {kind: rules if isinstance(rules := raw.get(kind), dict) else {} for kind in kinds}
    fills = {(kind, name) for kind, rules in own.items() for name in getattr(law, kind) if name not in rules}
    bodies = {name: rule for name, rule in own.get("body", {}).items() if name in law.body and isinstance(rule, dict)}
    adds = {name: _more(rule.get("decides", ()), law.body[name].decides) for name, rule in bodies.items()}
    return Beneath(law, frozenset(fills), {name: more for name, more in adds.items() if more})


def _joined(own: object, law: object) -> object:
    if not isinstance(own, dict) or not isinstance(law, dict) or not law.get("binding"):
        return own
    if "remote" in law:
        own = {"remote": law["remote"]} | own
    if "written" in law:
        own = own | {"written": _in_writing(own.get("written", {}), law["written"])}
    lists = {key: (*several(own.get(key, ())), *_more(own.get(key, ()), law[key])) for key in JOINED if key in law}
    articles = own.get("article", ()), law.get("article", ())
    return own | lists | {"article": (*several(articles[0]), *_more(*articles))}


def _in_writing(own: object, law: object) -> object:
    if not isinstance(own, dict) or not isinstance(law, dict):
        return own
    barred = (*several(own.get("but_not", ())), *_more(own.get("but_not", ()), law.get("but_not", ())))
    return law | own | {"but_not": barred}


def _more(own: object, law: object) -> tuple:
    return tuple(one for one in several(law) if one not in several(own))


def misplaced(book: "Book", kinds: Iterable[str]) -> Iterator[Astray]:
    """What binds and cannot, a matter given to another body than the law gives it, an article that both name alike."""
    fills = book.law.fills if book.law else frozenset()
    for kind in kinds:
        for name, rule in getattr(book, kind).items():
            if rule.binding and (kind, name) not in fills and not (book.rulebook.law and kind in BINDING):
                yield (f"{kind}.{name}.binding", "cannot_bind", {"known": ", ".join(BINDING)})
    for name, law in book.also("decision").items():
        if law.by != book.decision[name].by:
            yield (f"decision.{name}.by", "given_by_law", {"given": law.by, "law": ", ".join(law.article)})
    for name in sorted(set(book.law.book.article) & set(book.article)) if book.law else ():
        if ("article", name) not in fills:
            yield (f"article.{name}", "article_of_law", {"given": name})


def stricter(book: "Book") -> Iterator[Stricter]:
    """Every place where the law asks more than the statutes do."""
    for kind in BINDING:
        for name, rule in book.as_well(kind).items():
            own = getattr(book, kind)[name]
            added = book.law.adds.get(name, ()) if kind == "body" else ()
            if added or not _contains(book, own, rule):
                yield Stricter(kind, name, own, rule, added)


def _contains(book: "Book", own: Rule, law: Rule) -> bool:
    """Say whether a rule of the statutes asks all that the law asks."""
    if isinstance(own, Deadline) and isinstance(law, Deadline):
        return all(_no_later(one.date, law.date) for one in own.variants)
    if isinstance(own, Decision) and isinstance(law, Decision):
        return all(_asks_all(book, one, law) for one in own.variants)
    if isinstance(own, Proxy) and isinstance(law, Proxy):
        return not own.allowed or law.held is None or (own.held is not None and own.held <= law.held)
    if isinstance(own, Cap) and isinstance(law, Cap):
        return own.on == law.on and law.at_most is not None and (own.at_most or law.at_most + 1) <= law.at_most
    return True


def _no_later(own: Sentence, law: Sentence) -> bool:
    return own.anchor == law.anchor and own.about <= law.about


def _asks_all(book: "Book", own: Decision, law: Decision) -> bool:
    duties = all(getattr(own, duty) or not getattr(law, duty) for duty in DUTIES)
    body = book.body[own.by]
    ways = product(own.in_reading(1) or body.majority, own.quorum or body.quorum or ("",))
    asked = [_tests(book, *way) for way in ways]
    laws = [_tests(book.law.book, *way) for way in product(law.in_reading(1), law.quorum or ("",))]
    return duties and all(any(_all_met(mine, its) for its in laws) for mine in asked)


def _tests(book: "Book", majority: str, quorum: str) -> list[Asked]:
    return [*book.majority[majority].tests, *(book.quorum[quorum].tests if quorum else ())]


def _all_met(own: list[Asked], law: list[Asked]) -> bool:
    return all(any(side == its and _as_high(mine, test) for mine, its in own) for test, side in law)


def _as_high(own: Test, law: Test) -> bool:
    """Say whether whatever meets the one test meets the other; where they count differently that is not known."""
    alike = all(getattr(own, key) == getattr(law, key) for key in ("of", "counting", "among", "each", "is_count"))
    return alike and own.floor >= law.floor and _highest(own) <= _highest(law)


def _highest(test: Test) -> tuple[bool, Fraction, bool]:
    bounds = ((False, bound, word == "at_most") for word, bound in test.bounds() if word in ("at_most", "less_than"))
    return min(bounds, default=(True, Fraction(0), False))
