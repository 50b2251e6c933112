"""The account of a member: every line of it, and the balance after each."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from fees.samples import TODAY, called, credited, paid, sized, written_off
from statutes.samples import SECRETARY

from accede.fees.actions import refund
from accede.fees.models import Invoice, Refund
from accede.fees.queries.account import statements
from accede.fees.queries.movements import movements
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db
JANUARY = date(2027, 1, 4)


def played():
    """Return two fees: one paid too much, credited and given back; one paid by the same money."""
    ours, theirs = called(sized(), on=JANUARY), called(sized(name="Brug"), on=JANUARY)
    payment = paid(ours, theirs, cents=100_000, on=date(2027, 2, 1), organisation=ours.organisation, reference="R 1")
    credited(ours, cents=6_000, on=date(2027, 3, 1))
    refund(payment, cents=1_000, on=date(2027, 4, 1), reason="Asked.", seen=6_000, by=SECRETARY, at=NOON)
    return ours, theirs


def told(invoice, start=JANUARY, until=TODAY):
    owner = invoice.organisation_id
    [found] = statements(movements(until, owner), owner, start)
    lines = [(post.movement.document, post.cents, post.balance) for post in found.posts]
    return found.opening, lines, found.closing


def test_an_account_tells_every_line_and_the_balance_after_it():
    ours, theirs = played()
    payment = Invoice.objects.get(pk=ours.pk).clearings.first().payment_id
    assert told(ours) == (
        0,
        [
            ("2027-0001", 96_000, 96_000),
            (f"P{payment}", -100_000, -4_000),
            (f"P{payment}", 4_000, 0),
            ("C2027-0001", -6_000, -6_000),
            (f"R{Refund.objects.get().pk}", 1_000, -5_000),
        ],
        -5_000,
    )
    assert told(theirs) == (0, [("2027-0002", 96_000, 96_000), (f"P{payment}", -4_000, 92_000)], 92_000)


def test_a_period_opens_with_what_was_before_and_ends_on_its_last_day():
    ours, _theirs = played()
    opening, lines, closing = told(ours, date(2027, 3, 1), date(2027, 3, 31))
    assert (opening, [one[0] for one in lines], closing) == (0, ["C2027-0001"], -6_000)
    assert told(ours, date(2027, 5, 1)) == (-5_000, [], -5_000)


def test_a_delegate_reads_the_account_of_its_own_member_alone(client, cast):
    ours, theirs = played()
    cast.signed_in(client, Capacity.DELEGATE, ours.organisation_id)
    asked = {"start": "2027-01-01", "until": "2027-05-04"}
    shown = client.get(reverse("fee_account", args=[ours.organisation_id]), asked)
    assert shown.context["claim"] == "€50.00 more paid than owed on 4\u00a0May 2027"
    [table] = shown.context["tables"]
    whats = [row["cells"][1] for row in table["rows"]]
    assert [one if isinstance(one, str) else one["text"] for one in whats] == [
        "Balance before",
        "Fee 2027-0001",
        "Payment received: R 1",
        "Fee 2027-0002 of another member, paid",
        "Credit note C2027-0001 on fee 2027-0001",
        "Given back",
    ]
    assert client.get(reverse("fee_account", args=[theirs.organisation_id])).status_code == 403
    csv = client.get(reverse("fee_account_csv", args=[ours.organisation_id]), asked).content.decode()
    assert csv.splitlines()[-1] == f"2027-04-01,R{Refund.objects.get().pk},,Given back,10.00,-50.00,EUR"
    pdf = client.get(reverse("fee_account_pdf", args=[ours.organisation_id]), asked)
    assert pdf.content.startswith(b"%PDF")


def test_an_account_without_anything_says_so_and_a_period_backwards_is_refused(client, cast):
    one = sized()
    cast.signed_in(client, Capacity.AUDITOR)
    address = reverse("fee_account", args=[one.organisation_id])
    shown = client.get(address, {"start": "2027-05-05", "until": "2027-05-04"})
    assert "Nothing has been called or paid yet." in shown.content.decode()
    assert "The period ends before it begins." in shown.content.decode()


def test_an_account_asks_few_questions_however_long_it_is(client, cast, django_assert_max_num_queries):
    one = called(on=JANUARY)
    for number in range(30):
        paid(one, cents=100, reference=str(number))
    written_off(one)
    cast.signed_in(client, Capacity.TREASURER)
    with django_assert_max_num_queries(14):
        shown = client.get(reverse("fee_account", args=[one.organisation_id]), {"until": "2027-05-04"})
    assert len(shown.context["tables"][0]["rows"]) == 33
