"""A voter's page reads of a large roll what concerns that voter, and tells the same as if it had read all."""

import pytest
from assembly.samples import attends, prepared, speaker, vote, voting
from django.db.models.signals import post_init

from accede.assembly.models import Attendance, Item, Place
from accede.assembly.queries.roll import attending, roll_of
from accede.assembly.views.room import Room
from accede.assembly.views.voting import CROWD, claim_of, shown_room, shown_seat
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def whole(item):
    return Item.objects.select_related("assembly__edition", "ledger").get(pk=item.pk)


def test_a_voter_is_told_the_same_from_its_country_alone():
    item, members = voting("FR", "FR", "BE", "BE", "DE", absent=1)
    for one, choice in zip(members, ("for", "against", "for"), strict=False):
        vote(one, item, choice)
    item = whole(item)
    everything = Room.of(item)
    for one in members:
        room = Room.near(item, speaker(one))
        assert {seat.country for seat in room.roll} == {one.organisation.country}
        [own] = [seat for seat in room.roll if seat.organisation == one.organisation_id]
        assert shown_seat(room, own) == shown_seat(everything, own)


def test_many_who_share_a_voice_are_told_by_their_number():
    item, members = voting(*["FR"] * (CROWD + 2))
    for one, choice in zip(members[1:], ("for", "against", "for"), strict=False):
        vote(one, item, choice)
    room = Room.near(whole(item), speaker(members[0]))
    told = shown_seat(room, next(seat for seat in room.roll if seat.organisation == members[0].organisation_id))
    assert told["said"]["text"].endswith("may vote, and shares the one voice of its country, France, with 13 others.")
    assert [one for one in told["partners"] if "lead" in one] == [
        {"lead": "Of the 13 others 3 have voted. For: 2. Against: 1. Abstained: 0."}
    ]


def test_how_many_have_voted_is_the_same_without_reading_the_roll():
    item, members = voting("FR", "BE", "DE", absent=1)
    vote(members[0], item), vote(members[0], item, "against")
    item = whole(item)
    assert claim_of(item) == shown_room(Room.of(item))["claim"] == "1 of 2 has voted"


def test_a_voter_s_page_asks_little(django_assert_max_num_queries):
    item, members = voting(*["FR", "BE", "DE"] * 4)
    actor = speaker(members[0])
    with django_assert_max_num_queries(6):
        Room.near(whole(item), actor)


def test_of_those_who_attend_only_whom_the_page_is_for_is_read():
    item, (one, *_others) = voting("FR", "BE", "DE")
    read = []
    post_init.connect(
        lambda instance, **_more: read.append(instance.organisation_id), Attendance, weak=False, dispatch_uid="near"
    )
    try:
        [own] = roll_of(whole(item).assembly, [one.organisation_id])
    finally:
        post_init.disconnect(sender=Attendance, dispatch_uid="near")
    assert (own.attends, read) == (True, [one.organisation_id])


def test_how_a_member_attends_is_the_same_from_the_roll_of_an_open_item():
    item, (one, two, _three) = voting("FR", "BE", "DE", absent=1)
    attends(one, item.assembly, "absent"), attends(two, item.assembly, "remote")
    item, ours = whole(item), [one.organisation_id, two.organisation_id]
    found, read = attending(item.assembly, item, ours), roll_of(item.assembly, ours)
    told = ("organisation", "name", "attendance", "since")
    assert [[getattr(seat, name) for name in told] for seat in found] == [
        [getattr(seat, name) for name in told] for seat in read
    ]


def test_a_member_that_stands_on_no_roll_of_an_item_is_found_in_the_register():
    item, (one, *_others) = voting("FR", "BE")
    Place.objects.filter(organisation=one.organisation_id).delete()
    [own] = attending(whole(item).assembly, whole(item), [one.organisation_id])
    assert own.organisation == one.organisation_id


def test_an_item_has_a_room_that_is_asked_for_again_and_again_only_once_the_assembly_meets(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    pages = [client.get(item.get_absolute_url()).content.decode() for item in (prepared().items.get(), voting("BE")[0])]
    assert [("/room/?seen=" in page, "Who has voted" in page) for page in pages] == [(False, False), (True, True)]
