"""Several at once, clicked twice, and killed in the middle: nothing lost, nothing twice, nothing half."""

import os
import subprocess
import sys

import pytest
from assembly.samples import CHAIR, attends, declare, opened, prepared, put, speaker, vote, voting
from cast import NOON
from django.db import connection
from django.db.models.signals import post_init
from register.samples import delegate, member
from register.test_together import at_once

from accede.assembly import actions, effects
from accede.assembly.actions import convene, declare_consensus, open_vote
from accede.assembly.models import Assembly, Attendance, Ballot, Item
from accede.assembly.queries import ledger_faults, outcome_of
from accede.assembly.views.presence import kept_presence
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.post.models import Letter
from accede.register.actions import add_organisation
from accede.register.models import Organisation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]

# A process of its own on the test's database, which dies inside a deed: the machine loses power, the line is cut.
PROCESS = """
import os, sys, django
from datetime import UTC, datetime
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from accede.assembly import actions, effects
from accede.assembly.models import Item
from accede.journal.actions import Actor, Mandated, action
from accede.people.capacities import anyone
from accede.register.actions import add_organisation
from accede.register.models import Organisation
at, item = datetime(2027, 5, 4, 12, tzinfo=UTC), Item.objects.get(pk=int(sys.argv[3]))

def killed(item, outcome, *, by, at):
    add_organisation("Half", by=by, at=at)
    os._exit(9)

@action("test.cut_off", allowed_to=anyone, journalled="A test.")
def cut_off(*, by, at):
    actions.cast_vote(Organisation.objects.get(pk=int(sys.argv[4])), item, choice="for", by=by, at=at)
    os._exit(9)

if sys.argv[2] == "declare":
    effects.register_effect(item.matter, killed)
    actions.declare_result(item, by=Actor("account:1", (Mandated("chair"),)), at=at)
else:
    cut_off(by=Actor("account:2", (Mandated("delegate", int(sys.argv[4])),)), at=at)
"""


def killed(deed, item, organisation=0):
    arguments = [str(connection.settings_dict["NAME"]), deed, str(item.pk), str(organisation)]
    return subprocess.run([sys.executable, "-c", PROCESS, *arguments], env=os.environ, timeout=60).returncode


def founding(monkeypatch):
    def founded(item, outcome, *, by, at):
        add_organisation("Founded", by=by, at=at)

    monkeypatch.setitem(effects.EFFECTS, "admission", effects.Consequence(founded))


def choices(item):
    return sorted(Ballot.objects.filter(item=item).values_list("choice", flat=True))


def whole(item):
    item = Item.objects.get(pk=item.pk)
    return ledger_faults(item) == [] and verify() == []


def test_screens_that_ask_at_once_have_the_quorum_worked_out_once():
    item, members = voting("FR", "BE", "DE")
    assembly, read = Assembly.objects.get(pk=item.assembly_id), []
    post_init.connect(lambda instance, **_more: read.append(instance.pk), Attendance, weak=False, dispatch_uid="all")
    try:
        assert at_once(*[lambda: kept_presence(assembly, item)] * 4) == []
    finally:
        post_init.disconnect(sender=Attendance, dispatch_uid="all")
    assert len(read) == len(members)


def test_two_delegates_of_one_country_that_vote_at_once_are_both_heard():
    item, (one, two) = voting("FR", "FR")
    assert at_once(lambda: vote(one, item, "for"), lambda: vote(two, item, "against")) == []
    assert choices(item) == ["against", "for"]
    assert [voice.choice for voice in outcome_of(Item.objects.get(pk=item.pk)).voices] == ["blank"]
    assert whole(item)


def test_two_delegates_of_one_country_that_agree_at_once_are_one_voice():
    item, (one, two) = voting("FR", "FR")
    assert at_once(lambda: vote(one, item), lambda: vote(two, item)) == []
    assert declare(item).tally.for_ == 1
    assert whole(item)


def test_one_delegate_voting_from_two_tabs_at_once_has_one_vote_and_both_lines_are_kept():
    item, (one,) = voting("BE")
    assert at_once(lambda: vote(one, item, "for"), lambda: vote(one, item, "against")) == []
    last = Ballot.objects.get(sequence=2).choice
    assert choices(item) == ["against", "for"]
    assert getattr(declare(item).tally, {"for": "for_"}.get(last, last)) == 1
    assert whole(item)


def test_the_same_vote_from_two_tabs_at_once_is_one_line():
    item, (one,) = voting("BE")
    assert at_once(*[lambda: vote(one, item)] * 4) == []
    assert choices(item) == ["for"]


