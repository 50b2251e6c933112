"""Past projects as somebody tells of them, in a form or in a table with a row for each."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accede.register.sheets.reading import Unreadable, read, rows_of
from accede.wording.formats import COUNTRIES

MOST = 2_000
COLUMNS = ("title", "partners", "from", "until", "programme", "reference", "budget", "grant", "rest")
NEEDED = {"title", "partners", "from"}


@dataclass(frozen=True)
class Made:
    """What is told of one project; partners by name and country, whoever led first; money in whole euros."""

    title: str
    partners: tuple[tuple[str, str], ...]
    starts: int
    ends: int | None = None
    programme: str = ""
    reference: str = ""
    budget: int | None = None
    grant: int | None = None
    rest: str = ""


def partners(said: str) -> tuple[tuple[str, str], ...]:
    """Read partners, a line or a semicolon for each, such as “Town of Ghent (BE)”."""
    found = []
    for line in filter(None, map(str.strip, re.split(r"[;\n]", said))):
        told = re.fullmatch(r"(.+?)\s*\((\w\w)\)", line)
        is_known = bool(told) and told[2].upper() in COUNTRIES
        found.append((told[1][:300], told[2].upper()) if is_known else (line[:300], ""))
    return tuple(dict.fromkeys(found))


def projects(content: bytes) -> list[Made]:
    """Return the past projects of a table (CSV, XLSX, ODS); raises Unreadable, which names the first wrong row."""
    table = read(content)
    heads = [one.strip().lower() for one in table.headers]
    if not set(heads) >= NEEDED:
        raise Unreadable(_("The first row names the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)})
    made = []
    for place, row in rows_of(table.content):
        if len(made) == MOST:
            raise Unreadable(_("The file has more than %(n)s projects: send it in parts.") % {"n": MOST})
        try:
            made.append(_made(dict(zip(heads, row, strict=False))))
        except Unreadable as fault:
            raise Unreadable(_("Row %(place)s: %(why)s") % {"place": place, "why": fault}) from None
    return made


def _made(row: dict[str, str]) -> Made:
    said = {name: " ".join(row.get(name, "").split()) for name in ("title", "programme", "reference", "rest")}
    told, starts = partners(row.get("partners", "")), _whole(row, "from")
    if not (said["title"] and told and starts):
        missing = "title" if not said["title"] else "from" if told else "partners"
        raise Unreadable(_("“%(name)s” is missing.") % {"name": missing})
    numbers = {"starts": starts, "ends": _whole(row, "until")}
    money = {name: _whole(row, name) for name in ("budget", "grant")}
    return Made(
        title=said["title"][:300],
        partners=told,
        programme=said["programme"][:120],
        reference=said["reference"][:120],
        rest=said["rest"][:300],
        **numbers,
        **money,
    )


def _whole(row: dict[str, str], name: str) -> int | None:
    plain = re.sub(r"[\s,\u00a0\u202f]", "", row.get(name, ""))
    if not plain:
        return None
    most = 4 if name in ("from", "until") else 13
    if not plain.isdecimal() or len(plain) > most:
        raise Unreadable(_("“%(said)s” is no whole number for “%(name)s”.") % {"said": plain[:40], "name": name})
    return int(plain)
