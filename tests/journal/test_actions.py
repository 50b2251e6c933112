"""One deed, one entry; one transaction for the outermost."""

from datetime import datetime

import pytest
from cast import NOON, acting
from django.db import transaction

from accede.journal import actions
from accede.journal.actions import Forbidden, Refused, action, sharing, write
from accede.journal.models import Entry, Head
from accede.journal.queries import verify
from accede.people.capacities import VISITOR, Capacity, chair, consequence, secretariat
from accede.people.models import Account

pytestmark = pytest.mark.django_db

SECRETARY = acting(Capacity.SECRETARIAT)


@pytest.fixture
def known(monkeypatch):
    """Let a test register actions of its own."""
    monkeypatch.setattr(actions, "ACTIONS", {})


@pytest.fixture
def noted(known):
    @action("test.note", allowed_to=secretariat | consequence)
    def note(subject, *, fails=False, by, at):
        Account.objects.create(email=f"{Account.objects.count()}@example.org")
        write(subject)
        if fails:
            raise Refused

    return note


def test_an_action_writes_one_entry_with_who_when_and_under_which_capacity(noted):
    noted("test.thing:1", by=SECRETARY, at=NOON)

    entry = Entry.objects.get()
    assert (entry.sequence, entry.action, entry.actor, entry.capacity) == (1, "test.note", "account:1", "secretariat")
    assert (entry.subject, entry.at, entry.cause, entry.previous) == ("test.thing:1", NOON, None, "")
    assert Head.objects.get().hash == entry.hash == entry.seal()


def test_whoever_lacks_the_mandate_is_refused_before_anything_happens(noted):
    with pytest.raises(Forbidden):
        noted("test.thing:1", by=VISITOR, at=NOON)
    assert not Account.objects.exists()
    assert not Entry.objects.exists()


def test_a_refused_action_leaves_neither_entry_nor_effect(noted):
    with pytest.raises(Refused):
        noted("test.thing:1", fails=True, by=SECRETARY, at=NOON)
    assert not Account.objects.exists()
    assert not Entry.objects.exists()


def test_actions_that_share_a_transaction_are_undone_together_by_whoever_opened_it(noted):
    def two():
        with transaction.atomic(), sharing():
            noted("test.thing:1", by=SECRETARY, at=NOON)
            noted("test.thing:2", fails=True, by=SECRETARY, at=NOON)

    with pytest.raises(Refused):
        two()
    assert not Account.objects.exists()
    assert not Entry.objects.exists()


def test_actions_that_share_a_transaction_have_an_entry_each(noted):
    with transaction.atomic(), sharing():
        noted("test.thing:1", by=SECRETARY, at=NOON)
        noted("test.thing:2", by=SECRETARY, at=NOON)
    assert list(Entry.objects.values_list("sequence", "subject")) == [(1, "test.thing:1"), (2, "test.thing:2")]
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_where_no_transaction_is_open_an_action_has_its_own(noted):
    with sharing(), pytest.raises(Refused):
        noted("test.thing:1", fails=True, by=SECRETARY, at=NOON)
    assert not Account.objects.exists()


def test_an_effect_names_the_entry_that_causes_it_even_if_that_is_written_later(known, noted):
    @action("test.decide", allowed_to=chair)
    def decide(*, by, at):
        noted("test.thing:1", by=by, at=at)
        write("test.decision:1")
        noted("test.thing:2", by=by, at=at)

    decide(by=acting(Capacity.CHAIR), at=NOON)

    assert list(Entry.objects.values_list("sequence", "action", "capacity", "cause")) == [
        (1, "test.decide", "chair", None),
        (2, "test.note", "chair", 1),
        (3, "test.note", "chair", 1),
    ]
    assert verify() == []


def test_an_effect_that_fails_and_is_caught_leaves_no_entry(known, noted):
    @action("test.try", allowed_to=chair)
    def attempt(*, by, at):
        noted("test.thing:1", by=by, at=at)
        with pytest.raises(Refused):
            noted("test.thing:2", fails=True, by=by, at=at)
        write("test.attempt:1")

    attempt(by=acting(Capacity.CHAIR), at=NOON)

    assert list(Entry.objects.values_list("subject", flat=True)) == ["test.attempt:1", "test.thing:1"]
    assert Account.objects.count() == 1
    assert verify() == []


def test_what_follows_from_an_exempt_action_names_the_journalled_one_above_it(known, noted):
    @action("test.between", allowed_to=consequence, journalled="It only passes on.")
    def between(*, by, at):
        noted("test.thing:1", by=by, at=at)

    @action("test.above", allowed_to=chair)
    def above(*, by, at):
        write("test.thing:0")
        between(by=by, at=at)

    above(by=acting(Capacity.CHAIR), at=NOON)
    assert list(Entry.objects.values_list("subject", "cause")) == [("test.thing:0", None), ("test.thing:1", 1)]


def test_an_action_that_forgets_its_entry_is_undone(known):
    @action("test.silent", allowed_to=secretariat)
    def silent(*, by, at):
        Account.objects.create(email="a@example.org")

    with pytest.raises(RuntimeError):
        silent(by=SECRETARY, at=NOON)
    assert not Account.objects.exists()


def test_an_exempt_action_may_not_write(known):
    @action("test.loud", allowed_to=secretariat, journalled="It says nothing.")
    def loud(*, by, at):
        write("test.thing:1")

    with pytest.raises(RuntimeError):
        loud(by=SECRETARY, at=NOON)


def test_an_entry_is_written_once_and_only_inside_its_action(known):
    @action("test.twice", allowed_to=secretariat)
    def twice(*, by, at):
        write("test.thing:1")
        write("test.thing:2")

    with pytest.raises(RuntimeError):
        twice(by=SECRETARY, at=NOON)
    with pytest.raises(RuntimeError):
        write("test.thing:1")


def test_two_actions_never_share_a_name(noted):
    with pytest.raises(RuntimeError):
        action("test.note", allowed_to=secretariat)(lambda: None)


def test_an_instant_without_an_offset_is_a_fault(noted):
    with pytest.raises(RuntimeError):
        noted("test.thing:1", by=SECRETARY, at=datetime(2027, 5, 4))  # noqa: DTZ001 - the fault itself
