"""Secret ballots wait for each other, and whoever waits holds nothing that others need."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.db import connections

from accede.assembly.models import Box
from accede.assembly.views.collecting import MOST, Collector

BOX = SimpleNamespace(pk=1)


class Taken:
    """The handfuls that were taken in, in which each ballot's fate is its own name."""

    def __init__(self):
        self.handfuls = []

    def __call__(self, box, slips):
        assert box is BOX
        self.handfuls.append(list(slips))
        return [f"{slip} is kept" for slip in slips]


def fates(collector, slips, first=lambda: None):
    """What each is told, when each comes in a thread of its own."""

    def bring(slip):
        try:
            first()
            return collector.put(BOX, slip)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(slips)) as pool:
        return list(pool.map(bring, slips))


def test_a_handful_goes_in_at_once_and_each_is_told_its_own_fate():
    taken, slips = Taken(), [f"ballot {one}" for one in range(MOST)]
    assert fates(Collector(taken, waits=60), slips) == [f"{slip} is kept" for slip in slips]
    assert [sorted(handful) for handful in taken.handfuls] == [sorted(slips)]


def test_a_few_do_not_wait_for_others_for_long():
    taken = Taken()
    assert fates(Collector(taken, waits=0.01), ["the only one"]) == ["the only one is kept"]


def test_whoever_brought_one_of_a_handful_that_fails_is_not_told_that_it_is_kept():
    def full(_box, _slips):
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        fates(Collector(full, waits=0.01), ["a ballot"])


@pytest.mark.django_db
def test_more_wait_than_there_are_connections_to_the_database():
    taken, slips = Taken(), [f"ballot {one}" for one in range(MOST)]
    # As the page does: each has looked for its box before it waits for the others.
    assert len(fates(Collector(taken, waits=60), slips, first=lambda: Box.objects.filter(pk=1).first())) == MOST
    assert [len(handful) for handful in taken.handfuls] == [MOST]
