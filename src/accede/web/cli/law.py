"""check, explain, schema, cases, deadlines, rehearse: what can be asked of a rulebook by itself."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from accede.rulebook.book import Book
from accede.rulebook.cases import BadCase, Checked, day_of_case
from accede.rulebook.cases import check as check_case
from accede.rulebook.cases import read as read_cases
from accede.rulebook.dates import deadlines as dates_of
from accede.rulebook.law import stricter
from accede.rulebook.loading import Faulty
from accede.rulebook.overlap import check_overlaps, rules_on
from accede.rulebook.rehearsal import rehearse as play
from accede.rulebook.rehearsal import succeeded
from accede.web.cli import keys, reading
from accede.web.cli.output import (
    CANNOT_SAY,
    NO,
    YES,
    BadInput,
    answer_json,
    complain,
    console,
    end,
    plain,
    print_json,
    why,
)
from accede.wording.catalogue import _, said
from accede.wording.explain import explained, head
from accede.wording.formats import day, text
from accede.wording.law import tightened
from accede.wording.margin import sentence, who

File = Annotated[
    Path,
    typer.Argument(help="A rulebook, such as 2021-11-26.toml, or the folder of its editions: then the one of the day."),
]
Paths = Annotated[list[Path], typer.Argument(help="Files, or folders to look through.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Lang = Annotated[str, typer.Option("--lang", help="en or fr.")]


def check(paths: Paths, as_json: AsJson = False) -> None:
    """Validate rulebooks; every fault names file, key, what is wrong and what was expected.

    Where the law beneath the statutes asks more than they do, that is said too; it is no fault. Editions in one folder
    are tried together on each day on which rules of one begin early or go on late.
    """
    found: dict[str, list[str]] = {}
    tighter: dict[str, list[str]] = {}
    for path in reading.editions(paths):
        try:
            rules = reading.loaded(path)
            found[str(path)] = []
            tighter[str(path)] = [tightened(one, rules, "en") for one in stricter(rules)]
        except Faulty as faulty:
            found[str(path)] = reading.fault_lines(path, faulty)
    for path, faulty in _overlaps([Path(path) for path, faults in found.items() if not faults]):
        found[str(path)] = reading.fault_lines(path, faulty)
    if as_json:
        files = [
            {"file": path, "valid": not faults, "faults": faults, "law": tighter.get(path, [])}
            for path, faults in found.items()
        ]
        print_json(files=files)
    else:
        complain(BadInput(*(line for faults in found.values() for line in faults)))
        for path, faults in found.items():
            if not faults:
                console().print(said(_("{file}: no fault"), "en").format(file=path))
            for line in tighter.get(path, []):
                console().print(f"    {line}", markup=False)
    end(NO if any(found.values()) else YES)


def _overlaps(paths: list[Path]) -> Iterator[tuple[Path, Faulty]]:
    """The latest edition of each folder whose editions do not fit together on some day."""
    for _folder, several in groupby(paths, key=lambda path: path.parent):
        editions = list(several)
        try:
            check_overlaps([reading.source(path) for path in editions])
        except Faulty as faulty:
            yield editions[-1], faulty


def explain(file: File, lang: Lang = "en", as_json: AsJson = False) -> None:
    """Print the rulebook as plain language, article by article."""
    rules, language = reading.book(file), reading.language(lang)
    chapters = explained(rules, language)
    if as_json:
        print_json(
            association=rules.rulebook.association,
            in_force=rules.rulebook.in_force,
            partial=text(rules.rulebook.partial, language),
            sources=list(rules.rulebook.sources),
            articles=[plain(one) for one in chapters],
        )
        return
    out = console()
    for line in head(rules, language):
        out.print(line, markup=False)
    for chapter in chapters:
        out.print(f"\n[bold]{chapter.heading}[/bold]")
        for line in chapter.lines:
            out.print(f"  {line}", markup=False)


def schema(
    kind: Annotated[str, typer.Argument(help="A kind of rule, such as fee: its keys alone, in short lines.")] = "",
) -> None:
    """Print the JSON Schema of a rulebook, or the keys of one kind of rule."""
    if not kind:
        print(json.dumps(Book.model_json_schema(by_alias=True), indent=2))
    elif kind in keys.kinds():
        for line in keys.lines(kind):
            console().print(line, markup=False, highlight=False)
    else:
        line = _("there is no kind of rule “{kind}”; known: {known}")
        raise BadInput(said(line, "en").format(kind=kind, known=", ".join(keys.kinds())))


def cases(folders: Paths, as_json: AsJson = False) -> None:
    """Run the worked examples that stand beside rulebooks, each by the edition of its day."""
    by_folder = groupby(reading.editions(folders), key=lambda path: path.parent)
    results = [one for folder, editions in by_folder for one in _cases_of(folder, editions)]
    wrong = [one for _path, one in results if not one.holds]
    if as_json:
        print_json(
            cases=[_case_json(path, one) for path, one in results], held=len(results) - len(wrong), failed=len(wrong)
        )
        end(NO if wrong or not results else YES)
    for path, one in results:
        console().print(f"{'✓' if one.holds else '✗'} {one.case.name}", markup=False)
        for key, (wanted, found) in one.differs.items():
            line = (
                _("    {file}: {key}: expected {wanted}, found {found}")
                if key in one.answers
                else _("    {file}: {key}: the answer has no such key; known: {known}")
            )
            values = {"file": path, "key": key, "wanted": plain(wanted), "found": plain(found)}
            console().print(said(line, "en").format_map(values | {"known": ", ".join(one.answers)}), markup=False)
    console().print(
        said(_("{held} of {all} cases hold."), "en").format(held=len(results) - len(wrong), all=len(results))
    )
    end(NO if wrong or not results else YES)


def deadlines(
    file: File,
    assembly: Annotated[str, typer.Option(help="The day of the General Assembly, such as 2027-06-12.")],
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Print every date that follows from a General Assembly, backwards and forwards."""
    language = reading.language(lang)
    rules = reading.book(file, reading.day(assembly))
    found = dates_of(rules, reading.day(assembly))
    if as_json:
        print_json(
            assembly=reading.day(assembly),
            deadlines=[
                {
                    "name": one.name,
                    "what": text(one.label, language),
                    "by": one.by,
                    "on": one.due.on,
                    "article": list(one.due.article),
                    "assumed": [plain(mark) for mark in one.due.marks],
                }
                for one in found
            ],
        )
        return
    for one in found:
        line = _("{day}  {what} ({who}). {why}")
        console().print(
            said(line, language).format(
                day=day(one.due.on, language),
                what=text(one.label, language),
                who=who(one.by, rules, language),
                why=why(one.due, rules, language),
            ),
            markup=False,
        )


