"""fee: what a member of a category owes, line by line."""

from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from accede.rulebook.book import Book
from accede.rulebook.facts import Facts
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Money
from accede.web.cli import reading
from accede.web.cli.law import AsJson, File, Lang
from accede.web.cli.output import CANNOT_SAY, YES, BadInput, answer_json, console, end, print_json, why
from accede.wording.catalogue import _, said
from accede.wording.formats import money
from accede.wording.margin import margin, sentence

COLUMNS = ("member", "category")
DAYS = ("joined", "left")  # what the engine knows of a member, beside the facts that the rulebook declares


def fee(
    file: File,
    category: Annotated[str, typer.Option(help="The category of the member, such as full.")] = "",
    country: Annotated[str, typer.Option(help="The country of its head office, such as BE.")] = "",
    fact: Annotated[list[str] | None, typer.Option(help="A fact, as name=value; as often as needed.")] = None,
    on: Annotated[str, typer.Option(help="The day it joins; what is left of that year is owed.")] = "",
    left: Annotated[str, typer.Option(help="The day it leaves.")] = "",
    year_of: Annotated[str, typer.Option(help="A day of the year that is asked about; it picks tables too.")] = "",
    members: Annotated[
        Path | None, typer.Option(help="CSV: member,category and any fact; what each of all owes.")
    ] = None,
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Work out a yearly fee, line by line, with its articles; or what each of all the members owes."""
    language = reading.language(lang)
    joined, leaving, asked = (reading.day(one) if one else None for one in (on, left, year_of))
    rules = reading.book(file, asked or joined or leaving)
    if members is not None:
        _of_all(rules, members, reading.facts(rules, fact or []), asked, language, as_json)
    kind = category or next(iter(rules.category), "")
    if kind not in rules.category:
        known = ", ".join(rules.category)
        raise BadInput(
            said(_("there is no category “{category}”; known: {known}"), "en").format(category=kind, known=known)
        )
    given = reading.facts(rules, fact or [])
    if country:
        given["country"] = reading.country(country)
    amount = rules.fee_for(kind, given, joined, left=leaving, on=asked)
    status = CANNOT_SAY if amount.money is None else YES
    if as_json:
        print_json(category=kind, amount=amount.money, **answer_json(amount, rules, language))
        end(status)
    beside = margin(amount, rules, language)
    for label, value, is_result in beside.rows:
        console().print(f"{label:<60} {value:>14}" if not is_result else f"[bold]{label:<60} {value:>14}[/bold]")
    if amount.money is None:
        console().print(" ".join(beside.notes), markup=False)
    else:
        console().print(
            said(_("To pay: {amount}. {why}"), language).format(
                amount=money(Money(amount.money.cents, amount.money.currency), language),
                why=why(amount, rules, language),
            ),
            markup=False,
        )
    end(status)


def _of_all(rules: Book, path: Path, facts: Facts, on: date | None, language: str, as_json: bool) -> NoReturn:
    """Print what each member of a file owes; `facts` are those of the association."""
    roll = [_voter(rules, where, row) for where, row in reading.table(path, COLUMNS)]
    owed = rules.fees_of(roll, on, facts)
    status = CANNOT_SAY if any(one.money is None for one in owed.values()) else YES
    if as_json:
        print_json(fees=[{"member": name, **answer_json(one, rules, language)} for name, one in owed.items()])
        end(status)
    for member, amount in owed.items():
        notes = sentence(amount, rules, language) if amount.money is None else money(amount.money, language)
        console().print(f"{member:<40} {notes:>14}", markup=False)
    sums = Money(sum(one.money.cents for one in owed.values() if one.money), rules.rulebook.currency)
    console().print(said(_("Together: {amount}."), language).format(amount=money(sums, language)), markup=False)
    end(status)


def _voter(rules: Book, where: str, row: dict[str, str]) -> Voter:
    if row["category"] not in rules.category:
        known = ", ".join(rules.category)
        line = _("there is no category “{category}”; known: {known}")
        raise BadInput(where + said(line, "en").format(category=row["category"], known=known))
    country = reading.country(row["country"], where) if row.get("country") else ""
    days = {name: reading.day(row[name]) for name in DAYS if row.get(name)}
    others = {name: cell for name, cell in row.items() if name not in (*COLUMNS, *DAYS, "country") and cell}
    facts = {name: reading.fact(rules, name, cell, where) for name, cell in others.items()}
    return Voter(row["member"], row["category"], country, facts=facts | days)
