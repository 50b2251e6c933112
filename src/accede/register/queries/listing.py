"""Lines that a member pastes or sends to list its enterprises, and what is wrong with each."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel import Locale
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.register.models import Enterprise, Organisation
from accede.register.queries.numbers import Kind, Number, check
from accede.wording.folding import folded

MOST = 20_000
LONGEST_NAME = 300
# The Union writes these two in letters of its own.
OTHER_LETTERS = {"uk": "GB", "el": "GR"}
HEADS = {"name", "nom", "enterprise", "entreprise"}
# What a body is, and not what it is called: two members rarely write it alike.
FORMS = re.compile(r"ai?sbl|i?vzw|sa|sas|sarl|scarl|scic|scop|scs|spa|srls?|g?gmbh|ev|ltd|cic|bv|sl|slu|oy")


@dataclass(frozen=True)
class Listed:
    """One enterprise as a member lists it."""

    name: str
    country: str
    registration: str = ""

    @cached_property
    def checked(self) -> Number:
        """What its number is worth."""
        return check(Kind.REGISTRATION, self.country, self.registration)

    @property
    def number(self) -> str:
        """The normal form of its number; empty where it has none."""
        return self.checked.normal

    def key(self, organisation: Organisation) -> str:
        """Return what tells it apart from every other."""
        return (
            f"{self.country} {self.number}" if self.number else f"{self.country} {organisation.pk} {alike(self.name)}"
        )

    def enterprise(self, organisation: Organisation) -> Enterprise:
        """Return the enterprise that it names, not saved."""
        called = {"name": self.name, "folded": alike(self.name)}
        return Enterprise(key=self.key(organisation), country=self.country, number=self.number, **called)


@dataclass(frozen=True)
class Wrong:
    """A line that cannot be listed, and the sentence that says why."""

    line: int
    text: str
    why: str | Promise


def alike(name: str) -> str:
    """Return a name as it is compared: without case, accents, points and the letters of a legal form."""
    words = re.findall(r"\w+", folded(name.replace(".", "")))
    return " ".join([one for one in words if not FORMS.fullmatch(one)] or words)


def read_lines(text: str, organisation: Organisation, starts: date, language: str) -> tuple[list[Listed], list[Wrong]]:
    """Read lines of name, country and number, parted by semicolons, tabs or commas; the country may be left out."""
    first = text.lstrip().partition("\n")[0]
    parting = next((one for one in ";\t," if one in first), ";")
    cells = [
        (number, row) for number, row in enumerate(csv.reader(text.splitlines(), delimiter=parting), 1) if any(row)
    ]
    cells = cells[1:] if cells and folded(cells[0][1][0].strip()) in HEADS else cells
    countries = _countries(language)
    read = [(number, _listed(row, organisation, countries)) for number, row in cells]
    known = {one.key(organisation) for one in already_listed(organisation, [one for _line, one in read], starts)}
    wrong = [
        Wrong(number, one.name, why) for number, one in read if (why := _fault(one, one.key(organisation) in known))
    ]
    return [one for _line, one in read], wrong


def already_listed(organisation: Organisation, listed: Iterable[Listed], starts: date) -> list[Listed]:
    """Return those of some enterprises that a member lists on a day or later, or that stand among them twice."""
    keys = Counter(one.key(organisation) for one in listed)
    there = organisation.belongings.filter(Q(ends=None) | Q(ends__gt=starts))
    known = set(there.values_list("enterprise__key", flat=True))
    return [one for one in listed if one.key(organisation) in known or keys[one.key(organisation)] > 1]


def _listed(row: list[str], organisation: Organisation, countries: Mapping[str, str]) -> Listed:
    name, country, number = ([one.strip() for one in row] + ["", ""])[:3]
    code = countries.get(folded(country), "") if country else organisation.country
    return Listed(name, code, number)


def _fault(one: Listed, is_known: bool) -> str | Promise:
    if not one.name or len(one.name) > LONGEST_NAME:
        return _("Give a name of at most 300 characters.")
    if not one.country:
        return _("This country is not known. Give its two letters, such as BE, or its name.")
    if one.checked.holds is False:
        return one.checked.why
    return _("It is listed already, or stands here twice.") if is_known else ""


def _countries(language: str) -> dict[str, str]:
    named = {
        folded(name): code
        for one in ("en", language)
        for code, name in Locale.parse(one).territories.items()
        if len(code) == 2 and code.isalpha()
    }
    return named | {code.casefold(): code for code in named.values()} | OTHER_LETTERS
