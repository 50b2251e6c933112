"""References of invoices, and the way back from what a payer wrote."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649
from stdnum.be import ogm_vcs

from accede.fees.queries.reference import creditor_reference, invoice_of, invoices_of, structured_communication

numbered = st.builds(SimpleNamespace, year=st.integers(2000, 2999), number=st.integers(1, 999_999))
FIRST = SimpleNamespace(year=2027, number=1)


def test_both_references_of_an_invoice_are_what_banks_check():
    # By hand: 20270001 and RF00 in figures leave 19 when divided by 97, and 98 - 19 = 79; 2027000001 leaves 22.
    assert creditor_reference(FIRST) == "RF7920270001"
    assert structured_communication(FIRST) == "+++202/7000/00122+++"


@given(numbered)
def test_every_reference_is_valid_and_leads_back_to_its_invoice(invoice):
    told = (invoice.year, invoice.number)
    assert iso11649.is_valid(creditor_reference(invoice))
    assert ogm_vcs.is_valid(structured_communication(invoice))
    assert invoice_of(structured_communication(invoice)) == told
    assert invoice_of(f"fee {invoice.year}-{invoice.number:04d}.") == told
    # One in ten thousand of those with five digits or more may end in two places: a person looks then.
    assert invoice_of(creditor_reference(invoice)) in (told, None)
    assert invoice.number > 9999 or invoice_of(creditor_reference(invoice)) == told


@pytest.mark.parametrize(
    "written",
    [
        f"MEMBERSHIP {creditor_reference(FIRST)[:4]} 2027 0001 THANKS",
        creditor_reference(FIRST).lower(),
        f"{creditor_reference(FIRST)} 15",
        structured_communication(FIRST).strip("+"),
        structured_communication(FIRST).replace("+", "*"),
        structured_communication(FIRST).replace("/", " "),
        structured_communication(FIRST).replace("/", "").strip("+"),
        "Invoice 2027-0001",
        "our fee 2027 / 0001, with thanks",
        f"2027-0001 {creditor_reference(FIRST)}",
    ],
)
def test_what_a_payer_wrote_around_a_reference_does_not_hide_it(written):
    assert invoice_of(written) == (2027, 1)


@pytest.mark.parametrize(
    "written",
    ["", "fee for 2027", "BE68 5390 0754 7034", "RF00 2027 0001", "+++202/7000/00100+++", "2027-03-01", "2027-0000"],
)
def test_what_names_no_invoice_leads_to_none(written):
    assert invoice_of(written) is None


def test_several_invoices_in_one_text_are_each_found_once_and_none_is_chosen():
    written = f"2027-0002, {creditor_reference(FIRST)} and 2027-0001"
    assert invoices_of(written) == [(2027, 2), (2027, 1)]
    assert invoice_of(written) is None
