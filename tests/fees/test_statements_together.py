"""A statement whose import is killed goes on where it ended, and two at once record nothing twice."""

import os
import random
from datetime import date
from signal import SIGKILL

import pytest
from cast import NOON
from django.db.models import Sum
from fees.banking import Entry
from fees.samples import TODAY, called, sized
from fees.samples_bank import aside, line, look, paying, taken
from fees.test_together import KILLS, QUERIES, cashier
from register.test_together import at_once
from statutes.samples import SECRETARY, house_texts, law

from accede.fees.actions import (
    AlreadyMatched,
    AlreadyTaken,
    accept_line,
    match_lines,
    set_line_aside,
    take_line_up,
)
from accede.fees.actions import statement as taking
from accede.fees.actions.matching import NothingWaits
from accede.fees.models import Clearing, Invoice, Payment, Statement, StatementLine
from accede.fees.queries.statements import index
from accede.journal.models import Entry as Written
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.register.models import Obligation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]
# The cashier goes by the clock of the machine.
PAST, DAY = date(2025, 3, 4), "2025-03-10"
LINES = 5000 if "SOAK" in os.environ else 60


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


def statement(number):
    """Take in a statement that pays some fees in parts of a euro, and has a line of nobody in between."""
    invoices = [called(sized(name=f"Network {place}"), year=2025, on=PAST) for place in range(4)]
    entries = [
        paying(invoices[place % 4], 100, on=DAY, number=f"B{place}")
        if place % 3
        else Entry(700, on=DAY, number=f"B{place}")
        for place in range(number)
    ]
    return taken(*entries)


def assert_whole(number):
    """Every line was looked at; what names a fee is recorded once, and the rest waits."""
    others = len(range(0, number, 3))
    assert StatementLine.objects.filter(state="open").count() == others
    matched = StatementLine.objects.filter(state="matched")
    assert matched.count() == Payment.objects.count() == Clearing.objects.count() == number - others
    assert set(matched.values_list("payment", flat=True)) == set(Payment.objects.values_list("pk", flat=True))
    assert Clearing.objects.aggregate(sum=Sum("cents"))["sum"] == 100 * (number - others)
    assert Written.objects.filter(action="fees.record_payment").count() == number - others
    settled = set(Invoice.objects.exclude(settled_on=None).values_list("pk", flat=True))
    owed = Obligation.objects.exclude(settled_on=None).values_list("subject", flat=True)
    assert {f"fees.invoice:{pk}" for pk in settled} == set(owed)
    assert verify() == []


def test_an_import_that_is_killed_anywhere_leaves_nothing_out_and_doubles_nothing(monkeypatch):
    monkeypatch.setattr(taking, "PIECE", LINES // 6)
    assert statement(LINES).laid == LINES // 6
    chance = random.Random()
    ended = [cashier(chance.randint(1, QUERIES)) for _kill in range(KILLS)]
    assert (ended[0], set(ended) <= {0, -SIGKILL}) == (-SIGKILL, True)
    assert cashier() == 0
    assert_whole(LINES)


def test_two_cashiers_at_once_record_every_line_once():
    found = statement(12)
    known = index(date(2025, 3, 1))
    assert set(at_once(*[lambda: match_lines(found, known=known, by=CLOCK, at=NOON)] * 2)) <= {NothingWaits}
    assert_whole(12)


def test_a_file_sent_twice_at_once_is_taken_once():
    send = lambda: taken(Entry(500, number="B1"))  # noqa: E731
    assert at_once(send, send) == [AlreadyTaken]
    assert (Statement.objects.count(), StatementLine.objects.count()) == (1, 1)


def test_two_statements_that_overlap_at_once_hold_each_line_once():
    one = lambda: taken(Entry(500, number="B1"), Entry(600, number="B2"))  # noqa: E731
    other = lambda: taken(Entry(600, number="B2"), Entry(700, number="B3"), sha256="b")  # noqa: E731
    assert at_once(one, other) == []
    assert sorted(StatementLine.objects.values_list("cents", flat=True)) == [500, 600, 700]


def test_a_line_accepted_and_set_aside_at_once_is_one_of_both():
    invoice, one = called(), line()
    accept = lambda: accept_line(one, invoices=[invoice], by=SECRETARY, at=NOON)  # noqa: E731
    put = lambda: set_line_aside(one, reason="Interest.", by=SECRETARY, at=NOON)  # noqa: E731
    assert at_once(accept, accept, put) == [AlreadyMatched] * 2
    assert Payment.objects.count() == StatementLine.objects.filter(state="matched").count()


def test_a_line_is_taken_up_again_once():
    called(on=TODAY)
    one = aside()
    up = lambda: take_line_up(one, by=SECRETARY, at=NOON)  # noqa: E731
    assert at_once(up, up) == [AlreadyMatched]
    look()
    assert StatementLine.objects.get().state == "open"
