"""What happens at once about a fee that is not paid happens once. Real threads."""

from datetime import UTC, date, datetime

import pytest
from cast import NOON
from fees.samples import called
from fees.samples_checkout import checkout
from register.test_together import at_once
from statutes.samples import SECRETARY

from accede.fees.actions.checkout import NothingNew, take_up_checkout
from accede.fees.actions.reminding import NothingToRemind, remind
from accede.fees.models import Checkout, Payment, Reminder
from accede.fees.paying import Fate, Found
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.post.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_clock_and_the_office_at_once_remind_once():
    invoice = called(on=date(2027, 3, 1))
    at = datetime(2027, 4, 15, 12, tzinfo=UTC)
    by_clock, by_office = (lambda by=by: remind(invoice, by=by, at=at) for by in (CLOCK, SECRETARY))
    assert at_once(by_clock, by_office) == [NothingToRemind]
    assert Reminder.objects.count() == Letter.objects.filter(kind="fee_reminder").count() == 1
    assert verify() == []


def test_what_the_provider_says_twice_at_once_is_recorded_once():
    one = checkout()
    Checkout.objects.update(reference="tr_1")
    found = Found(Fate.PAID, one.cents, one.currency, NOON)
    hear = lambda: take_up_checkout(one, found=found, by=CLOCK, at=NOON)  # noqa: E731
    assert at_once(hear, hear) == [NothingNew]
    assert [payment.cents for payment in Payment.objects.all()] == [96_000]
    assert verify() == []
