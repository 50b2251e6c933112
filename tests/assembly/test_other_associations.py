"""Assemblies of other associations, on the same pages: own weights, blocks, caps, proxies and majorities.

The members and their votes are samples.
"""

import pytest
from assembly.others import HELD, voting_by
from assembly.samples import declare, vote
from django.urls import reverse

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
