"""Files and options given to the command line, read strictly: each fault is one sentence naming file, row or key."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from babel import Locale

from accede.rulebook.book import PRESET, Book
from accede.rulebook.cases import BadCase
from accede.rulebook.facts import Fact
from accede.rulebook.loading import ON_THE_ROLL, Faulty, files_of
from accede.rulebook.overlap import Source, read, rules_on
from accede.web.cli.output import BadInput
from accede.wording.cases import CASE_FAULTS
from accede.wording.catalogue import _, said
from accede.wording.faults import fault_told
from accede.wording.unfit import unfit

EDITION = re.compile(r"\d{4}-\d{2}-\d{2}\.toml")
PRESETS = Path(__file__).resolve().parents[4] / "rulebooks" / "presets"
LARGEST = 50_000_000  # bytes; a file beyond this is not a rulebook or a roll
YES_NO = {"yes": True, "no": False, "true": True, "false": False}
LANGUAGES = ("en", "fr")


def content(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a file; raises BadInput if it cannot be read."""
    try:
        if path.stat().st_size > most:
            raise BadInput(said(_("{file}: the file is too large"), "en").format(file=path))
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from error


def book(path: Path, on: date | None = None) -> Book:
    """Return the rulebook in a file, or what the editions in a folder say on a day (today unless given).

    Raises BadInput with every fault of it.
    """
    try:
        return rules_on(on or today(), _sources(path)) if path.is_dir() else loaded(path)
    except Faulty as faulty:
        raise BadInput(*fault_lines(path, faulty)) from faulty


def loaded(path: Path) -> Book:
    """Return the rulebook in a file with the tables beside it and the law beneath it; raises Faulty."""
    return read(source(path))


def source(path: Path) -> Source:
    """Return the bytes of a rulebook with those of the tables beside it and the law beneath it."""
    law = content(path)
    return Source(law, tuple((name, content(file)) for name in files_of(law) if (file := _found(path, name))))


def _sources(folder: Path) -> list[Source]:
    """The editions of one association, in its folder; not those of folders within, which are other associations'."""
    inside = sorted(one for one in folder.glob("*.toml") if EDITION.fullmatch(one.name))
    if not inside:
        raise _no_rulebook(folder)
    return [source(one) for one in inside]


def _no_rulebook(path: Path) -> BadInput:
    return BadInput(
        said(_("{file}: there is no rulebook here (a file such as 2021-11-26.toml)"), "en").format(file=path)
    )


def _found(path: Path, name: str) -> Path | None:
    """Where a file lies that a rulebook needs: a table beside it; a preset in `presets` there or above, or ours."""
    if Path(name).name == name:
        places = [path.parent / name]
    elif PRESET.fullmatch(name.removesuffix(".toml")):
        here = path.resolve().parent
        places = [here / "presets" / name, here.parent / "presets" / name, PRESETS / name]
    else:
        places = []
    return next((one for one in places if one.is_file()), None)


def fault_lines(path: Path, faulty: Faulty) -> list[str]:
    """One line a fault: file, key, what is wrong, what was expected."""
    return [f"{path}: {fault.key + ': ' if fault.key else ''}{fault_told(fault, 'en')}" for fault in faulty.faults]


def bad_case(bad: BadCase) -> str:
    """Say why a worked case cannot be asked."""
    return said(CASE_FAULTS[bad.code], "en").format_map(bad.values)


def unfit_sentence(code: str, values: dict[str, object]) -> str:
    """Say why a roll or ballots cannot be counted."""
    return unfit(code, values, "en")


def editions(paths: list[Path]) -> list[Path]:
    """The rulebook files named, and those found in the folders named."""
    found = []
    for path in paths:
        inside = sorted(one for one in path.rglob("*.toml") if EDITION.fullmatch(one.name)) if path.is_dir() else [path]
        if not inside:
            raise _no_rulebook(path)
        found += inside
    return found


def today() -> date:
    """Return the day it is (UTC): the command line knows no association's time zone."""
    return datetime.now(UTC).date()


def day(given: str) -> date:
    """Return a day given as 2027-06-12; raises BadInput if it is not one."""
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise BadInput(said(_("“{given}” is not a day; write e.g. 2027-06-12"), "en").format(given=given)) from error


def country(given: str, where: str = "") -> str:
    """Return an ISO 3166 code; raises BadInput if there is no such country."""
    code = given.strip().upper()
    if (
        not re.fullmatch("[A-Z]{2}", code)
        or code not in Locale("en").territories
        or code in ("EU", "EZ", "UN", "ZZ", "QO")
    ):
        raise BadInput(
            where
            + said(_("“{given}” is not a country; write its two-letter code, such as BE or FR"), "en").format(
                given=given
            )
        )
    return code


