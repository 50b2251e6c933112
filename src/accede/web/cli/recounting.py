"""verify: a result counted again from its archive; without one, the house walked through."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from accede.recount.archive import NotABundle
from accede.recount.check import Check
from accede.recount.fault import Fault
from accede.recount.sentences import HOLDS, UNKNOWABLE, WRONG
from accede.recount.verifying import Report
from accede.recount.verifying import verify as verified
from accede.web.cli import reading
from accede.web.cli.law import AsJson, Lang
from accede.web.cli.output import NO, YES, BadInput, answer_json, console, end, print_json, why
from accede.web.cli.site import opened
from accede.wording.catalogue import _, said
from accede.wording.margin import sentence
from accede.wording.sentences import COUNTED_BY, FAULTS


def verify(
    archive: Annotated[
        Path | None, typer.Argument(help="The archive of a result; without one the house itself is walked through.")
    ] = None,
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Count a result again from its archive, without the site; or walk the journal, files and books of the house."""
    if archive is None:
        end(opened("accede.web.verify").verify())
    language, data = reading.language(lang), reading.content(archive, most=LARGEST)
    try:
        report = verified(data)
    except NotABundle as other:
        line = _("{file}: this is not the archive of a result, or one of a later version of Accede")
        raise BadInput(said(line, "en").format(file=archive)) from other
    (_print_json if as_json else _print)(report, sha256(data).hexdigest(), language)
    end(YES if report.holds else NO)


LARGEST = 1_000_000_000  # bytes; ten times the archive of an election with 100,000 papers


def _print(report: Report, seal: str, language: str) -> None:
    out = console()
    out.print(said(_("Archive: SHA-256 {seal}"), language).format(seal=seal), markup=False)
    for check in report.checks:
        for line in _lines(check, language):
            out.print(line, markup=False)
    for answer in report.answers:
        book = report.bundle.book
        out.print(f"{sentence(answer, book, language)} {why(answer, book, language)}", markup=False)
    if report.unknowable:
        out.print(said(_("What this archive alone cannot show:"), language), markup=False)
    for one in report.unknowable:
        out.print(f"- {said(UNKNOWABLE[one], language)}", markup=False)
    holds = _("All of this holds.") if report.holds else _("This does not hold.")
    out.print(said(holds, language), markup=False)


def _print_json(report: Report, seal: str, language: str) -> None:
    print_json(
        holds=report.holds,
        sha256=seal,
        checks=[
            {"check": one.name, "holds": not one.faults, "says": _lines(one, language), "values": one.values}
            for one in report.checks
        ],
        answers=[answer_json(one, report.bundle.book, language) for one in report.answers],
        unknown=[said(UNKNOWABLE[one], language) for one in report.unknowable],
    )


def _lines(check: Check, language: str) -> list[str]:
    if check.faults:
        return [_wrong(one, language) for one in check.faults]
    return [said(HOLDS[check.name], language, int(check.values.get("n", 1))).format_map(check.values)]


def _wrong(fault: Fault, language: str) -> str:
    values = dict(fault.values)
    if "code" in values:
        number = int(values.get(COUNTED_BY.get(values["code"], ""), 1))
        values["reason"] = said(FAULTS[values["code"]], language, number).format_map(values)
    return said(WRONG[fault.code], language).format_map(values)
