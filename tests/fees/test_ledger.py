"""The accountant has every movement as a double entry, with the numbers of its own accounts."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from cast import NOON, acting
from django.urls import reverse
from fees.samples import called, credited, paid, written_off
from register.samples import of_law

from accede.fees.actions import AccountWithoutNumber, set_accounts
from accede.fees.models import Invoice
from accede.fees.queries.ledger import PROPOSED, codes
from accede.journal.models import Entry
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db
SPRING, SUMMER = date(2025, 3, 4), date(2025, 7, 1)
ASKED = {"start": "2025-01-01", "until": "2025-12-31"}
OWN = {"debts": "411", "income": "756", "bank": "512", "credits": "4191", "losses": "654"}


def moved():
    one = called(year=2025, on=SPRING)
    paid(one, cents=50_050, on=SPRING)
    credited(one, cents=6_000, on=SUMMER)
    written_off(one, on=SUMMER)


def rows(client, asked=ASKED):
    return list(csv.DictReader(client.get(reverse("fee_ledger_csv"), asked).content.decode().splitlines()))


def amount(text):
    return Decimal(text or 0)


def test_each_document_balances_and_the_debts_are_what_is_left(client, cast):
    moved()
    cast.signed_in(client, Capacity.AUDITOR)
    documents, debts = {}, 0
    for row in rows(client):
        difference = amount(row["debit"]) - amount(row["credit"])
        documents[row["document"]] = documents.get(row["document"], 0) + difference
        debts += difference if row["account"] == PROPOSED["debts"] else 0
    assert set(documents.values()) == {0}
    assert {"2025-0001", "C2025-0001"} < set(documents)
    assert debts == Invoice.objects.get().left == 0


def test_a_line_names_its_member_and_says_what_it_is(client, cast):
    moved()
    cast.signed_in(client, Capacity.TREASURER)
    first = rows(client, ASKED | {"until": "2025-06-30"})[0]
    number = Invoice.objects.get().membership.number
    assert first == {
        "document": "2025-0001",
        "day": "2025-03-04",
        "account": "400000",
        "label": "Debts of members",
        "debit": "960.00",
        "credit": "",
        "currency": "EUR",
        "member": str(number),
        "name": "Aalto",
        "text": "Fee 2025-0001",
    }
    assert len(rows(client, ASKED | {"start": "2025-07-01"})) == 4
    texts = [row["text"] for row in rows(client, ASKED | {"until": "2025-06-30"})]
    assert texts[::2] == ["Fee 2025-0001", "Payment received", "Payment of fee 2025-0001"]
    assert client.get(reverse("fee_ledger_xlsx"), ASKED).status_code == 200


def test_the_numbers_are_a_proposal_until_the_treasurer_sets_them(client, cast):
    moved()
    cast.signed_in(client, Capacity.TREASURER)
    assert "only a proposal" in client.get(reverse("fee_ledger")).content.decode()
    twice = client.post(reverse("fee_ledger"), OWN | {"bank": "411"})
    assert twice.status_code == 409
    assert 'value="4191"' in twice.content.decode()
    assert client.post(reverse("fee_ledger"), OWN).status_code == 302
    assert codes() == (OWN, True)
    assert Entry.objects.get(action="fees.set_accounts").values["codes"] == OWN
    shown = client.get(reverse("fee_ledger"), ASKED)
    assert "only a proposal" not in shown.content.decode()
    [table] = shown.context["tables"]
    assert table["rows"][0]["cells"] == ["411 Debts of members", "960.00", "960.00"]
    assert table["foot"] == ["Together", "2,420.50", "2,420.50"]


def test_whoever_only_reads_sets_no_numbers(client, cast):
    of_law()
    cast.signed_in(client, Capacity.AUDITOR)
    assert client.post(reverse("fee_ledger"), OWN).status_code == 403
    assert client.get(reverse("fee_ledger")).context["accounts"] is None


def test_each_account_has_a_number_of_its_own():
    for codes_ in (OWN | {"bank": " "}, {"bank": "1"}, OWN | {"bank": "411"}):
        with pytest.raises(AccountWithoutNumber):
            set_accounts(codes_, by=acting(Capacity.TREASURER), at=NOON)