def language(given: str) -> str:
    """Return a language of the interface; raises BadInput if it is not one."""
    if given not in LANGUAGES:
        raise BadInput(
            said(_("“{given}” is not a language of the interface; write en or fr"), "en").format(given=given)
        )
    return given


def facts(rules: Book, given: list[str]) -> dict[str, Fact]:
    """Return facts given as name=value, each by the kind the rulebook declares."""
    found: dict[str, Fact] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise BadInput(
                said(_("“{given}” is not a fact; write name=value, such as wises=40"), "en").format(given=one)
            )
        found[name] = fact(rules, name, value)
    return found


OF_MOTION = ("category", "chair", "lot", "reading")  # words that the engine knows of a motion


def motion(rules: Book, given: list[str]) -> dict[str, Fact]:
    """Return what is known of a motion: declared facts, and what the engine always knows of one."""
    found: dict[str, Fact] = {}
    for one in given:
        name, _equals, value = (part.strip() for part in one.partition("="))
        if name == "amends":
            found[name] = tuple(article.strip() for article in value.split(","))
        elif name == "recounted":
            found[name] = value.lower() == "yes"
        elif name == "filed":
            found[name] = day(value)
        elif name in OF_MOTION or name.startswith("voice."):
            found[name] = value
        elif " at " in name and value.isdigit():
            found[name] = int(value)
        else:
            found |= facts(rules, [one])
    return found


def fact(rules: Book, name: str, value: str, where: str = "") -> Fact:
    """Return one fact by its declared kind; raises BadInput if it is not declared or does not fit."""
    if name not in rules.fact and name not in ON_THE_ROLL:
        known = ", ".join(sorted(rules.fact))
        raise BadInput(
            where + said(_("the rulebook has no fact “{name}”; known: {known}"), "en").format(name=name, known=known)
        )
    kind = rules.fact[name].kind if name in rules.fact else ON_THE_ROLL[name]
    try:
        return _typed(kind, value.strip(), where)
    except (ValueError, InvalidOperation, KeyError) as error:
        kinds = {
            "number": _("a whole number"),
            "money": _("an amount"),
            "share": _("a number"),
            "yes": _("yes or no"),
            "date": _("a day such as 2027-06-12"),
        }
        wanted = said(kinds.get(kind, kind), "en")
        raise BadInput(
            where
            + said(_("“{value}” does not fit {name}; it is {wanted}"), "en").format(
                value=value, name=name, wanted=wanted
            )
        ) from error


def _typed(kind: str, value: str, where: str) -> Fact:
    if kind == "country":
        return country(value, where)
    if kind == "list":
        return tuple(one.strip() for one in value.split(",") if one.strip())
    if kind == "yes":
        return YES_NO[value.lower()]
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "number":
        number = int(value)
        if number < 0:
            raise ValueError(value)
        return number
    if kind in ("money", "share"):
        amount = Decimal(value)
        if not amount.is_finite() or amount < 0:
            raise ValueError(value)
        return amount
    return value


def table(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row of a CSV file with its place ("roll.csv, row 3: "); raises BadInput on a file that is not one."""
    try:
        text = content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(said(_("{file}: this is not text in UTF-8"), "en").format(file=path)) from error
    rows = csv.reader(text.splitlines(), strict=True)
    try:
        columns = [name.strip() for name in next(rows, [])]
        _check_columns(path, columns, wanted)
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            where = said(_("{file}, row {row}: "), "en").format(file=path, row=rows.line_num)
            if len(row) != len(columns):
                raise BadInput(
                    where
                    + said(_("{found} cells where the first row names {wanted}"), "en").format(
                        found=len(row), wanted=len(columns)
                    )
                )
            yield where, {name: cell.strip() for name, cell in zip(columns, row, strict=True)}
    except csv.Error as error:
        raise BadInput(
            said(_("{file}, row {row}: this is not CSV: {reason}"), "en").format(
                file=path, row=rows.line_num, reason=error
            )
        ) from error


def _check_columns(path: Path, columns: list[str], wanted: tuple[str, ...]) -> None:
    if not columns:
        raise BadInput(
            said(_("{file}: the file is empty; its first row names the columns {wanted}"), "en").format(
                file=path, wanted=", ".join(wanted)
            )
        )
    missing = [name for name in wanted if name not in columns]
    if missing:
        raise BadInput(
            said(_("{file}: the column “{name}” is missing; there are: {columns}"), "en").format(
                file=path, name=missing[0], columns=", ".join(columns)
            )
        )
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise BadInput(said(_("{file}: the column “{name}” stands there twice"), "en").format(file=path, name=twice[0]))
