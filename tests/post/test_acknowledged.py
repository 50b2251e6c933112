"""A letter is acknowledged on the site by whoever got it."""

from datetime import timedelta

import pytest
from cast import NOON, acting
from permissions import kept_back, letter, taken_up, undelivered

from accede.journal.actions import Action
from accede.people.capacities import CLOCK, Capacity, anyone
from accede.post.actions import Fate, note_acknowledged, note_fate
from accede.post.models import Letter

pytestmark = pytest.mark.django_db


def acknowledge(*letters, at=NOON):
    causing = Action("test.cause", lambda *, by, at: note_acknowledged(letters, by=by, at=at), anyone, "A test.")
    return causing(by=acting(Capacity.DELEGATE), at=at)


def told():
    return [one.kind for one in Letter.objects.get().events.all()]


def test_a_letter_that_a_server_took_is_acknowledged_once():
    one = note_fate(taken_up(), Fate("accepted"), by=CLOCK, at=NOON)
    assert [acknowledge(one.pk), acknowledge(one.pk, at=NOON + timedelta(hours=1))] == [1, 0]
    assert (Letter.objects.get().state, told()) == ("acknowledged", ["queued", "accepted", "acknowledged"])


def test_what_did_not_arrive_by_mail_may_have_come_all_the_same():
    assert acknowledge(undelivered().pk) == 1
    assert Letter.objects.get().state == "acknowledged"


def test_a_letter_that_is_still_to_be_sent_is_sent_all_the_same():
    one = taken_up()
    assert acknowledge(one.pk) == 1
    assert note_fate(one, Fate("accepted"), by=CLOCK, at=NOON).state == "accepted"
    assert told() == ["queued", "acknowledged", "accepted"]


def test_nobody_acknowledges_what_the_office_has_not_let_go():
    assert acknowledge(kept_back().pk) == 0
    assert acknowledge(letter(email="bo@example.org").pk) == 1
