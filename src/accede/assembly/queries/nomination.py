"""Nominations: until when, and whether somebody may stand again."""

from datetime import date, timedelta

from accede.assembly.queries.election import Ruled
from accede.people.models import Account
from accede.rulebook.verdict import Due

GAP = timedelta(days=60)  # between two mandates that follow one another, an assembly may be late


def filed_by(ruled: Ruled) -> Due | None:
    """Return the last day for nominations; None if the rulebook names none."""
    filed = ruled.decision.filed
    if filed is None:
        return None
    due = filed.on({"assembly": ruled.election.item.assembly.day}, ruled.book.rulebook.year_ends)
    return due.resting_on(ruled.decision.article, ruled.decision.marks("filed"))


def served(account: Account, office: str, on: date) -> int:
    """Return how many terms in a row a person has held an office, up to a day."""
    number, start = 0, on
    for held in account.mandates.filter(office=office, organisation=None, starts__lt=on).order_by("-starts"):
        if held.ends is not None and held.ends + GAP < start:
            break
        number, start = number + 1, held.starts
    return number