def rehearse(
    file: File,
    path: Annotated[str, typer.Option(help="Which path of the rulebook; admission, else its first.")] = "",
    assembly: Annotated[
        str, typer.Option(help="The day of the General Assembly; three months from today unless given.")
    ] = "",
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Play a path in memory: an admission up to register entry and first fee, any other up to its effect."""
    language = reading.language(lang)
    meeting = reading.day(assembly) if assembly else date.fromordinal(reading.today().toordinal() + 92)
    opened = date.fromordinal(meeting.toordinal() - 92)
    rules = reading.book(file, opened)
    path = path or next((one for one in ("admission", *rules.path) if one in rules.path), "admission")
    if path not in rules.path:
        raise BadInput(
            said(_("{file}: there is no path “{path}”; known: {known}"), "en").format(
                file=file, path=path, known=", ".join(rules.path) or "-"
            )
        )
    played = list(play(rules, rules.path[path], opened, meeting))
    whole = succeeded(played, rules.path[path], rules)
    if as_json:
        steps = [
            {
                "step": one.step,
                "actor": one.actor,
                "article": list(one.article),
                "on": one.on,
                "answer": answer_json(one.answer, rules, language),
            }
            for one in played
        ]
        print_json(path=path, assembly=meeting, steps=steps, completed=whole)
    else:
        for number, one in enumerate(played, 1):
            line = _("{number}. {day}  {what} ({who}). {said} {why}")
            values = {
                "number": number,
                "day": day(one.on, language),
                "what": text(one.label, language),
                "who": who(one.actor, rules, language),
                "said": sentence(one.answer, rules, language),
                "why": why(one.answer, rules, language),
            }
            console().print(said(line, language).format_map(values), markup=False)
    end(YES if whole else CANNOT_SAY)


def _cases_of(folder: Path, editions: Iterable[Path]) -> list[tuple[Path, Checked]]:
    """Every case of a folder, asked of the edition of its day; of the latest, if it names none."""
    sources = [reading.source(path) for path in editions if reading.book(path)]
    found = []
    for path in sorted((folder / "cases").glob("*.toml")):
        try:
            for case in read_cases(reading.content(path)):
                found.append((path, check_case(rules_on(day_of_case(case) or date.max, sources), case)))
        except Faulty as faulty:
            raise BadInput(*reading.fault_lines(path, faulty)) from faulty
        except BadCase as bad:
            where = f"{path}: {bad.case}" if bad.case else str(path)
            raise BadInput(f"{where}: {reading.bad_case(bad)}") from bad
    return found


def _case_json(path: Path, one: Checked) -> dict[str, object]:
    differs = {key: {"expected": plain(wanted), "found": plain(found)} for key, (wanted, found) in one.differs.items()}
    return {"file": str(path), "name": one.case.name, "holds": one.holds, "differs": differs}
