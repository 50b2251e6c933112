"""Assemblies of other associations, on the same pages: own weights, blocks, caps, proxies and majorities.

The members and their votes are samples.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from assembly.samples import CHAIR, attends, declare, vote
from cast import NOON, acting
from django.urls import reverse
from procedure.houses import living_by
from register.samples import entering, organisation
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.models import Item
from accede.assembly.queries import outcome_of
from accede.people.capacities import Capacity
from accede.register.actions import enter_member
from accede.register.models import Figure

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
BEFORE = NOON - timedelta(days=120)
ZONE = ZoneInfo("Europe/Brussels")
# By rulebook: the matter, and each member as category, country, figures and choice; then what comes of it.
HELD = {
    "egp": (
        "resolution",
        [
            ("full", "DE", {"votes_for_size": 8, "votes_for_other": 1}, "for"),
            ("full", "FR", {"votes_for_size": 5, "votes_for_other": 0}, "for"),
            ("full", "BE", {"votes_for_size": 4, "votes_for_other": 0}, "against"),
            ("youth_federation", "BE", {"council_delegates": 2}, "against"),
        ],
        {"for": 14, "against": 6},
        "carried",  # 14 of 20 are two thirds and more
    ),
    "iflry": (
        "statutes",
        [
            ("full", "SE", {"members": 400}, "for"),
            ("full", "DE", {"members": 3000}, "for"),
            ("full", "NL", {"members": 900}, "against"),
            ("full", "GE", {"members": 450}, "against"),
        ],
        {"for": 9, "against": 7},
        "rejected",  # 9 of 16 are less than two thirds
    ),
    "commodity_council": (
        "motion",
        [
            ("producer", "BR", {"block_votes": 600}, "for"),
            ("producer", "VN", {"block_votes": 400}, "against"),
            ("consumer", "DE", {"block_votes": 500}, "against"),
            ("consumer", "US", {"block_votes": 400}, "for"),
        ],
        {"for": 1000, "against": 900},
        "rejected",  # most of all votes, but not most of the consumers'
    ),
    "arge_historica_parent": (
        "motion",
        [
            ("national", "AT", {"associations_in_nation": 0}, "for"),
            ("national", "IT", {"associations_in_nation": 0}, "against"),
            ("associated", "CH", {}, "for"),
        ],
        {"for": 7, "against": 6},
        "carried",
    ),
    "hcce": (
        "statutes",
        [("full", "DE", {}, "for"), ("full", "FR", {}, "for"), ("full", "BE", {}, "for")],
        {"for": 3, "against": 0},
        "carried",
    ),
}


def entered(category, country, figures, number):
    known = organisation(f"Sample {number}", country)
    one = enter_member(known, **entering(category=category), by=SECRETARY, at=NOON)
    for name, value in figures.items():
        for year in (TODAY.year - 1, TODAY.year):
            Figure.objects.create(organisation=one.organisation, name=name, value=value, year=year)
    return one


def speaker(one):
    return acting(Capacity.DELEGATE, one.organisation_id, person=1000 + one.pk)


@pytest.mark.parametrize("name", sorted(HELD))
def test_an_assembly_is_held_by_its_own_rules(name, client, cast):
    matter, members, counted, result = HELD[name]
    living_by(name)
    opens = datetime(TODAY.year, TODAY.month, TODAY.day, 14, tzinfo=ZONE)
    assembly = actions.plan_assembly(day=TODAY, opens_at=opens, place="Ghent", by=SECRETARY, at=BEFORE)
    title = {"en": "A sample", "fr": "Un exemple"}
    item = actions.add_item(assembly, matter=matter, title=title, by=SECRETARY, at=BEFORE)
    held = [(entered(*said[:3], place), said[3]) for place, said in enumerate(members, 1)]
    actions.convene(assembly, by=CHAIR, at=BEFORE)
    actions.open_assembly(assembly, by=CHAIR, at=NOON)
    for one, _choice in held:
        attends(one, assembly)
    item = actions.open_vote(Item.objects.get(pk=item.pk), by=CHAIR, at=NOON)
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
