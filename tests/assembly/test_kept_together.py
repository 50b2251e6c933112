"""Votes that come while others are being kept: one transaction for all, and an answer of its own for each."""

import time
from threading import Thread

import pytest
from archive.files import full_disk
from assembly.samples import CHAIR, arrears, attends, opened, speaker, voting
from assembly.test_together import choices, whole
from cast import NOON
from django.db import OperationalError, connection, transaction
from django.utils.translation import override
from register.samples import member

from accede.assembly.actions import NoRight, NotAttending, cast_vote, open_vote
from accede.assembly.models import Ballot, Ledger
from accede.assembly.views.together import Together
from accede.journal.actions import Refused

pytestmark = pytest.mark.django_db(transaction=True)


class Counted(Together):
    """Remembers how many it took into each transaction that was kept."""

    def __init__(self):
        super().__init__()
        self.kept = []

    def _is_kept(self, item, taken):
        done = super()._is_kept(item, taken)
        self.kept += [sum(not one.fault for one in taken)] if done else []
        return done

    def number(self):
        with self._gate:
            return len(self._waiting)


def together(item, *said, language="en", until=None):
    """Let all these cast while somebody else holds the end of the ledger; return how it was kept, and the faults."""
    votes, faults = Counted(), {}

    def cast(one, choice):
        try:
            with override(language):
                votes.cast(one.organisation, item, choice=choice, by=speaker(one), at=NOON)
        except (Refused, OperationalError) as fault:
            faults[one.pk] = fault
        finally:
            connection.close()

    threads = [Thread(target=cast, args=one) for one in said]
    with transaction.atomic():
        list(Ledger.objects.select_for_update().filter(item=item))
        for one in threads:
            one.start()
        late = time.monotonic() + 30
        while votes.number() < len(said):
            assert time.monotonic() < late
    for one in threads:
        one.join(30)
    return votes.kept, faults


def test_votes_that_come_while_one_waits_for_its_turn_are_kept_in_one_transaction():
    item, members = voting("BE", "FR", "IT", "ES", "PT")
    kept, faults = together(item, *[(one, "for") for one in members])
    assert (kept, faults) == ([5], {})
    assert choices(item) == ["for"] * 5
    assert whole(item)


def test_one_that_is_refused_is_left_out_and_told_so_in_its_language():
    assembly = opened()
    debtor, one, two = member("Debtor", "BE"), member("One", "FR"), member("Two", "IT")
    arrears(debtor)
    for each in (debtor, one, two):
        attends(each, assembly)
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    with override("fr"), pytest.raises(NoRight) as alone:
        cast_vote(debtor.organisation, item, choice="for", by=speaker(debtor), at=NOON)
    kept, faults = together(item, (one, "for"), (debtor, "for"), (two, "against"), language="fr")
    assert (kept, choices(item)) == ([2], ["against", "for"])
    assert [str(fault) for fault in faults.values()] == [str(alone.value)]
    assert whole(item)


def test_several_are_refused_and_one_is_kept():
    item, (one, *absent) = voting("BE", "FR", "IT", "ES", absent=3)
    kept, faults = together(item, *[(each, "for") for each in (*absent, one)])
    assert (kept, choices(item)) == ([1], ["for"])
    assert {type(fault) for fault in faults.values()} == {NotAttending}
    assert faults.keys() == {each.pk for each in absent}


def test_of_one_member_the_second_vote_rests_on_the_first():
    item, (one, two) = voting("BE", "FR")
    kept, faults = together(item, (one, "for"), (one, "for"), (two, "for"), (one, "for"))
    assert (kept, faults) == ([2, 1, 1], {})
    assert choices(item) == ["for", "for"], "the same again changes nothing"
    assert whole(item)


def test_what_cannot_be_kept_is_told_to_all_of_them_and_they_can_vote_again():
    if connection.vendor != "sqlite":
        pytest.skip("the disk of a server of databases is not ours to fill")
    item, members = voting("BE", "FR", "IT")
    with full_disk(room=0):
        kept, faults = together(item, *[(one, "for") for one in members])
    assert (kept, faults.keys()) == ([], {one.pk for one in members})
    assert not Ballot.objects.exists()
    assert together(item, *[(one, "for") for one in members]) == ([3], {})
    assert whole(item)
