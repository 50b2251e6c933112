"""What the association states of itself is read by every rule, from its day on."""

import json
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from assembly.samples import planned
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples_facts import SINCE, choosy
from statutes.samples import SECRETARY, house_texts

from accede.assembly.queries import roll_of
from accede.fees.queries.scale import asked
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.recount.roll import kept, told
from accede.rulebook.standing import HELD
from accede.statutes.actions import AlreadyStated, UnknownFact, state_fact
from accede.statutes.queries import book_on

pytestmark = pytest.mark.django_db
BEFORE, TODAY = SINCE - timedelta(days=1), NOON.date()


@pytest.fixture(autouse=True)
def one(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    house_texts()
    return choosy()


def state(value="120.50", since=SINCE, name="set_fee"):
    return state_fact(name=name, value=Decimal(value), since=since, source="Minutes", by=SECRETARY, at=NOON)


def fee(on):
    amount = book_on(on).fee_for("full", {}, None, on=on)
    return amount.money and amount.money.cents


def test_a_rule_reads_it_from_its_day_on():
    assert fee(TODAY) is None
    state()
    state("150", since=TODAY)
    assert [fee(day) for day in (BEFORE, SINCE, TODAY)] == [None, 12050, 15000]


def test_it_leaves_an_entry():
    state()
    entry = Entry.objects.last()
    assert entry.action == "statutes.state_fact"
    assert entry.values == {"fact": "set_fee", "value": "120.50", "since": "2027-01-01", "source": "Minutes"}


def test_what_no_rule_asks_of_it_is_not_stated_nor_the_same_twice():
    with pytest.raises(UnknownFact):
        state(name="level")
    state()
    with pytest.raises(AlreadyStated):
        state()


def test_the_office_reads_what_is_not_known_and_states_it(cast, client):
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert reverse("own_facts") in client.get(reverse("statutes")).content.decode()
    page, form = reverse("own_facts"), reverse("own_fact", args=["set_fee"])
    before = client.get(page).content.decode()
    assert "not known" in before
    assert form in before
    assert client.post(form, {"value": "-1", "since": "2027-01-01"}).status_code == 200
    assert client.post(form, {"value": "120.50", "since": "2027-01-01", "source": "Minutes"}).url == page
    assert fee(TODAY) == 12050
    assert "€120.50" in client.get(page).content.decode()
    assert client.get(form).context["form"].initial["value"] == "120.50"
    cast.signed_in(client, Capacity.BOARD)
    read = client.get(page).content.decode()
    assert "Minutes" in read
    assert form not in read


def test_the_page_of_a_fee_leads_to_what_is_missing_of_the_association_and_asks_nobody_for_what_is_stated(
    cast, client, one
):
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = reverse("fee_of_member", args=[one.number])
    assert reverse("own_facts") in client.get(page).content.decode()
    assert list(asked(book_on(TODAY), "full")) == ["set_fee"]
    state()
    assert "€120.50" in client.get(page).content.decode()
    assert asked(book_on(TODAY), "full") == {}


def test_a_roll_tells_what_whoever_counts_again_must_know(one):
    state()
    [seat] = roll_of(planned(day=TODAY + timedelta(days=90)))
    assert seat.facts["set_fee"] == Fraction(241, 2)
    assert told(json.loads(json.dumps(kept(seat.facts)))) == {**seat.facts, HELD: ()}


def test_no_page_asks_more_for_it(client):
    def questions():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("statutes"))
        return len(found)

    questions()
    before = questions()
    state()
    assert questions() == before
