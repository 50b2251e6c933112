"""A member that was admitted without a fee, because what it follows from is not known: the office is told, and calls it."""

from datetime import timedelta

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import living_by
from register.samples import entering, organisation
from statutes.samples import SECRETARY

from accede.fees.models import Invoice
from accede.fees.queries import due_for
from accede.people.capacities import Capacity
from accede.register.actions import declare_figure, enter_member

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    for module in ("fees.views.member", "fees.views.call", "register.views.member"):
        monkeypatch.setattr(f"accede.{module}.now", lambda: NOON)


def joined(name="Aalto", starts=TODAY):
    living_by("feiea")
    entered = entering(category="associate", effective_on=starts, decided_on=starts)
    return enter_member(organisation(name), **entered, by=SECRETARY, at=NOON)


def noted(member):
    said = {"name": "normal_fee", "value": 1200, "year": TODAY.year, "source": "Decided"}
    declare_figure(member.organisation, **said, by=SECRETARY, at=NOON)


def titles():
    return [row.title for row in due_for(SECRETARY, TODAY, NOON)]


def test_that_it_cannot_be_said_is_due_for_the_office_until_it_can():
    member = joined()
    assert titles() == ["The first fee of Aalto cannot be said yet"]
    noted(member)
    assert titles() == []


def test_of_several_one_line_tells():
    joined(), joined("Betula")
    assert titles() == ["The first fees of several members cannot be said yet"]


def test_who_joined_in_an_earlier_year_waits_for_the_yearly_call():
    joined(starts=TODAY - timedelta(days=200))
    assert titles() == []


def test_the_office_notes_an_amount_and_calls_the_fee_from_there(client, cast):
    member = joined()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = reverse("fee_of_member", args=[member.number])
    assert reverse("fee_call_one") not in client.get(page).content.decode()
    said = {"name": "normal_fee", "value": 1200, "year": TODAY.year, "source": "Decided"}
    client.post(reverse("figures", args=[member.number]), said)
    call = f"{reverse('fee_call_one')}?membership={member.pk}"
    assert call in client.get(page).content.decode()
    assert "selected" in client.get(call).content.decode()
    client.post(call, {"membership": member.pk})
    assert Invoice.objects.get().cents == 30000