def test_many_that_vote_at_once_are_all_in_the_ledger():
    item, members = voting("BE", "FR", "IT", "ES", "PT", "DE", "AT", "NL")
    assert at_once(*[lambda one=one: vote(one, item) for one in members]) == []
    assert declare(item).tally.for_ == 8
    assert whole(item)


def test_a_double_click_on_declare_is_one_result_and_one_set_of_effects(monkeypatch):
    founding(monkeypatch)
    item, (one,) = voting("BE")
    vote(one, item)
    assert at_once(lambda: declare(item), lambda: declare(item)) == [actions.AlreadyDeclared]
    assert Organisation.objects.filter(name="Founded").count() == 1
    assert Entry.objects.filter(action="assembly.declare_result").count() == 1
    assert whole(item)


def test_consensus_and_a_count_declared_at_once_are_one_result(monkeypatch):
    founding(monkeypatch)
    item, _members = voting("BE")
    refused = at_once(lambda: declare(item), lambda: declare_consensus(item, by=CHAIR, at=NOON))
    assert refused == [actions.AlreadyDeclared]
    assert Organisation.objects.filter(name="Founded").count() == 1


def test_a_vote_cast_while_the_chair_declares_is_counted_or_refused_never_lost():
    item, (one, two) = voting("BE", "FR")
    vote(one, item)
    refused = at_once(lambda: vote(two, item), lambda: declare(item))
    kept = Ballot.objects.count()
    assert (refused, kept) in (([], 2), ([actions.VoteClosed], 1))
    entry = Entry.objects.get(action="assembly.declare_result")
    assert (entry.values["ballots"], entry.values["tally"]["for"]) == (kept, kept)
    assert whole(item)


def test_a_vote_opened_twice_at_once_is_opened_once():
    assembly = opened()
    item = assembly.items.get()
    opening = lambda: open_vote(item, by=CHAIR, at=NOON)  # noqa: E731
    assert at_once(opening, opening) == [actions.AlreadyOpened]


def test_whoever_checks_in_while_the_vote_opens_is_on_its_roll():
    one, assembly = member(), opened()
    item = assembly.items.get()
    assert at_once(lambda: open_vote(item, by=CHAIR, at=NOON), lambda: attends(one, assembly)) == []
    assert [place.attendance for place in item.places.all()] == ["present"]
    assert vote(one, item).choice == "for"


def test_two_check_ins_of_one_member_at_once_are_one():
    one, assembly = member(), opened()
    assert at_once(lambda: attends(one, assembly), lambda: attends(one, assembly)) == [actions.AlreadyNoted]
    assert Attendance.objects.count() == 1


def test_members_convened_twice_at_once_get_one_letter():
    delegate(member())
    assembly = prepared()
    convening = lambda: convene(assembly, by=CHAIR, at=NOON)  # noqa: E731
    assert at_once(convening, convening) == [actions.AlreadyConvened]
    assert Letter.objects.count() == 1


def test_one_subject_put_on_the_agenda_twice_at_once_is_one_item():
    assembly = opened()
    putting = lambda: put(assembly, about="test.file:1", at=NOON)  # noqa: E731
    assert at_once(putting, putting) == []
    assert Item.objects.filter(about="test.file:1").count() == 1
    assert sorted(Item.objects.values_list("position", flat=True)) == [1, 2]


def test_a_vote_killed_before_it_is_kept_leaves_nothing_and_can_be_cast_again():
    item, (one,) = voting("BE")
    assert killed("vote", item, one.organisation_id) == 9
    assert not Ballot.objects.exists()
    assert Item.objects.get(pk=item.pk).ballots_cast == 0
    vote(one, item)
    assert declare(item).tally.for_ == 1
    assert whole(item)


def test_a_declaration_killed_in_its_effects_leaves_nothing_and_can_be_repeated(monkeypatch):
    item, (one,) = voting("BE")
    vote(one, item)
    assert killed("declare", item) == 9
    assert Item.objects.get(pk=item.pk).state == "open"
    assert not Organisation.objects.filter(name="Half").exists()
    assert not Entry.objects.filter(action="assembly.declare_result").exists()
    founding(monkeypatch)
    assert declare(item).outcome == "carried"
    assert Organisation.objects.filter(name="Founded").count() == 1
    assert whole(item)


def test_a_request_repeated_because_its_answer_was_lost_changes_nothing():
    item, (one,) = voting("BE")
    first, again = vote(one, item), vote(one, item)
    assert (first.pk, first.by) == (again.pk, speaker(one).id)
    assert whole(item)
