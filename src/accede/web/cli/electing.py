"""elect: an election counted again from two files; lot: a lot drawn again."""

from pathlib import Path
from typing import Annotated

import typer

from accede.rulebook.book import Book
from accede.rulebook.election import Elected
from accede.rulebook.facts import Facts
from accede.rulebook.lot import drawn, sealed
from accede.rulebook.papers import Paper, Stage
from accede.web.cli import reading
from accede.web.cli.law import AsJson, File, Lang
from accede.web.cli.output import NO, STATUS, YES, BadInput, answer_json, console, end, print_json, why
from accede.wording.catalogue import _, said
from accede.wording.formats import listed, votes
from accede.wording.margin import sentence

CANDIDATES = ("name",)
PAPERS = ("round", "votes", "names")
BETWEEN = ";"  # names on one paper


def elect(
    file: File,
    election: Annotated[str, typer.Option(help="The rule of the election, such as directors.")],
    candidates: Annotated[Path, typer.Option(help="CSV: name, gone (after so many rounds) and any fact.")],
    papers: Annotated[Path, typer.Option(help="CSV: round,votes,names; names with a semicolon between them.")],
    seats: Annotated[int, typer.Option(min=0, help="How many seats are filled; as the rule says unless given.")] = 0,
    lots: Annotated[str, typer.Option(help="The names in the order drawn, with a semicolon between them.")] = "",
    on: Annotated[str, typer.Option(help="The day of the meeting; of several editions it picks the one.")] = "",
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Count an election again: each round, who is elected, and why."""
    rules, language = reading.book(file, reading.day(on) if on else None), reading.language(lang)
    if election not in rules.election:
        line = _("{file}: there is no election “{election}”; known: {known}")
        known = ", ".join(rules.election)
        raise BadInput(said(line, "en").format(file=file, election=election, known=known))
    facts, gone = _candidates(rules, candidates)
    found = rules.election[election].elect(
        list(facts),
        _rounds(papers, facts),
        seats=seats or None,
        lots=_names(lots),
        facts=facts,
        values={name: tuple(rule.choices) for name, rule in rules.fact.items()},
        gone=gone,
    )
    _print(found, rules, language, as_json)
    end(STATUS[found.verdict.holds])


def lot(
    names: Annotated[list[str], typer.Argument(help="Between whom the lot decides.")],
    secret: Annotated[str, typer.Option(help="The secret that was kept until the lot was drawn.")],
    words: Annotated[str, typer.Option(help="The words that were said in the room.")],
    seal: Annotated[str, typer.Option(help="The seal that was shown before.")] = "",
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Draw a lot again: the order, and whether the secret is the one that was sealed."""
    order, language = drawn(secret, words, names), reading.language(lang)
    holds = not seal or sealed(secret) == seal
    if as_json:
        print_json(order=order, seal=sealed(secret), holds=holds)
    else:
        for number, name in enumerate(order, 1):
            console().print(f"{number}. {name}", markup=False)
        if not holds:
            console().print(said(_("This is not the secret that was sealed."), language))
    end(YES if holds else NO)


def _candidates(rules: Book, path: Path) -> tuple[dict[str, Facts], dict[str, int]]:
    facts: dict[str, Facts] = {}
    gone: dict[str, int] = {}
    for where, row in reading.table(path, CANDIDATES):
        name = row["name"]
        if name in facts:
            raise BadInput(where + said(_("“{name}” stands there twice"), "en").format(name=name))
        told = {one: cell for one, cell in row.items() if one not in ("name", "gone") and cell}
        facts[name] = {one: reading.fact(rules, one, cell, where) for one, cell in told.items()}
        if row.get("gone"):
            gone[name] = _number(where, row["gone"])
    return facts, gone


def _rounds(path: Path, candidates: dict[str, Facts]) -> list[list[Paper]]:
    rounds: dict[int, list[Paper]] = {}
    for where, row in reading.table(path, PAPERS):
        names = _names(row["names"])
        unknown = [name for name in names if name not in candidates]
        if unknown:
            raise BadInput(where + said(_("nobody called “{name}” stands"), "en").format(name=unknown[0]))
        rounds.setdefault(_number(where, row["round"]), []).append(Paper(names, _number(where, row["votes"])))
    return [rounds.get(number, []) for number in range(1, max(rounds, default=0) + 1)]


def _names(given: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in given.split(BETWEEN) if name.strip())


def _number(where: str, given: str) -> int:
    if not given.isdecimal() or int(given) > 10**9:
        raise BadInput(where + said(_("“{given}” is not a whole number"), "en").format(given=given))
    return int(given)


def _print(found: Elected, rules: Book, language: str, as_json: bool) -> None:
    if as_json:
        answer = answer_json(found.verdict, rules, language)
        print_json(elected=found.names, tied=found.counted.tied, stages=found.counted.stages, verdict=answer)
        return
    for number, stage in enumerate(found.counted.stages, 1):
        console().print(_stage(number, stage, language), markup=False)
    verdict = found.verdict
    console().print(f"{sentence(verdict, rules, language)} {why(verdict, rules, language)}", markup=False)


def _stage(number: int, stage: Stage, language: str) -> str:
    line = said(_("{name}: {number}"), language)
    order = sorted(stage.counts.items(), key=lambda one: -one[1])
    counts = (line.format(name=name, number=votes(number_, language)) for name, number_ in order)
    return said(_("Count {number}. {counts}"), language).format(number=number, counts=listed(counts, language, "unit"))
