"""Assemblies of other associations, on the same pages: own weights, blocks, caps, proxies and majorities.

The members and their votes are samples.
"""

import pytest
from assembly.others import BEFORE, HELD, planned_by, voting_by
from assembly.samples import CHAIR, declare, vote
from cast import NOON
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.models import Item
from accede.assembly.queries import outcome_of
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(HELD))
def test_an_assembly_is_held_by_its_own_rules(name, client, cast):
    _matter, _members, counted, result = HELD[name]
    item, held = voting_by(name)
    assembly = item.assembly
    watchers = [
        cast.account(Capacity.DELEGATE, held[0][0].organisation_id),
        cast.account(Capacity.CHAIR),
        cast.account(Capacity.SECRETARIAT),
    ]
    pages = [assembly.get_absolute_url(), item.get_absolute_url()]
    pages += [reverse(one, args=[assembly.address]) for one in ("follow", "screen", "presence")]
    for person in watchers:
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {200}
    for one, choice in held:
        vote(one, item, choice)
    declare(item)
    item = Item.objects.select_related("assembly__edition", "ledger").get(pk=item.pk)
    tally = outcome_of(item).tally.choices()
    assert (item.state, {side: tally[side] for side in counted}) == (result, counted)
    for person in watchers:
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {200}


def test_a_vote_whose_majority_the_rules_of_its_body_do_not_know_is_not_opened():
    assembly = planned_by("cefor")
    said = {"matter": "admission_by_meeting", "title": {"en": "A sample"}}
    item = actions.add_item(assembly, **said, by=SECRETARY, at=BEFORE)
    actions.convene(assembly, by=CHAIR, at=BEFORE)
    actions.open_assembly(assembly, by=CHAIR, at=NOON)
    with pytest.raises(actions.MajorityUnknown):
        actions.open_vote(item, by=CHAIR, at=NOON)
