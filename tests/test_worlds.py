"""A world that is laid is the one that was made, and it is laid only where it was made."""

from contextlib import contextmanager

import pytest
import worlds
from cast import NOON, open_account
from django.db import transaction
from procedure.samples import SAID, interested, own, sent, verified

from accede.journal.queries import verify
from accede.procedure.actions import withdraw
from accede.procedure.models import Candidacy

pytestmark = pytest.mark.django_db


@pytest.fixture
def another_test(request):
    """What is done in it is taken back, as after a test; what was kept before is not known in it."""

    @contextmanager
    def test():
        with transaction.atomic():
            worlds.pytest_runtest_setup(request.node)
            yield
            transaction.set_rollback(True)

    kept = dict(worlds._kept)
    worlds._kept.clear()
    yield test
    worlds._kept.clear()
    worlds._kept.update(kept)


def everything():
    return {table: worlds._read(table) for table in worlds._tables()}


def test_every_row_lies_as_it_was_made(another_test):
    with another_test():
        made, before = verified(), everything()
    with another_test():
        laid = verified()
        assert everything() == before
    assert (laid, laid.state, laid.assembly) == (made, made.state, made.assembly)


def test_life_goes_on_in_it(another_test):
    with another_test():
        sent()
    with another_test():
        candidacy = sent()
        withdraw(candidacy, by=own(candidacy), at=NOON)
        assert Candidacy.objects.get().state == Candidacy.State.WITHDRAWN
        assert verify() == []


def test_one_follows_another(another_test):
    with another_test():
        made = [interested(), interested()]
    with another_test():
        assert [interested(), interested()] == made
    assert made[0] != made[1]


def test_what_is_said_makes_another(another_test):
    with another_test():
        interested(country="EE")
    with another_test():
        assert interested(country="FR").organisation.country == "FR"


def test_after_a_deed_of_the_test_all_is_made(another_test):
    with another_test():
        made = interested()
    with another_test():
        open_account()
        assert interested() != made


def test_what_was_taken_back_is_not_there(another_test):
    with another_test():
        with another_test():
            interested()
        interested()
        assert Candidacy.objects.count() == 1


def test_where_a_part_of_the_house_is_another_all_is_made(another_test, monkeypatch):
    with another_test():
        made = interested()
    with another_test(), monkeypatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: NOON)
        assert interested() == made
    with another_test():
        monkeypatch.setattr("procedure.samples.SAID", SAID)
        assert interested() != made
