"""The chain shows every change that somebody makes behind the actions' back."""

import pytest
from cast import NOON, acting

from accede.journal.models import Entry, Head, Personal
from accede.journal.queries import entries_about, verify
from accede.people.actions import open_account
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


@pytest.fixture
def five():
    """Five deeds, each with personal values."""
    people = [f"{name}@example.org" for name in ("ana", "bo", "cy", "di", "ed")]
    return [open_account(email, by=acting(Capacity.SECRETARIAT), at=NOON) for email in people]


def faults():
    return [(fault.sequence, fault.kind) for fault in verify()]


def test_an_untouched_chain_holds(five):
    assert list(Entry.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5]
    assert faults() == []


def test_an_empty_chain_holds():
    assert faults() == []


@pytest.mark.parametrize(
    "change",
    [
        {"values": {"language": "fr"}},
        {"actor": "account:2"},
        {"subject": "people.account:9"},
        {"article": ["7"]},
        {"at": NOON.replace(hour=13)},
        {"schema": 2},
        {"personal_digest": ""},
    ],
)
def test_a_changed_entry_is_found(five, change):
    Entry.objects.filter(sequence=3).update(**change)
    assert (3, "changed") in faults()


def test_a_changed_entry_with_a_new_hash_no_longer_links(five):
    entry = Entry.objects.get(sequence=3)
    entry.actor = "account:2"
    entry.hash = entry.seal()
    entry.save()
    assert faults() == [(4, "unlinked")]


def test_a_missing_entry_is_found(five):
    Personal.objects.filter(entry=3).delete()
    Entry.objects.filter(sequence=3).delete()
    assert faults() == [(4, "missing")]


def test_a_missing_last_entry_is_found(five):
    Personal.objects.filter(entry=5).delete()
    Entry.objects.filter(sequence=5).delete()
    assert faults() == [(5, "head")]


def test_two_entries_that_changed_places_are_found(five):
    Personal.objects.all().delete()
    for old, new in ((2, 99), (3, 2), (99, 3)):
        Entry.objects.filter(sequence=old).update(sequence=new)
    assert {sequence for sequence, _kind in faults()} >= {2, 3}


def test_an_entry_appended_by_hand_is_found(five):
    last = Entry.objects.get(sequence=5)
    forged = Entry(sequence=6, at=NOON, action="people.open_account", actor="account:1", previous=last.hash)
    forged.hash = forged.seal()
    forged.save()
    assert faults() == [(6, "beyond")]


def test_a_head_that_was_moved_is_found(five):
    Head.objects.update(hash="0" * 64)
    assert faults() == [(5, "head")]


def test_a_head_that_was_removed_is_found(five):
    Head.objects.all().delete()
    assert [kind for _sequence, kind in faults()] == ["beyond"] * 5


def test_changed_personal_values_are_found(five):
    Personal.objects.filter(entry=2).update(values={"email": "other@example.org"})
    assert faults() == [(2, "personal")]


def test_erasing_personal_values_leaves_the_chain_whole(five):
    Personal.objects.filter(entry=2).delete()
    assert faults() == []


def test_an_entry_itself_holds_nothing_personal(five):
    said = " ".join(str(entry.content()) for entry in Entry.objects.all())
    assert "example.org" not in said


def test_every_fault_has_its_sentence(five):
    Entry.objects.filter(sequence=3).update(actor="account:2")
    assert [str(fault.sentence) for fault in verify()] == ["This entry does not carry the hash of what it says."]


def test_entries_about_a_subject_are_found_oldest_first(five):
    assert [entry.sequence for entry in entries_about(five[1])] == [2]


def test_verifying_asks_the_same_number_of_questions_however_long_the_chain(five, django_assert_num_queries):
    with django_assert_num_queries(3):
        verify()
