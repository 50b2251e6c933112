"""diff: what changes from one edition of a rulebook to the next, and for whom."""

from pathlib import Path
from typing import Annotated

import typer

from accede.rulebook.book import Book
from accede.rulebook.changes import changes, shifts
from accede.rulebook.tally import Voter
from accede.web.cli import reading
from accede.web.cli.output import BadInput, console, plain, print_json
from accede.wording.catalogue import _, said
from accede.wording.changes import Told, shift_told, told

COLUMNS = ("member", "category")
PLACE = "country"


def diff(
    old: Annotated[Path, typer.Argument(help="The edition before.")],
    new: Annotated[Path, typer.Argument(help="The edition after.")],
    members: Annotated[
        Path | None, typer.Option(help="A CSV of members: member, category, country and any fact.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="en or fr.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what changes from one edition to the next, and with a list of members, who gains or loses what."""
    before, after, language = reading.book(old), reading.book(new), reading.language(lang)
    found = changes(before, after)
    moved = list(shifts(before, after, _members(members, before, after))) if members else []
    if as_json:
        rules = [
            {"kind": one.kind, "name": one.name, **plain(told(one, before, after, language))}  # type: ignore[dict-item]
            for one in found
        ]
        print_json(same=not found, changes=rules, members=moved)
        return
    for change in found:
        _print(told(change, before, after, language), language)
    for shift in moved:
        of, was, now = shift_told(shift, before, after, language)
        line = said(_("{member}. {of}: {before} before, {now} now."), language)
        console().print(line.format(member=shift.member, of=of, before=was, now=now), markup=False)
    if not found:
        console().print(said(_("Nothing changes."), language))


def _print(one: Told, language: str) -> None:
    out = console()
    out.print(f"\n{one.heading}  {one.article}".rstrip(), markup=False)
    lines = [said(_("before: {line}"), language).format(line=line) for line in one.before]
    lines += [said(_("now: {line}"), language).format(line=line) for line in one.now]
    if one.keys and not lines:
        lines.append(said(_("differs in: {keys}"), language).format(keys=", ".join(one.keys)))
    if one.touches:
        lines.append(said(_("touches: {names}"), language).format(names=", ".join(one.touches)))
    for line in lines:
        out.print(f"  {line}", markup=False)


def _members(path: Path, *books: Book) -> list[Voter]:
    """Read the members; a category or a fact that neither edition knows is a fault."""
    found = []
    for where, row in reading.table(path, COLUMNS):
        if not any(row["category"] in book.category for book in books):
            raise BadInput(
                where + said(_("neither edition has a category “{category}”"), "en").format(category=row["category"])
            )
        given = {name: value for name, value in row.items() if name not in (*COLUMNS, PLACE) and value}
        book = {name: next((one for one in books if name in one.fact), books[-1]) for name in given}
        facts = {name: reading.fact(book[name], name, value, where) for name, value in given.items()}
        place = reading.country(row[PLACE], where) if row.get(PLACE) else ""
        found.append(Voter(row["member"], row["category"], place, facts=facts))
    return found
