"""What the page of a declared election shows: who is elected and for how long, each count, the lots, the papers."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from accede.assembly.models import Election
from accede.assembly.queries.election import Counting, counting, papers_cast
from accede.assembly.queries.naming import result
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.views.asking import why
from accede.assembly.views.balloting import ballot_tables, docket
from accede.assembly.views.correction import corrections_told
from accede.assembly.views.files import recount_of
from accede.people.queries import language
from accede.register.queries import mandates
from accede.statutes.queries import zone_at
from accede.wording.formats import country, day, hour, listed
from accede.wording.margin import sentence


def shown_elected(election: Election) -> dict[str, Any]:
    """Return everything on the page of an election whose result is declared."""
    item, roll = election.item, seats(election.item)
    found = counting(election, roll)
    book, verdict, quorum = found.ruled.book, found.elected.verdict, found.polls[-1].quorum
    values = {"hour": hour(item.declared_at, language(), zone_at(item.declared_at))}
    return {
        "item": item,
        "assembly": item.assembly,
        "title": result(item),
        "docket": docket(found.ruled),
        "lede": _("The chair declared the result at %(hour)s.") % values,
        "verdict": {"text": sentence(verdict, book, language()), "cite": why(verdict, book)},
        "elected": list(_mandates(found)),
        "counts": ballot_tables(found),
        "lots": [lot for lot in election.lots.all() if lot.drawn],
        "quorum": {"text": sentence(quorum, book, language()), "cite": why(quorum, book)},
        "corrections": corrections_told(item),
        "papers_table": _papers(found, roll),
        "recount": recount_of(item),
    }


def _mandates(found: Counting) -> Iterator[dict[str, Any]]:
    names, item = found.ruled.election.item.result["elected"], found.ruled.election.item
    accounts = {one.account_id: one for one in found.candidates if one.name in names}
    held = mandates(on=item.assembly.day).filter(office=found.ruled.office, account__in=accounts)
    days = {one.account_id: (one.starts, one.ends) for one in held}
    for account, nominee in sorted(accounts.items(), key=lambda one: names.index(one[1].name)):
        starts, ends = days.get(account, (None, None))
        said = {"from": starts and day(starts, language()), "until": ends and day(ends, language())}
        told = _("from %(from)s until %(until)s") % said if ends else _("from %(from)s") % said if starts else ""
        lines = [nominee.representative or str(nominee.organisation or ""), told]
        url = nominee.get_absolute_url() if nominee.representative else ""
        yield {"title": nominee.name, "url": url, "after": ", ".join(filter(None, lines))}


def _papers(found: Counting, roll: list[Seat]) -> dict[str, Any] | None:
    """What each member has put on its paper, ballot by ballot: an open vote is seen by all."""
    cast = papers_cast(found.ruled.election.item)
    if not cast:
        return None
    numbers = sorted(cast)
    several = [_("Ballot %(number)s") % {"number": number} for number in numbers]
    labels = several if len(numbers) > 1 else [_("Paper")]
    rows = [
        {
            "cells": [
                country(seat.country, language()),
                seat.name,
                *(_told(cast[one].get(seat.organisation)) for one in numbers),
            ]
        }
        for seat in roll
        if any(seat.organisation in cast[one] for one in numbers)
    ]
    rows.sort(key=lambda row: row["cells"][0])
    columns = [{"label": _("Country")}, {"label": _("Member")}, *({"label": label} for label in labels)]
    return {"columns": columns, "rows": rows, "empty": ""}


def _told(names: tuple[str, ...] | None) -> str:
    return "" if names is None else listed(names, language()) or _("blank")
