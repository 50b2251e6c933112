"""What a candidate fills: typed text read into values, what is wrong with it, and what is still missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accede.people.forms import check_line, check_text
from accede.procedure.models import Candidacy, Paper
from accede.procedure.queries.part import part_of
from accede.procedure.queries.request import adhered_to, asks_motivation, papers_asked, sheet_of
from accede.register.queries.numbers import Kind, check
from accede.rulebook.facts import Fact
from accede.rulebook.form import Entry, Form
from accede.rulebook.verdict import Country, Verdict
from accede.wording.formats import COUNTRIES

LONGEST, LONGEST_TEXT, LARGEST = 200, 10_000, 10**9
EARLIEST = 1000

Value = str | int
Sentence = str | Promise


class Unfit(ValueError):
    """Something typed that its field cannot hold, and the sentence that says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Reading:
    """A sheet as it was read: the values that hold, and what was found wrong, by field."""

    values: dict[str, Value] = field(default_factory=dict)
    findings: dict[str, Sentence] = field(default_factory=dict)


@dataclass(frozen=True)
class Completeness:
    """What a request still lacks: the rule's answer on the sheet, and what else is not there."""

    verdict: Verdict
    missing: tuple[Entry, ...]
    findings: dict[str, Sentence]
    documents: tuple[str, ...]
    motivation: bool
    papers: tuple[str, ...] = ()

    @property
    def lacking(self) -> int:
        """How many things are missing or wrong."""
        return len(self.missing) + len(self.findings) + len(self.documents) + self.motivation + len(self.papers)

    @property
    def is_whole(self) -> bool:
        """Whether the request can be sent."""
        return not self.lacking


def read(form: Form | None, typed: Mapping[str, object], on: date) -> Reading:
    """Read what was typed into a form; what is empty is neither a value nor wrong."""
    reading = Reading()
    for entry in form.fields if form else ():
        text = str(typed.get(entry.name, "")).strip()
        if text:
            try:
                reading.values[entry.name] = READERS[entry.kind](entry, text, on)
            except Unfit as unfit:
                reading.findings[entry.name] = unfit.sentence
    return _with_numbers_checked(form, reading)


def _with_numbers_checked(form: Form | None, reading: Reading) -> Reading:
    """Check each number by the rules of the country that the form asks for; without one, by none but its own."""
    country = next((reading.values.get(one.name, "") for one in _of_kind(form, "country")), "")
    for entry in _of_kind(form, *Kind):
        found = check(Kind(entry.kind), str(country), str(reading.values.get(entry.name, "")))
        if found.holds is False and (country or entry.kind == Kind.IBAN):
            reading.findings[entry.name] = found.why
    return reading


def _of_kind(form: Form | None, *kinds: str) -> list[Entry]:
    return [one for one in form.fields if one.kind in kinds] if form else []


def facts_said(form: Form | None, values: Mapping[str, Value]) -> dict[str, Fact]:
    """Return the facts that the answers of a form give."""
    given = {entry.fact: (entry, values.get(entry.name)) for entry in form.fields if entry.fact} if form else {}
    found = {fact: _as_fact(entry, value) for fact, (entry, value) in given.items() if value is not None}
    return {fact: value for fact, value in found.items() if value is not None}


def completeness(candidacy: Candidacy, on: date) -> Completeness:
    """Say what the request of a candidacy still lacks."""
    book, path = candidacy.book, candidacy.way
    form = sheet_of(book, path)
    reading = read(form, candidacy.sheet, on)
    verdict = form.complete(reading.values) if form else Verdict(holds=True, code="form.complete")
    missing = tuple(
        one for one in (form.fields if form else ()) if one.name in verdict.missing and one.name not in reading.findings
    )
    documents = tuple(name for name in adhered_to(book, path) if name not in candidacy.adheres)
    sent = {one.purpose for one in papers_in(candidacy)}
    motivation = asks_motivation(book, path) and not (candidacy.motivation.strip() or Paper.Purpose.MOTIVATION in sent)
    papers = tuple(name for name in papers_asked(book, path) if name not in sent)
    return Completeness(verdict, missing, reading.findings, documents, motivation, papers)


def papers_in(candidacy: Candidacy) -> list[Paper]:
    """Return the files of a request, in the order in which they came."""
    return [one for one in part_of(candidacy, "papers") if one.left_out_at is None]


def _as_fact(entry: Entry, value: Value) -> Fact | None:
    if entry.kind == "country":
        return Country(value)
    return value == "yes" if entry.kind == "yes" or entry.choices.keys() == {"yes", "no"} else value


def _text(_entry: Entry, text: str, _on: date) -> str:
    if len(text) > LONGEST:
        raise Unfit(format_lazy(_("This is longer than {most} characters."), most=LONGEST))
    return _by(check_line, text)


def _long(_entry: Entry, text: str, _on: date) -> str:
    if len(text) > LONGEST_TEXT:
        raise Unfit(format_lazy(_("This is longer than {most} characters."), most=LONGEST_TEXT))
    return _by(check_text, text)


def _number(_entry: Entry, text: str, _on: date) -> int:
    # People group thousands by spaces, also by those that do not break.
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdecimal()):
        raise Unfit(format_lazy(_("“{typed}” is not a whole number."), typed=text[:40]))
    if len(digits) > 10 or int(digits) > LARGEST:
        raise Unfit(_("This number is larger than can be true."))
    return int(digits)


def _year(_entry: Entry, text: str, on: date) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) >= EARLIEST):
        raise Unfit(format_lazy(_("“{typed}” is not a year; write four digits."), typed=text[:40]))
    if int(text) > on.year:
        raise Unfit(format_lazy(_("{year} is in the future."), year=text))
    return int(text)


def _country(_entry: Entry, text: str, _on: date) -> str:
    if text not in COUNTRIES:
        raise Unfit(format_lazy(_("“{typed}” is not a country we know."), typed=text[:40]))
    return text


def _choice(entry: Entry, text: str, _on: date) -> str:
    if text not in entry.choices:
        raise Unfit(format_lazy(_("“{typed}” is not one of the choices."), typed=text[:40]))
    return text


def _email(_entry: Entry, text: str, _on: date) -> str:
    return _by(EmailValidator(), text, _("This is not an e-mail address."))


def _url(_entry: Entry, text: str, _on: date) -> str:
    address = text if "://" in text else f"https://{text}"
    return _by(URLValidator(schemes=["http", "https"]), address, _("This is not an address of a website."))


def _by(validator: Callable[[Any], None], text: str, sentence: Sentence = "") -> str:
    try:
        validator(text)
    except ValidationError as error:
        raise Unfit(sentence or error.message) from error
    return text


def _yes(_entry: Entry, text: str, _on: date) -> str:
    return "yes" if text in ("yes", "on", "True") else "no"


READERS: dict[str, Callable[[Entry, str, date], Value]] = {
    "text": _text,
    "long": _long,
    "number": _number,
    "year": _year,
    "country": _country,
    "choice": _choice,
    "email": _email,
    "url": _url,
    "yes": _yes,
    **dict.fromkeys(Kind, _text),
}
