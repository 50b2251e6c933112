"""fee: what a member of a category owes, line by line."""

from typing import Annotated

import typer

from accede.rulebook.verdict import Money
from accede.web.cli import reading
from accede.web.cli.law import AsJson, File, Lang
from accede.web.cli.output import CANNOT_SAY, YES, BadInput, answer_json, console, end, print_json, why
from accede.wording.catalogue import _, said
from accede.wording.formats import money
from accede.wording.margin import margin


def fee(
    file: File,
    category: Annotated[str, typer.Option(help="The category of the member, such as full.")] = "",
    country: Annotated[str, typer.Option(help="The country of its head office, such as BE.")] = "",
    fact: Annotated[list[str] | None, typer.Option(help="A fact, as name=value; as often as needed.")] = None,
    on: Annotated[str, typer.Option(help="The day it joins; what is left of that year is owed.")] = "",
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Work out a yearly fee, line by line, with its articles."""
    rules, language = reading.book(file), reading.language(lang)
    kind = category or next(iter(rules.category), "")
    if kind not in rules.category:
        known = ", ".join(rules.category)
        raise BadInput(
            said(_("there is no category “{category}”; known: {known}"), "en").format(category=kind, known=known)
        )
    given = reading.facts(rules, fact or [])
    if country:
        given["country"] = reading.country(country)
    amount = rules.fee_for(kind, given, reading.day(on) if on else None)
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
