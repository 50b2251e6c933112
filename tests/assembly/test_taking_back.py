"""A vote that was opened by mistake is taken back while nobody has voted, and opened again in any form."""

import pytest
from assembly.samples import CHAIR, declare, vote, voting
from assembly.samples_casting import with_proxy
from assembly.samples_secrecy import secret_vote
from assembly.samples_secrecy import votes as casts_in_secret
from assembly.samples_writing import voting as voting_in_writing
from cast import NOON
from recount.results import archive_of, faults

from accede.assembly.actions import open_vote
from accede.assembly.actions.item import VoteNotOpen
from accede.assembly.actions.meeting import InWriting
from accede.assembly.actions.taking_back import SomebodyVoted, take_back_vote
from accede.assembly.models import Box, Item
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def taken_back(item):
    return take_back_vote(item, by=CHAIR, at=NOON)


def test_what_was_opened_by_mistake_is_opened_again_in_another_form_and_counts():
    item, one, other, _third = with_proxy(form="roll_call")
    item = taken_back(item)
    assert (item.state, item.form, item.places.count()) == (Item.State.PREPARED, Item.Form.OPEN, 0)
    assert item.assembly.entrustings.get(principal=one.organisation).used_at is None
    open_vote(item, by=CHAIR, at=NOON)
    vote(other, item, "for")
    declare(item)
    assert faults(archive_of(item)) == []


def test_a_secret_vote_that_was_opened_by_mistake_leaves_no_box():
    item, (one,) = secret_vote("BE")
    item = taken_back(item)
    assert not Box.objects.exists()
    open_vote(item, by=CHAIR, at=NOON)
    vote(one, item)
    declare(item)
    assert faults(archive_of(item)) == []


def test_once_somebody_has_voted_or_drawn_it_is_not_taken_back():
    item, (one,) = voting("BE")
    vote(one, item)
    with pytest.raises(SomebodyVoted):
        taken_back(item)
    declare(item)
    with pytest.raises(VoteNotOpen):
        taken_back(item)


def test_a_secret_vote_in_which_ballots_were_drawn_is_not_taken_back():
    item, (one,) = secret_vote("BE")
    casts_in_secret(one, item, "for")
    with pytest.raises(SomebodyVoted):
        taken_back(item)


def test_what_is_decided_in_writing_stays_open():
    assembly, _members = voting_in_writing("BE")
    with pytest.raises(InWriting):
        taken_back(assembly.items.get())


def test_the_chair_takes_it_back_by_one_button_as_long_as_it_can(client, cast):
    item, (one,) = voting("BE")
    cast.signed_in(client, Capacity.CHAIR)
    page = item.get_absolute_url()
    assert "Take the vote back" in client.get(page).content.decode()
    vote(one, item)
    assert "Take the vote back" not in client.get(page).content.decode()
    assert client.post(f"{page}take-back/").status_code == 409


def test_an_item_leads_back_to_the_page_of_the_day_that_one_came_from(client, cast):
    item, (one,) = voting("BE")
    pages = {Capacity.CHAIR: "preside", Capacity.DELEGATE: "follow", Capacity.AUDITOR: None}
    for capacity, name in pages.items():
        cast.signed_in(client, capacity, one.organisation_id if capacity == Capacity.DELEGATE else None)
        read = client.get(item.get_absolute_url()).content.decode()
        assert [each for each in ("preside", "follow") if f'/{each}/">' in read] == ([name] if name else [])
