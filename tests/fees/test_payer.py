"""Somebody may pay a member's fees in its place: it has the letters, the member a copy, and the invoice names both."""

from datetime import date

import pytest
from cast import NOON, open_account
from django.urls import reverse
from fees.samples import called, issued, sized
from fees.samples_payer import payer
from register.samples import delegate, mandate, organisation
from statutes.samples import SECRETARY, house_texts, law

from accede.fees.actions import NobodyReached, NoSuchPeriod, PaidByAnother, PaysItself, end_payer
from accede.fees.models import Payer
from accede.fees.queries import payer_of
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.post.models import Letter

pytestmark = pytest.mark.django_db
OUTSIDE = {"name": "", "email": ""}


def letters():
    return list(Letter.objects.order_by("queued_at", "pk").values_list("recipient", "language"))


def test_the_letter_goes_to_whoever_pays_with_a_copy_to_the_member():
    one = sized()
    delegate(one, name="Ana", language="en")
    payer(one)
    invoice = issued(called(one)).invoice
    assert sorted(letters()) == [("Ana", "en"), ("Sample Fund", "fr")]
    assert str(payer_of(invoice)) == "Sample Fund"


def test_an_organisation_of_the_register_that_pays_is_written_to_as_its_delegates_are():
    one, other = sized(), organisation("Umbrella")
    person = open_account("umbrella@example.org", name="Bo")
    mandate(person, other)
    payer(one, other=other, **OUTSIDE)
    issued(called(one))
    assert sorted(name for name, _language in letters()) == ["Aalto", "Bo"]


def test_whoever_stands_for_both_has_one_letter():
    one, other = sized(), organisation("Umbrella")
    person = delegate(one, name="Ana")
    mandate(person, other)
    payer(one, other=other, **OUTSIDE)
    issued(called(one))
    assert letters() == [("Ana", "en")]


def test_an_invoice_called_before_or_after_is_the_members_own():
    one = sized()
    found = payer(one)
    end_payer(found, ends=date(2027, 5, 4), by=SECRETARY, at=NOON)
    assert payer_of(called(one, year=2026, on=date(2026, 12, 31))) is None
    assert payer_of(called(one, year=2027, on=date(2027, 5, 3))) == found
    assert payer_of(called(one, year=2028, on=date(2027, 5, 4))) is None


def test_one_pays_for_a_member_at_a_time():
    one = sized()
    found = payer(one)
    for starts, ends in ((date(2027, 1, 1), None), (date(2026, 1, 1), None), (date(2026, 1, 1), date(2027, 1, 2))):
        with pytest.raises(PaidByAnother):
            payer(one, name="Another", starts=starts, ends=ends)
    end_payer(found, ends=date(2027, 5, 4), by=SECRETARY, at=NOON)
    payer(one, name="Another", starts=date(2027, 5, 4))
    payer(one, name="Before", starts=date(2026, 1, 1), ends=date(2027, 1, 1))
    assert Payer.objects.count() == 3


def test_whoever_pays_can_be_reached_is_another_and_ends_after_it_began():
    one = sized()
    for changed, refusal in (
        (OUTSIDE, NobodyReached),
        ({"email": ""}, NobodyReached),
        ({"other": one.organisation}, PaysItself),
        ({"ends": date(2027, 1, 1)}, NoSuchPeriod),
    ):
        with pytest.raises(refusal):
            payer(one, **changed)
    found = payer(one)
    end_payer(found, ends=date(2027, 5, 4), by=SECRETARY, at=NOON)
    for ends in (date(2026, 12, 31), date(2027, 5, 4)):
        with pytest.raises(NoSuchPeriod):
            end_payer(found, ends=ends, by=SECRETARY, at=NOON)


def test_the_journal_keeps_who_pays_apart_where_it_may_be_a_person():
    one = sized()
    payer(one)
    entry = Entry.objects.get(action="fees.name_payer")
    assert entry.values["starts"] == "2027-01-01"
    assert "Sample Fund" not in str(entry.values)
    assert entry.personal.values["name"] == "Sample Fund"


def test_delegates_of_whoever_pays_see_that_invoice_and_no_other(client, cast):
    law()
    house_texts()
    one, other, third = sized(), organisation("Umbrella"), sized(name="Third")
    payer(one, other=other, **OUTSIDE)
    invoice, foreign = called(one), called(third)
    cast.signed_in(client, Capacity.DELEGATE, other.pk)
    shown = client.get(invoice.get_absolute_url())
    assert "The invoice goes to Umbrella, which pays in the member’s place" in shown.content.decode()
    assert client.get(foreign.get_absolute_url()).status_code == 403


def test_whoever_pays_in_a_members_place_is_not_led_to_its_account(client, cast):
    law()
    one, other = sized(), organisation("Umbrella")
    payer(one, other=other, **OUTSIDE)
    invoice = called(one)
    account = reverse("fee_account", args=[one.organisation_id])
    for owner, leads in ((other.pk, False), (one.organisation_id, True)):
        cast.signed_in(client, Capacity.DELEGATE, owner)
        assert (account in client.get(invoice.get_absolute_url()).content.decode()) == leads
        assert client.get(account).status_code == (200 if leads else 403)


def test_who_pays_is_noted_and_ended_from_the_page_of_a_members_fee(client, cast):
    law()
    house_texts()
    cast.signed_in(client, Capacity.TREASURER)
    one = sized()
    said = {"name": "Sample Fund", "email": "fund@example.org", "language": "en", "starts": "2026-01-01"}
    assert client.post(reverse("payer_new", args=[one.number]), said | {"reason": "Agreed."}).status_code == 302
    page = reverse("fee_of_member", args=[one.number])
    (row,) = client.get(page).context["payers"]
    assert (row["title"], row["text"]) == ("Sample Fund", "Agreed.")
    (act,) = client.get(page).context["payer_acts"]
    assert client.post(act["url"], {"ends": "2026-02-01"}).status_code == 302
    assert client.get(page).context["payer_acts"] == []
    again = client.post(reverse("payer_new", args=[one.number]), said | {"reason": "Agreed."})
    assert again.status_code == 409
    assert "Somebody pays for this member in that time already: end that first." in again.content.decode()
