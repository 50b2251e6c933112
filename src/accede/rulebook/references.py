"""Which names a rulebook's rules use: other rules, facts, and the days they count from."""

from collections.abc import Iterator

from accede.rulebook.body import Body, Who
from accede.rulebook.book import KINDS, Book
from accede.rulebook.day import Sentence
from accede.rulebook.path import OUTSIDE, Path
from accede.rulebook.rule import Rule
from accede.rulebook.test import UNITS, Test

APPLICANTS = ("candidate", "member", "members")  # who acts on a path without being a body

Reference = tuple[str, str, str]  # the key it stands at, the kind of rule it names, and the name


def references(book: Book) -> Iterator[Reference]:
    """Every name of another rule, in rules and in what their exceptions make of them."""
    for kind, name, rule in _rules(book):
        key = f"{kind}.{name}"
        yield from _of_conditions(key, rule)
        yield from ((f"{key}.overrides", "article", article) for article in rule.overrides)
        yield from ((f"{key}.except", "body", one.granted_by) for one in rule.exceptions)
        yield from ((f"{key}.for", "category", category) for category in getattr(rule, "categories", ()))
    for name, path in book.path.items():
        for one in path.variants:
            yield from _of_path(book, f"path.{name}", one)
    for name, body in book.body.items():
        yield from _of_body(f"body.{name}", body)
    yield from _of_decisions(book)
    yield from _of_votes(book)
    yield from _of_members(book)


def facts_asked(book: Book) -> Iterator[tuple[str, str]]:
    """Every fact that a condition, a number or a form names, with the key it stands at."""
    for kind, name, rule in _rules(book):
        conditions = [*rule.conditions, *([rule.holds_if] if getattr(rule, "holds_if", None) else [])]
        for condition in conditions:
            yield from ((f"{kind}.{name}.if", fact) for fact in sorted(condition.facts()))
        part = getattr(rule, "part", None)
        yield from ((f"{kind}.{name}", fact) for fact in sorted(part.asks() if part else ()))
    for name, rule in book.fact.items():
        yield from ((f"fact.{name}", fact) for fact in sorted(rule.asks()) if rule.part is None)
    for name, body in book.body.items():
        for seat in (one for one in body.seats if one.only_if):
            yield from ((f"body.{name}.seats.{seat.name}.if", fact) for fact in sorted(seat.only_if.facts()))
    yield from ((f"category.{name}.per", rule.per) for name, rule in book.category.items() if rule.per)
    yield from _facts_of_votes(book)
    for name, form in book.form.items():
        yield from ((f"form.{name}.fields.{entry.name}.fact", entry.fact) for entry in form.fields if entry.fact)


def sentences(book: Book) -> Iterator[tuple[str, Sentence]]:
    """Every date sentence, with the key it stands at."""
    found = [(f"deadline.{name}.when", rule.date) for name, rule in book.deadline.items()]
    found += [(f"body.{name}.meets", rule.meets) for name, rule in book.body.items()]
    found += [(f"fee.{name}.due", one.due) for name, rule in book.fee.items() for one in rule.variants]
    found += [one for name, rule in book.path.items() for way in rule.variants for one in _of_days(name, way)]
    found += [(f"deadline.{name}.until", rule.until) for name, rule in book.deadline.items()]
    for name, one in ((name, one) for name, rule in book.decision.items() for one in rule.variants):
        found += [(f"decision.{name}.filed", one.filed), (f"decision.{name}.effect", one.effect)]
    found += [(f"{kind}.{name}.except", one.until) for kind, name, rule in _rules(book) for one in rule.exceptions]
    found += [(f"quorum.{name}.then.when", one.when) for name, rule in book.quorum.items() for one in rule.then]
    yield from ((key, sentence) for key, sentence in found if sentence is not None)


def _rules(book: Book) -> Iterator[tuple[str, str, Rule]]:
    for kind in KINDS:
        for name, rule in getattr(book, kind).items():
            yield from ((kind, name, one) for one in rule.variants)


# Facts whose values are names of the rulebook.
NAMING = {"category": "category", "left_by": "path", "standing": "standing"}


def _of_conditions(key: str, rule: Rule) -> Iterator[Reference]:
    """The categories, paths, standings and decisions that its conditions name."""
    for condition in (*rule.conditions, *([rule.holds_if] if getattr(rule, "holds_if", None) else [])):
        for fact, wanted in (line for table in condition.tables for line in table.items()):
            if fact.startswith("decision."):
                yield (f"{key}.if", "decision", fact.removeprefix("decision."))
            named = wanted.get("none_of", ()) if isinstance(wanted, dict) else wanted
            names = named if isinstance(named, tuple) else (named,)
            yield from ((f"{key}.if", NAMING[fact], str(one)) for one in names if fact in NAMING and one != OUTSIDE)


def _of_decisions(book: Book) -> Iterator[Reference]:
    for name, rule in book.decision.items():
        for one in rule.variants:
            yield (f"decision.{name}.by", "body", one.by)
            yield from ((f"decision.{name}.quorum", "quorum", named) for named in one.quorum)
            yield from ((f"decision.{name}.majority", "majority", named) for named in one.majority)
            yield from ((f"decision.{name}.readings", "majority", named) for names in one.rounds for named in names)
            yield from ((f"decision.{name}.{kind}", kind, getattr(one, kind)) for kind in ("ballot", "election"))
            yield from ((f"decision.{name}.advice", "body", who) for who in one.advice)
            yield from _bodies(f"decision.{name}.proposed_by", one.proposed_by)


