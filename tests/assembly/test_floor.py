"""The chair leads the room: one item in hand, one speaker, points of order first, pauses in which nothing happens."""

from datetime import timedelta

import pytest
from assembly.samples import CHAIR, attends, opened, put, speaker
from assembly.samples_day import asks, in_hand, speaks
from cast import NOON
from register.samples import member

from accede.assembly import actions
from accede.assembly.queries.floor import floor_of, speeches_on
from accede.assembly.queries.presence import changes_of, unseen
from accede.journal.models import Entry
from accede.journal.record import instant

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=4)


def names(item):
    return [one.organisation.name for one in speeches_on(item)]


def test_an_item_is_in_hand_until_the_next_is_taken_up():
    item, _members = in_hand()
    other = put(item.assembly, about="test.file:2", at=NOON)
    actions.take_up(other, by=CHAIR, at=NOON)
    assert floor_of(item.assembly).item == other
    with pytest.raises(actions.AlreadyInHand):
        actions.take_up(other, by=CHAIR, at=NOON)


def test_before_the_assembly_opens_nothing_is_taken_up():
    item = opened().items.get()
    item.assembly.state = "convened"
    item.assembly.save()
    with pytest.raises(actions.NotConvened):
        actions.take_up(item, by=CHAIR, at=NOON)


def test_the_room_is_not_led_away_from_an_open_vote():
    item, _members = in_hand("BE")
    other = put(item.assembly, about="test.file:2", at=NOON)
    actions.open_vote(item, by=CHAIR, at=NOON)
    with pytest.raises(actions.AnotherVoteOpen):
        actions.take_up(other, by=CHAIR, at=NOON)


def test_the_item_whose_vote_opens_is_in_hand():
    item, _members = in_hand("BE")
    other = put(item.assembly, about="test.file:2", at=NOON)
    actions.open_vote(other, by=CHAIR, at=NOON)
    assert floor_of(item.assembly).item == other


def test_the_item_that_all_agree_on_is_in_hand():
    item = opened().items.get()
    actions.declare_consensus(item, by=CHAIR, at=NOON)
    assert floor_of(item.assembly).item == item


def test_who_speaks_comes_first_then_points_of_order_then_the_others_as_they_asked():
    item, (one, two, three, four) = in_hand("BE", "FR", "DE", "IT")
    asks(one, item)
    speaks(two, item)
    asks(three, item)
    asks(four, item, "order")
    assert names(item) == ["Network FR 1", "Network IT 3", "Network BE 0", "Network DE 2"]


def test_whoever_speaks_ends_when_the_next_is_given_the_floor():
    item, (one, two) = in_hand("BE", "FR")
    first, second = speaks(one, item), asks(two, item)
    actions.give_floor(second, by=CHAIR, at=LATER)
    first.refresh_from_db()
    assert first.ended_at == LATER
    assert names(item) == ["Network FR 1"]


def test_a_member_stands_on_the_list_once_and_may_raise_a_point_of_order_besides():
    item, (one,) = in_hand("BE")
    asks(one, item)
    with pytest.raises(actions.AlreadyAsked):
        asks(one, item)
    asks(one, item, "order")
    assert len(names(item)) == 2


def test_a_member_that_has_spoken_may_ask_again():
    item, (one,) = in_hand("BE")
    actions.end_speech(speaks(one, item), by=CHAIR, at=LATER)
    asks(one, item, at=LATER)
    assert names(item) == ["Network BE 0"]


def test_whoever_is_not_there_does_not_ask_to_speak():
    item, _members = in_hand()
    with pytest.raises(actions.NotAttending):
        asks(member(), item)


def test_a_speech_begins_and_ends_once():
    item, (one,) = in_hand("BE")
    speech = speaks(one, item)
    with pytest.raises(actions.AlreadySpeaks):
        actions.give_floor(speech, by=CHAIR, at=LATER)
    actions.end_speech(speech, by=CHAIR, at=LATER)
    for act in (actions.end_speech, actions.give_floor):
        with pytest.raises(actions.AlreadySpoken):
            act(speech, by=CHAIR, at=LATER)


def test_another_item_ends_what_is_said_on_the_last():
    item, (one, two) = in_hand("BE", "FR")
    speech, waiting = speaks(one, item), asks(two, item)
    actions.take_up(put(item.assembly, about="test.file:2", at=NOON), by=CHAIR, at=LATER)
    speech.refresh_from_db()
    assert speech.ended_at == LATER
    with pytest.raises(actions.NotInHand):
        actions.give_floor(waiting, by=CHAIR, at=LATER)


def test_in_a_pause_nobody_speaks_and_nothing_is_put_to_the_vote():
    item, (one,) = in_hand("BE")
    speech = speaks(one, item)
    actions.pause(item.assembly, by=CHAIR, at=LATER)
    speech.refresh_from_db()
    assert speech.ended_at == LATER
    with pytest.raises(actions.Paused):
        asks(one, item)
    for act in (actions.open_vote, actions.declare_consensus):
        with pytest.raises(actions.Paused):
            act(item, by=CHAIR, at=LATER)
    with pytest.raises(actions.AlreadyPaused):
        actions.pause(item.assembly, by=CHAIR, at=LATER)
    actions.resume(item.assembly, by=CHAIR, at=LATER)
    assert Entry.objects.get(action="assembly.resume").values == {"since": instant(LATER)}
    with pytest.raises(actions.NotPaused):
        actions.resume(item.assembly, by=CHAIR, at=LATER)
    asks(one, item)


def test_an_open_vote_is_not_paused():
    item, _members = in_hand("BE")
    actions.open_vote(item, by=CHAIR, at=NOON)
    with pytest.raises(actions.VoteStillOpen):
        actions.pause(item.assembly, by=CHAIR, at=NOON)


def test_each_coming_and_going_tells_who_takes_part_from_then_on():
    item, (one, two) = in_hand("BE", "BE")
    three = member("Third", "FR")
    attends(three, item.assembly, "remote", at=LATER)
    attends(one, item.assembly, "absent", at=LATER)
    told = [
        (one.seat.attendance, one.tally.members_present, one.tally.countries_present)
        for one in changes_of(item.assembly)
    ]
    assert told == [("present", 1, 1), ("present", 2, 1), ("remote", 3, 2), ("absent", 2, 2)]
    assert [one.at for one in changes_of(item.assembly, 3)] == [LATER]
    assert [one.seat.organisation for one in changes_of(item.assembly, 1, 2)] == [two.organisation_id]


def test_who_takes_part_remotely_is_missed_once_its_page_has_not_been_open_for_three_minutes():
    item, (one, two) = in_hand("BE", "FR")
    assembly = item.assembly
    attends(one, assembly, "remote")
    for somebody in (one, two):
        actions.note_seen(assembly, by=speaker(somebody), at=NOON)
    assert unseen(assembly, NOON + timedelta(minutes=3)) == {}
    assert unseen(assembly, LATER) == {one.organisation_id: NOON}
    actions.note_seen(assembly, by=speaker(one), at=LATER)
    assert unseen(assembly, LATER) == {}


def test_who_comes_back_is_not_missed_for_the_time_before():
    item, (one,) = in_hand("BE")
    attends(one, item.assembly, "remote")
    actions.note_seen(item.assembly, by=speaker(one), at=NOON)
    attends(one, item.assembly, "absent")
    attends(one, item.assembly, "remote", at=LATER)
    assert unseen(item.assembly, LATER) == {}
