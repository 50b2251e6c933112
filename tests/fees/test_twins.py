"""The same money, told by the bank in two forms, stands once; where that is not certain, a person says so."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from fees.banking import AALTO, BRUG, Entry, swift
from fees.samples import called
from fees.samples_bank import look, matched, paying
from statutes.samples import SECRETARY

from accede.fees.actions import take_statement
from accede.fees.bank import Line, read
from accede.fees.models import Payment, StatementLine
from accede.fees.queries.twins import is_one
from accede.people.capacities import Capacity

RF = "RF7920270001"


def told(**said):
    return Line(date(2027, 5, 4), 500, "EUR", **said)


@pytest.mark.parametrize(
    ("line", "other", "answer"),
    [
        ({"iban": AALTO, "reference": RF}, {"iban": AALTO, "text": "Fee RF79 2027 0001"}, True),
        ({"iban": AALTO, "reference": RF, "number": "B1"}, {"iban": AALTO, "reference": RF}, True),
        ({"iban": AALTO, "reference": RF, "number": "B1"}, {"iban": AALTO, "reference": RF, "number": "7"}, None),
        ({"reference": RF}, {"reference": RF}, None),
        ({"iban": AALTO, "text": "Fee"}, {"iban": AALTO, "text": "Fee"}, None),
        ({"payer": "Aalto Network"}, {"payer": "AALTO"}, None),
        ({"payer": "Aalto Network"}, {"payer": "Brug"}, False),
        ({"iban": AALTO, "reference": RF}, {"iban": BRUG, "reference": RF}, False),
        ({"iban": AALTO, "reference": RF}, {"iban": AALTO, "reference": "RF18539007547034"}, False),
    ],
)
def test_two_lines_are_one_by_account_and_reference_and_a_person_says_where_either_is_missing(line, other, answer):
    assert is_one(told(**line), told(**other)) is is_one(told(**other), told(**line)) is answer


def in_swift(*entries):
    """Take in the statement that tells the same in another form, and look at its lines."""
    found = take_statement("may.sta", sha256="swift", told=read(swift(*entries)), by=SECRETARY, at=NOON)
    look()
    return found


@pytest.mark.django_db
def test_what_a_second_statement_tells_in_another_form_is_known_as_often_as_the_first_has_told_it():
    once = called()
    entries = [paying(once, 100, number=number) for number in ("B1", "B2")]
    matched(*entries)
    again = [Entry(100, text=f"Fee {entries[0].reference}") for _each in range(3)]
    assert in_swift(*again).known == 2
    assert list(StatementLine.objects.values_list("state", flat=True)) == ["matched"] * 3
    assert Payment.objects.count() == 3


@pytest.mark.django_db
def test_what_may_be_the_same_is_not_recorded_and_is_set_aside_with_one_press(client, cast):
    paid = paying(called(), 100, number="B1", iban="")
    matched(paid)
    in_swift(Entry(100, text=f"Fee {paid.reference}", iban="", number="77"))
    first, second = StatementLine.objects.order_by("pk")
    assert (first.state, second.state, second.twin, Payment.objects.count()) == ("matched", "open", first, 1)
    cast.signed_in(client, Capacity.TREASURER)
    page = client.get(reverse("matching")).content.decode()
    assert "It may be the same as a line of may.xml: matched." in page
    client.post(second.get_absolute_url(), {"deed": "same"})
    second.refresh_from_db()
    assert (second.state, second.reason) == ("aside", "It is the same as a line of another statement.")