def _of_votes(book: Book) -> Iterator[Reference]:
    for name, proxy in book.proxy.items():
        yield from ((f"proxy.{name}.to", "category", category) for category in proxy.to)
    yield from ((f"voice.{name}.else", "body", voice.picker) for name, voice in book.voice.items())
    for kind, name, test in _tests(book):
        yield (f"{kind}.{name}", "category", test.among)


def _tests(book: Book) -> Iterator[tuple[str, str, Test]]:
    for name, majority in book.majority.items():
        yield from (("majority", name, test) for test, _what in majority.tests)
    for name, quorum in book.quorum.items():
        yield from (("quorum", name, test) for call in quorum.calls() for test, _side in call.tests)


def _facts_of_votes(book: Book) -> Iterator[tuple[str, str]]:
    for kind, name, test in _tests(book):
        names = (test.unit if test.unit not in UNITS else "", test.each)
        yield from ((f"{kind}.{name}", fact) for fact in names if fact)
    yield from ((f"voice.{name}.group", voice.group) for name, voice in book.voice.items())
    yield from ((f"cap.{name}.on", cap.on) for name, cap in book.cap.items() if cap.on not in ("member", "person"))
    for name, weight in book.weight.items():
        yield from (
            (f"weight.{name}.{key}", fact) for key, fact in (("per", weight.per), ("shared", weight.shared)) if fact
        )
    yield from ((f"proxy.{name}.within", proxy.within) for name, proxy in book.proxy.items() if proxy.within)


def _of_members(book: Book) -> Iterator[Reference]:
    for name, category in book.category.items():
        yield (f"category.{name}.criterion", "criterion", category.criterion)
        yield from (("category." + name, "category", one.among) for one in (category.delegates,) if one)
    for name, criterion in book.criterion.items():
        for one in criterion.variants:
            yield from ((f"criterion.{name}", "criterion", part) for part in one.parts)
            yield (f"criterion.{name}.judged_by", "body", one.judged_by)
    for name, deadline in book.deadline.items():
        for key, names in (("by", (deadline.by,)), ("sent_by", (deadline.sent_by,)), ("signed_by", deadline.signed_by)):
            yield from ((f"deadline.{name}.{key}", "body", who) for who in names if who not in APPLICANTS)
    yield from ((f"fact.{name}.from", "table", rule.from_) for name, rule in book.fact.items())
    for name, ballot in book.ballot.items():
        yield from ((f"ballot.{name}.counted_by", "body", who) for who in ballot.counted_by)
    for name, fee in book.fee.items():
        yield (f"fee.{name}.set_by", "body", fee.set_by)
        for one in fee.variants:
            yield from ((f"fee.{name}.reminders", "deadline", step) for step in one.reminders)


def _of_days(name: str, path: Path) -> Iterator[tuple[str, Sentence | None]]:
    days = {"filed": path.filed, "effect": path.effect, "taken_back": path.taken_back}
    yield from ((f"path.{name}.{key}", day) for key, day in days.items())
    yield from ((f"path.{name}.steps.{step.name}.when", step.when) for step in path.steps)


def _of_path(book: Book, key: str, path: Path) -> Iterator[Reference]:
    yield from ((key, "category", end) for end in (path.from_,) if end != OUTSIDE)
    yield from _ends(book, key, path.into)
    yield (f"{key}.criterion", "criterion", path.criterion)
    yield (f"{key}.meanwhile", "standing", path.meanwhile)
    yield (f"{key}.appeal", "path", path.appeal)
    yield from _bodies(f"{key}.opened_by", path.opened_by)
    for step in path.steps:
        at = f"{key}.steps.{step.name}"
        yield from _ends(book, f"{at}.into", step.into)
        yield (at, "body", step.by if step.by not in APPLICANTS else "")
        kind = {"decides": "decision", "checks": "criterion"}.get(step.verb)
        yield from ((at, kind, what) for what in step.what if kind)


def _ends(book: Book, key: str, into: str) -> Iterator[Reference]:
    """A path leads into a category, a standing, or outside."""
    if into != OUTSIDE and into not in book.standing:
        yield (key, "category", into)


def _of_body(key: str, body: Body) -> Iterator[Reference]:
    for kind in ("voice", "ballot"):
        yield (f"{key}.{kind}", kind, getattr(body, kind))
    for kind in ("majority", "quorum"):
        yield from ((f"{key}.{kind}", kind, named) for named in getattr(body, kind))
    yield (f"{key}.otherwise", "body", body.otherwise)
    for name in ("ordered_by", "agenda_by", "convened_by", "prepared_by", "chair"):
        yield from _bodies(f"{key}.{name}", getattr(body, name))
    if body.written:
        yield from ((f"{key}.written.{kind}", kind, getattr(body.written, kind)) for kind in ("majority", "quorum"))
        yield from _bodies(f"{key}.written.stopped_by", body.written.stopped_by)
        yield from ((f"{key}.written.but_not", "decision", name) for name in body.written.but_not)
    for seat in body.seats:
        at = f"{key}.seats.{seat.name}"
        yield (f"{at}.chosen_by", "body", seat.chosen_by)
        yield (f"{at}.election", "election", seat.election)
        yield from ((f"{at}.from", "category", name) for name in seat.from_ if name != OUTSIDE)


def _bodies(key: str, entitled: Who) -> Iterator[Reference]:
    yield from ((key, "body", who) for who in entitled if isinstance(who, str) and who not in APPLICANTS)
    tests = [one for one in entitled if isinstance(one, Test)]
    yield from ((key, "category", one.among) for one in tests)
    yield from ((key, "fact", one.unit) for one in tests if one.unit not in UNITS)
