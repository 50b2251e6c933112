"""What a line may pay is told from references, accounts, names and amounts, without asking any database."""

from dataclasses import replace
from datetime import date

import pytest

from accede.fees.bank import Line
from accede.fees.queries.matching import ByHand, Owed, indexed, proposals
from accede.fees.queries.reference import creditor_reference, structured_communication

MAY = date(2027, 5, 4)
AALTO, BRUG = 1, 2
FIRST = Owed(11, 2027, 1, AALTO, 96_000, "EUR", MAY)
SECOND = Owed(12, 2027, 2, BRUG, 48_000, "EUR", MAY)
THIRD = Owed(13, 2026, 3, BRUG, 20_000, "EUR", date(2026, 5, 4))
PAID = Owed(14, 2026, 4, AALTO, 0, "EUR", date(2026, 5, 4))
NAMES = {AALTO: "Aalto Network asbl", BRUG: "De Brug"}
LINE = Line(MAY, 96_000, "EUR")


def found(line, **known):
    known = {"accounts": [("BE68", AALTO), ("NL91", BRUG)], "names": NAMES} | known
    told = proposals(line, indexed([FIRST, SECOND, THIRD, PAID], **known))
    return [(one.confidence, one.why, one.invoices) for one in told]


@pytest.mark.parametrize("text", [creditor_reference(FIRST), structured_communication(FIRST)])
def test_a_reference_is_certain_whatever_the_amount(text):
    assert found(replace(LINE, reference=text)) == [("certain", "reference", (11,))]
    assert found(replace(LINE, text=f"Thank you {text}")) == [("certain", "reference", (11,))]
    for cents in (100, 97_000):
        assert found(replace(LINE, reference=text, cents=cents)) == [("certain", "reference_other", (11,))]


def test_a_printed_number_is_certain_only_with_its_amount():
    assert found(replace(LINE, text="fee 2027-0001")) == [("certain", "number", (11,))]
    assert found(replace(LINE, text="fee 2027-0001", cents=100)) == [("likely", "number_other", (11,))]


def test_several_fees_are_certain_only_with_their_sum():
    text = f"{creditor_reference(FIRST)} {creditor_reference(SECOND)}"
    assert found(replace(LINE, text=text, cents=144_000)) == [("certain", "reference", (11, 12))]
    assert found(replace(LINE, text=text, cents=140_000)) == [("likely", "reference_other", (11, 12))]


def test_a_fee_that_is_paid_makes_a_credit_that_a_person_looks_at():
    assert found(replace(LINE, reference=creditor_reference(PAID))) == [("likely", "reference_paid", ())]
    assert found(replace(LINE, reference="RF18539007547034")) == []


def test_a_known_account_is_likely_with_an_amount_or_the_sum_of_all_and_else_possible():
    assert found(replace(LINE, iban="BE68")) == [("likely", "account_amount", (11,))]
    assert found(replace(LINE, iban="NL91", cents=68_000)) == [("likely", "account_sum", (13, 12))]
    assert found(replace(LINE, iban="NL91", cents=5)) == [("possible", "account", (13,))]


def test_an_account_that_has_paid_for_several_says_nothing():
    assert found(replace(LINE, iban="BE68"), accounts=[("BE68", AALTO), ("BE68", BRUG)]) == []


def test_a_name_without_case_accents_and_legal_form_is_possible_with_the_amount():
    assert found(replace(LINE, payer="NETWORK ÅALTO VZW")) == [("possible", "name_amount", (11,))]
    assert found(replace(LINE, payer="NETWORK AALTO", cents=5)) == []
    assert found(replace(LINE, payer="Aalto")) == []


def test_the_surest_stands_first_and_each_once():
    line = replace(LINE, reference=creditor_reference(FIRST), iban="BE68", payer="Aalto Network")
    assert found(line) == [("certain", "reference", (11,))]
    other = replace(line, iban="NL91", cents=48_000)
    assert found(other) == [("certain", "reference_other", (11,)), ("likely", "account_amount", (12,))]


def test_what_another_currency_pays_is_nothing():
    assert found(replace(LINE, currency="SEK", iban="BE68", reference=creditor_reference(FIRST))) == [
        ("possible", "account", ())
    ]


def test_what_was_recorded_by_hand_comes_first_and_nothing_is_certain_then():
    hand = ByHand(7, date(2027, 5, 1), 96_000, "EUR", None, frozenset({11}))
    line = replace(LINE, reference=creditor_reference(FIRST))
    assert found(line, by_hand=[hand]) == [("likely", "by_hand", ()), ("likely", "reference", (11,))]
    far = replace(hand, on=date(2027, 4, 1))
    assert found(line, by_hand=[far]) == [("certain", "reference", (11,))]
