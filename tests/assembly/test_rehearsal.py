"""An assembly is rehearsed with the real roll: nothing follows from it, and nothing of it stays."""

from collections import Counter

import pytest
from archive.files import deposit
from assembly import samples_elections as elections
from assembly.samples import CHAIR, TODAY, attends, declare, opened, prepared, put, speaker, vote
from assembly.samples_day import asks
from assembly.samples_rehearsal import rehearsed
from assembly.samples_rights import accepted
from cast import NOON
from django.apps import apps
from django.urls import reverse
from procedure.samples import fresh, item_on, verified
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.actions.changing import call_off_assembly
from accede.assembly.actions.meeting import OnlyRehearsed
from accede.assembly.actions.rehearsal import BegunAlready, NotARehearsal, throw_rehearsal_away
from accede.assembly.models import Assembly, Item
from accede.assembly.queries import due_for, next_assemblies, next_day
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.models import Mandate
from accede.register.queries import members_on

pytestmark = pytest.mark.django_db
BANNER = "A rehearsal: nothing of it counts."


def rows():
    """How many rows each table has, but the journal."""
    return Counter({one: one.objects.count() for one in apps.get_models() if one._meta.app_label != "journal"})


def begun(assembly):
    return actions.open_assembly(rehearsed(assembly), by=CHAIR, at=NOON)


def carried(item, *members):
    for one in members:
        attends(one, item.assembly)
    actions.open_vote(item, by=CHAIR, at=NOON)
    for one in members:
        vote(one, item)
    return declare(item)


def test_a_rehearsed_admission_admits_nobody():
    candidacy, one = verified(), member("Network BE", "BE")
    item, before = item_on(candidacy), rows()
    rehearsal = begun(item.assembly)
    assert carried(rehearsal.items.get(), one).outcome == "carried"
    assert fresh(candidacy).__dict__ | {"_state": None} == candidacy.__dict__ | {"_state": None}
    assert (item_on(candidacy), item_on(candidacy).state) == (item, Item.State.PREPARED)
    assert members_on(TODAY).count() == 1
    changed = {model._meta.app_label for model, number in rows().items() if number != before[model]}
    assert changed == {"assembly"}


def test_what_is_thrown_away_leaves_no_row_but_in_the_journal():
    election = elections.called()
    elections.stand(election, "Ada", "Ben")
    put(election.item.assembly)
    one, other = member("Network BE", "BE"), member("Network FR", "FR")
    before = rows()
    rehearsal = begun(election.item.assembly)
    ballot, question = rehearsal.items.all()
    accepted(rehearsal, other, one, at=NOON)
    actions.take_up(question, by=CHAIR, at=NOON)
    attends(one, rehearsal, "remote")
    asks(one, question)
    carried(question, one)
    actions.open_ballot(ballot, by=CHAIR, at=NOON)
    actions.cast_paper(one.organisation, ballot, names=["Ada"], by=speaker(one), at=NOON)
    throw_rehearsal_away(rehearsal, by=CHAIR, at=NOON)
    assert rows() == before
    thrown = Entry.objects.get(action="assembly.throw_rehearsal_away")
    assert (thrown.values["address"], thrown.values["ballots"]) == (rehearsal.address, 2)
    assert rehearsed(election.item.assembly).items.count() == 2


def test_nobody_begins_a_mandate_by_a_rehearsal():
    election = elections.called()
    elections.stand(election, "Ada")
    ballot, one = begun(election.item.assembly).items.get(), member("Network BE", "BE")
    attends(one, ballot.assembly)
    actions.open_ballot(ballot, by=CHAIR, at=NOON)
    actions.cast_paper(one.organisation, ballot, names=["Ada"], by=speaker(one), at=NOON)
    actions.close_ballot(ballot, by=CHAIR, at=NOON)
    before = Mandate.objects.count()
    assert actions.declare_election(ballot, by=CHAIR, at=NOON).elected.names == ("Ada",)
    assert Mandate.objects.count() == before


def test_a_rehearsal_is_in_no_list_of_what_comes_or_is_due():
    one = member("Network BE", "BE")
    rehearsal = begun(prepared())
    real = Assembly.objects.get(is_rehearsal=False)
    attends(one, rehearsal)
    actions.open_vote(rehearsal.items.get(), by=CHAIR, at=NOON)
    assert (next_assemblies(TODAY), next_day(TODAY)) == ([real], real.day)
    for who in (CHAIR, SECRETARY, speaker(one)):
        assert not any(rehearsal.address in row.act_url for row in due_for(who, TODAY, NOON))


def test_a_rehearsal_takes_nothing_that_would_outlast_it():
    election = elections.called()
    rehearsal, said = rehearsed(election.item.assembly), {"by": SECRETARY, "at": NOON}
    with pytest.raises(OnlyRehearsed):
        call_off_assembly(rehearsal, reason="The hall burned down.", **said)
    rehearsal = actions.open_assembly(rehearsal, by=CHAIR, at=NOON)
    with pytest.raises(OnlyRehearsed):
        actions.add_paper(rehearsal, title="Report", deposit=deposit(), **said)
    with pytest.raises(OnlyRehearsed):
        actions.send_papers(rehearsal, **said)
    with pytest.raises(OnlyRehearsed):
        elections.put_forward(rehearsal.items.get().election, at=NOON)
    actions.close_assembly(rehearsal, by=CHAIR, at=NOON)
    with pytest.raises(OnlyRehearsed):
        actions.draft_minutes(rehearsal, **said)


def test_only_what_lies_ahead_is_rehearsed_and_only_a_rehearsal_is_thrown_away():
    with pytest.raises(BegunAlready):
        rehearsed(opened())
    with pytest.raises(BegunAlready):
        rehearsed(rehearsed())
    with pytest.raises(NotARehearsal):
        throw_rehearsal_away(Assembly.objects.filter(is_rehearsal=False).first(), by=CHAIR, at=NOON)


def test_every_page_of_a_rehearsal_says_so(client, cast):
    real = prepared()
    browser = cast.signed_in(client, Capacity.CHAIR)
    for _press in range(2):
        answer = browser.post(reverse("rehearse", args=[real.address]))
    rehearsal = Assembly.objects.get(is_rehearsal=True)
    assert answer.url == rehearsal.get_absolute_url()
    for name in ("assembly", "preside", "screen", "rights", "presence"):
        assert BANNER in browser.get(reverse(name, args=[rehearsal.address])).text
        assert BANNER not in browser.get(reverse(name, args=[real.address])).text
    for _press in range(2):
        answer = browser.post(reverse("throw_rehearsal_away", args=[rehearsal.address]))
        assert answer.url == reverse("assemblies")
    assert list(Assembly.objects.all()) == [real]
