"""A year of 500 members, from the call to the closing: the books balance, and the journal alone rebuilds them."""

from datetime import date

import pytest
from fees.a_year import OVER, Year, on

from accede.fees.models import CreditNote, Invoice
from accede.fees.queries.ageing import ageing, summed
from accede.fees.queries.books import balances, free, left
from accede.fees.queries.journalled import fee_entries, journalled
from accede.fees.queries.ledger import lines
from accede.fees.queries.movements import movements
from accede.fees.queries.report import called_in, differences, numbers, together
from accede.web.verify import verify

pytestmark = pytest.mark.django_db
CLOSING = date(2027, 12, 31)
MEMBERS = 500


def cents(ones):
    return sum(one.cents for one in ones)


def test_a_year_of_500_members_balances_and_the_journal_alone_rebuilds_it(settings, capsys):
    settings.NEXT_ASSEMBLY = "fees.a_year.next_assembly"
    year = Year(MEMBERS)
    year.play()
    tenth = MEMBERS // 10

    # The vote is lost the day after the day to pay by, by whoever has not paid, and comes back with the money.
    half = tenth // 2
    assert year.lost == {
        on(2, 3): 0,
        on(2, 4): 3 * tenth,
        on(3, 4): 3 * tenth + half,
        on(3, 11): tenth,
        on(12, 21): half,
    }
    assert {day: (len(steps), *set(steps)) for day, steps in year.reminded.items()} == {
        on(1, 27): (5 * tenth, "fee_soon_due"),
        on(2, 18): (3 * tenth, "fee_late"),
        on(2, 24): (half, "fee_soon_due"),
        on(3, 20): (tenth, "fee_very_late"),
        on(5, 15): (tenth, "vote_at_stake"),
    }

    # What became of what was called, reckoned here from what each tenth did.
    ones = year.ones
    credited = cents(ones[9][1::2]) + sum(one.cents // 2 for one in ones[9][::2])
    written_off, still_open = cents(ones[8][::2]), cents(ones[8][1::2])
    called = cents([*year.all, *year.again])
    sums = together(called_in(2027, CLOSING, "EUR"))
    assert (sums.called, sums.credited, sums.written_off, sums.left) == (called, credited, written_off, still_open)
    assert sums.paid == called - credited - written_off - still_open

    # The books by the tables, and by the journal alone.
    refunded, kept = OVER * half, OVER * half
    assert year.received == sums.paid + refunded + kept
    moved = movements()
    held = {
        "debts": still_open,
        "income": credited - called,
        "bank": year.received - refunded,
        "credits": -kept,
        "losses": written_off,
    }
    assert balances(moved) == held
    told = journalled(fee_entries())
    assert told == moved
    assert (left(told).total(), free(told).total()) == (still_open, kept)
    assert verify() == 0
    capsys.readouterr()

    # The closing: what is open is late, no number is missing, every check agrees, every document balances.
    open_now = ageing(CLOSING, "EUR")
    assert (summed(open_now).ages, summed(open_now).free) == ([0, 0, 0, 0, still_open], kept)
    assert differences(open_now, CLOSING, "EUR") == {"debts": 0, "credits": 0, "settled": 0}
    assert [numbers(of.objects.all()).missing for of in (Invoice, CreditNote)] == [(), ()]
    assert (Invoice.objects.count(), CreditNote.objects.count()) == (MEMBERS + half, tenth)
    documents = {}
    for line in lines(on(1, 1), CLOSING):
        documents[line.document] = documents.get(line.document, 0) + line.debit - line.credit
    assert set(documents.values()) == {0}
