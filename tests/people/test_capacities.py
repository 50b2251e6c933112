"""Permissions read as sentences, and answer with the mandate under which one acts."""

from types import SimpleNamespace

import pytest
from cast import acting

from accede.journal.actions import Actor, Mandated
from accede.people.capacities import (
    CLOCK,
    VISITOR,
    Capacity,
    anyone,
    candidate,
    chair,
    clock,
    consequence,
    delegate,
    oneself,
    secretariat,
)

OWN = SimpleNamespace(organisation_id=1)
mine = candidate.of(lambda file: file.organisation_id)


@pytest.mark.parametrize(
    ("permission", "actor", "subject", "expected"),
    [
        (secretariat, acting(Capacity.SECRETARIAT), None, Mandated("secretariat")),
        (secretariat, acting(Capacity.CHAIR), None, None),
        (chair | secretariat, acting(Capacity.SECRETARIAT), None, Mandated("secretariat")),
        (chair | secretariat, VISITOR, None, None),
        (mine, acting(Capacity.CANDIDATE, 1), OWN, Mandated("candidate", 1)),
        (mine, acting(Capacity.CANDIDATE, 2), OWN, None),
        (mine, acting(Capacity.CANDIDATE, 1), None, None),
        (mine, Actor("account:1", (Mandated("candidate"),)), SimpleNamespace(organisation_id=None), None),
        (mine | secretariat, acting(Capacity.SECRETARIAT), OWN, Mandated("secretariat")),
        (anyone, VISITOR, None, Mandated("visitor")),
        (anyone, acting(Capacity.CHAIR), None, Mandated("chair")),
        (oneself, Actor("account:7"), SimpleNamespace(pk=7), Mandated("oneself")),
        (oneself, Actor("account:7"), SimpleNamespace(pk=8), None),
        (clock, CLOCK, None, Mandated("clock")),
        (clock, acting(Capacity.TECHNICIAN), None, None),
        (consequence, acting(Capacity.CHAIR), None, None),
    ],
)
def test_a_permission_names_the_mandate_or_none(permission, actor, subject, expected):
    assert permission(actor, subject) == expected


def test_of_several_mandates_the_one_for_the_objects_organisation_is_taken():
    both = Actor("account:1", (Mandated("delegate", 1), Mandated("delegate", 2)))
    permission = delegate.of(lambda right: right.organisation_id)
    assert permission(both, SimpleNamespace(organisation_id=2)) == Mandated("delegate", 2)


def test_a_permission_says_what_the_published_table_says_of_it():
    assert (chair | mine).capacities == {"chair", "candidate"}
    assert (chair | mine).own
    assert not chair.own
