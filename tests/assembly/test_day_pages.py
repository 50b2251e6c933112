"""The pages of the day: the chair's, a voter's, the projector's, the desk's, and who takes part."""

import re
from datetime import timedelta
from html import unescape

import pytest
from assembly.samples import CHAIR, arrears, attends, declare, opened, planned, put, speaker, vote, with_quorum
from assembly.samples_day import asks, in_hand, speaks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples import delegate, many, member
from statutes.samples import house_texts

from accede.assembly import actions
from accede.assembly.models import Seen
from accede.assembly.queries.code import code_of
from accede.assembly.queries.floor import floor_of
from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", html(response)).split())


@pytest.fixture
def today(at_noon):
    """The day it is, in a house whose law is loaded; no midnight comes between."""
    house_texts()
    planned(at=now() - timedelta(days=90), day=now().date() + timedelta(days=900))
    return day_of(now())


@pytest.fixture
def room(today):
    """An item in hand now, and a French and two Belgian members that attend."""
    return in_hand("FR", "BE", "BE", at=now(), day=today)


def page(client, name, assembly, *more):
    return client.get(reverse(name, args=[assembly.address, *more]))


def chair(client, cast):
    return cast.signed_in(client, Capacity.CHAIR)


def voter(client, cast, membership):
    return cast.signed_in(client, Capacity.DELEGATE, membership.organisation_id)


def do(client, assembly, what, back="preside", **more):
    return client.post(reverse("floor", args=[assembly.address]), {"do": what, "back": back, **more})


def test_the_chair_leads_the_room_from_one_page(client, cast, room):
    item, (one, *_others) = room
    assembly = item.assembly
    chair(client, cast)
    assert "Record consensus" in text(page(client, "preside", assembly))
    opened_vote = client.post(reverse("open_vote", args=[assembly.address, 1]), {"back": "preside"})
    assert (opened_vote.status_code, opened_vote.url) == (302, reverse("preside", args=[assembly.address]))
    vote(one, item, at=now())
    assert "1 of 3 has voted" in text(page(client, "preside", assembly))
    client.post(reverse("declare_result", args=[assembly.address, 1]), {"back": "preside"})
    shown = text(page(client, "preside", assembly))
    assert "Admitted: Réseau Neuf" in shown
    assert "Open the vote" not in shown
    actions.close_assembly(assembly, by=CHAIR, at=now())
    assert "Somebody else asks to speak" not in text(page(client, "preside", assembly))


def test_the_chair_opens_the_vote_in_the_form_that_its_button_says(client, cast, room):
    item, _members = room
    shown = html(page(chair(client, cast), "preside", item.assembly))
    pressed = re.search(r'formaction="([^"]+)" name="(\w+)" value="(\w+)">Open a roll call<', shown)
    client.post(pressed[1], {pressed[2]: pressed[3], "back": "preside"})
    item.refresh_from_db()
    assert (item.state, item.form) == ("open", "roll_call")


def test_the_chair_takes_up_the_next_item_and_pauses(client, cast, room):
    item, _members = room
    put(item.assembly, about="test.file:2", at=now())
    chair(client, cast)
    assert do(client, item.assembly, "take_up:2").status_code == 302
    assert floor_of(item.assembly).item.position == 2
    for _ in range(2):
        assert do(client, item.assembly, "pause:0").status_code == 302
    paused = text(page(client, "preside", item.assembly))
    assert "The assembly paused at" in paused
    assert "Record consensus" not in paused
    do(client, item.assembly, "resume:0")
    assert "The assembly paused" not in text(page(client, "preside", item.assembly))


def test_what_the_chair_cannot_do_is_refused_on_its_page_with_the_reason(client, cast, room):
    item, _members = room
    actions.open_vote(item, by=CHAIR, at=now())
    refused = do(chair(client, cast), item.assembly, "pause:0")
    assert refused.status_code == 409
    assert "A vote is still open. Declare its result before the assembly pauses." in text(refused)


@pytest.mark.parametrize("what", ["", "sing:1", "give", "give:x", "give:1:2:3"])
def test_a_garbled_wish_is_a_bad_request(client, cast, room, what):
    item, _members = room
    assert do(chair(client, cast), item.assembly, what).status_code == 400


def test_a_delegate_asks_to_speak_has_the_floor_and_ends(client, cast, room):
    item, (one, *_others) = room
    voter(client, cast, one)
    for _ in range(2):
        asked = do(client, item.assembly, f"ask:{one.organisation_id}:matter", "follow")
        assert (asked.status_code, asked.url) == (302, reverse("follow", args=[item.assembly.address]))
    assert "You are on the list of speakers." in text(page(client, "follow", item.assembly))
    speech = item.speeches.get()
    actions.give_floor(speech, by=CHAIR, at=now())
    assert "You have the floor." in text(page(client, "follow", item.assembly))
    do(client, item.assembly, f"end:{speech.pk}", "follow")
    assert "Nobody has asked to speak." in text(page(client, "follow", item.assembly))


def test_a_delegate_does_not_ask_for_another_member_nor_give_the_floor(client, cast, room):
    item, (one, two, _three) = room
    speech = asks(two, item, at=now())
    voter(client, cast, one)
    for what in (f"ask:{two.organisation_id}:matter", f"give:{speech.pk}", f"end:{speech.pk}", "pause:0"):
        assert do(client, item.assembly, what, "follow").status_code == 403


def test_the_chair_puts_somebody_in_the_room_on_the_list(client, cast, room):
    item, (one, *_others) = room
    chair(client, cast)
    do(client, item.assembly, f"ask:{one.organisation_id}", kind="order")
    assert "point of order" in text(page(client, "preside", item.assembly))


def test_the_clock_of_a_speech_tells_for_how_long_it_has_run(client, cast, room):
    item, (one, *_others) = room
    speaks(one, item, at=now() - timedelta(seconds=75))
    found = re.search(r'data-seconds="(\d+)"', html(page(chair(client, cast), "preside", item.assembly)))
    assert 75 <= int(found[1]) < 90


def test_a_voters_page_holds_the_ballot_when_the_vote_is_open_and_leads_back_to_itself(client, cast, room):
    item, (one, *_others) = room
    voter(client, cast, one)
    assert "Cast this vote" not in text(page(client, "follow", item.assembly))
    actions.open_vote(item, by=CHAIR, at=now())
    live = page(client, "follow_live", item.assembly)
    assert "Cast this vote" in text(live)
    said = {"organisation": one.organisation_id, "choice": "for", "back": "follow"}
    cast_ = client.post(item.get_absolute_url(), said)
    assert (cast_.status_code, cast_.url) == (302, reverse("follow", args=[item.assembly.address]))
    assert "Your vote was recorded at" in text(page(client, "follow", item.assembly))


@pytest.mark.parametrize("name", ["follow", "screen", "item"])
def test_a_page_says_in_which_version_it_came(client, cast, room, name):
    item, (one, *_others) = room
    actions.open_vote(item, by=CHAIR, at=now())
    voter(client, cast, one)
    shown = html(page(client, name, item.assembly, *([1] if name == "item" else [])))
    live, version = (unescape(re.search(rf'data-{what}="([^"]*)"', shown)[1]) for what in ("live", "version"))
    assert client.get(live, headers={"If-None-Match": version}).status_code == 304
    attends(one, item.assembly, "absent", at=now())
    assert client.get(live, headers={"If-None-Match": version}).status_code == 200


def test_what_a_voter_is_told_of_its_country_is_made_anew_only_when_somebody_of_it_votes(client, cast, room):
    item, (french, *belgians) = room
    actions.open_vote(item, by=CHAIR, at=now())
    voter(client, cast, belgians[0])
    address = f"{reverse('item_seats', args=[item.assembly.address, 1])}?of={belgians[0].organisation_id}"
    tag = client.get(address)["ETag"]
    vote(french, item, at=now())
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    vote(belgians[1], item, at=now())
    changed = client.get(address, headers={"If-None-Match": tag})
    assert (changed.status_code, "has voted: for" in text(changed)) == (200, True)


def test_when_the_vote_opens_each_voters_page_asks_little(client, cast, room, django_assert_max_num_queries):
    item, (one, *_others) = room
    actions.open_vote(item, by=CHAIR, at=now())
    voter(client, cast, one)
    with django_assert_max_num_queries(18):
        assert "Cast this vote" in text(page(client, "follow_live", item.assembly))


def test_a_voters_page_is_not_made_anew_because_others_come_and_vote(client, cast, room):
    item, (one, two, three) = room
    actions.open_vote(item, by=CHAIR, at=now())
    voter(client, cast, one)
    address = f"{reverse('follow_live', args=[item.assembly.address])}?of={one.organisation_id}"
    tag = client.get(address)["ETag"]
    vote(two, item, at=now())
    attends(three, item.assembly, "absent", at=now())
    with CaptureQueriesContext(connection) as done:
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert not [query for query in done if "django_session" in query["sql"]]
    declare(item, at=now())
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_voters_page_is_made_anew_when_somebody_asks_to_speak_or_the_desk_notes_the_voter(client, cast, room):
    item, (one, two, _three) = room
    voter(client, cast, one)
    address = f"{reverse('follow_live', args=[item.assembly.address])}?of={one.organisation_id}"
    assert address.replace("&", "&amp;") in html(page(client, "follow", item.assembly))
    tags = [client.get(address)["ETag"]]
    speech = asks(two, item, at=now())
    tags.append(client.get(address)["ETag"])
    actions.give_floor(speech, by=CHAIR, at=now())
    tags.append(client.get(address)["ETag"])
    actions.end_speech(speech, by=CHAIR, at=now())
    tags.append(client.get(address)["ETag"])
    attends(one, item.assembly, "absent", at=now())
    tags.append(client.get(address)["ETag"])
    actions.pause(item.assembly, by=CHAIR, at=now())
    tags.append(client.get(address)["ETag"])
    assert len(set(tags)) == 6


def test_a_voter_without_the_right_reads_why_on_the_page_it_follows(client, cast, today):
    one = member("Nordlys", "DK")
    debt = arrears(one)
    debt.due = today - timedelta(days=1)
    debt.save()
    item, _members = in_hand("BE", at=now(), day=today)
    attends(one, item.assembly, at=now())
    actions.open_vote(item, by=CHAIR, at=now())
    shown = text(page(voter(client, cast, one), "follow", item.assembly))
    assert "The reason: Annual fee unpaid." in shown
    assert "Cast this vote" not in shown


def test_the_projector_shows_the_question_how_many_have_voted_and_then_the_result(client, cast, room):
    item, (one, two, _three) = room
    speaks(two, item, at=now())
    chair(client, cast)
    shown = text(page(client, "screen", item.assembly))
    assert "Admit Réseau Neuf?" in shown
    assert two.organisation.name in shown
    actions.open_vote(item, by=CHAIR, at=now())
    vote(one, item, "against", at=now())
    shown = text(page(client, "screen", item.assembly))
    assert "1 of 3 has voted" in shown
    assert one.organisation.name not in shown
    assert "against" not in shown.lower()
    declare(item, at=now())
    assert "Not admitted: Réseau Neuf" in text(page(client, "screen", item.assembly))


def test_the_projector_is_told_of_each_vote_and_of_each_coming(client, cast, room):
    item, (one, *_others) = room
    chair(client, cast)
    tags = [page(client, "screen_live", item.assembly)["ETag"]]
    actions.open_vote(item, by=CHAIR, at=now())
    tags.append(page(client, "screen_live", item.assembly)["ETag"])
    vote(one, item, at=now())
    tags.append(page(client, "screen_live", item.assembly)["ETag"])
    attends(one, item.assembly, "absent", at=now())
    tags.append(page(client, "screen_live", item.assembly)["ETag"])
    assert len(set(tags)) == 4


def test_the_desk_finds_a_member_by_its_delegate_and_comes_back_to_what_was_sought(client, cast, room):
    item, (one, two, _three) = room
    delegate(two, "zoe@example.org", name="Zoé Martin")
    cast.signed_in(client, Capacity.SECRETARIAT)
    found = html(client.get(reverse("desk", args=[item.assembly.address]), {"q": "zoé"}))
    assert f'value="{two.organisation_id}:absent"' in found
    assert f'value="{one.organisation_id}:absent"' not in found
    said = {"note": f"{two.organisation_id}:absent", "back": "desk", "q": "zoé"}
    noted = client.post(reverse("attendance", args=[item.assembly.address]), said)
    assert noted.url == reverse("desk", args=[item.assembly.address]) + "?q=zo%C3%A9"
    assert "2 of 3 members attend." in text(page(client, "desk", item.assembly))


def test_the_desk_says_whose_page_is_no_longer_open(client, cast, room):
    item, (one, *_others) = room
    attends(one, item.assembly, "remote", at=now() - timedelta(minutes=9))
    actions.note_seen(item.assembly, by=speaker(one), at=now() - timedelta(minutes=8))
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "page not open since" in text(page(client, "desk", item.assembly))


def test_an_open_page_of_whoever_takes_part_remotely_is_noted(client, cast, room):
    item, (one, *_others) = room
    attends(one, item.assembly, "remote", at=now())
    assert "data-beat" in html(page(voter(client, cast, one), "follow", item.assembly))
    assert client.post(reverse("note_seen", args=[item.assembly.address])).status_code == 204
    assert Seen.objects.get().attendance.organisation == one.organisation


def test_to_an_assembly_in_one_room_nobody_is_asked_to_come_from_afar(client, cast, room):
    item, _members = room
    away = member("Late", "DE")
    assert "I take part remotely" not in text(page(voter(client, cast, away), "follow", item.assembly))
    assert "I take part remotely" not in text(page(client, "item_seats", item.assembly, 1))
    item.assembly.mode = "both"
    item.assembly.save()
    assert "I take part remotely" in text(page(client, "follow", item.assembly))


def test_a_search_that_finds_nobody_says_so(client, cast, room):
    item, _members = room
    cast.signed_in(client, Capacity.SECRETARIAT)
    address = reverse("desk", args=[item.assembly.address])
    assert "No member matches." in text(client.get(address, {"q": "nobody at all"}))


def test_a_code_opens_at_the_desk_the_members_its_bearer_speaks_for(client, cast, room):
    item, (one, two, _three) = room
    person = delegate(one, name="Zoé Martin")
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = html(page(client, "desk_code", item.assembly, code_of(item.assembly, person)))
    assert "Zoé Martin" in shown
    assert f'value="{one.organisation_id}:absent"' in shown
    assert two.organisation.name not in shown


def test_a_code_that_was_made_up_or_made_for_another_day_opens_nothing(client, cast, room):
    item, (one, *_others) = room
    person = delegate(one)
    other = planned(day=now().date() + timedelta(days=300), at=now())
    cast.signed_in(client, Capacity.SECRETARIAT)
    for code in (f"{person.pk}~x", code_of(other, person)):
        assert page(client, "desk_code", item.assembly, code).status_code == 404


def test_a_delegate_has_a_code_that_leads_to_the_desk(client, room):
    item, (one, *_others) = room
    person = delegate(one)
    client.force_login(person)
    shown = html(page(client, "own_code", item.assembly))
    assert "<svg" in shown
    assert one.organisation.name in shown


def test_who_takes_part_is_told_with_each_change_and_when_it_turned_the_quorum(client, cast):
    with_quorum()
    item, (one, _two) = in_hand("BE", "FR")
    member("Third", "DE")
    attends(one, item.assembly, "absent")
    shown = text(page(chair(client, cast), "presence", item.assembly))
    assert shown.index("has left.") < shown.index("is in the room.")
    assert "There is no quorum" in shown
    assert "There is a quorum" in shown


def test_before_anybody_comes_the_changes_say_so(client, cast, today):
    assembly = opened(today, at=now())
    assert "Nobody has come yet." in text(page(chair(client, cast), "presence", assembly))


@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize("name", ["assembly", "preside", "follow", "screen", "desk", "presence"])
def test_a_page_of_the_day_is_light_and_asks_little_also_with_three_hundred_members(
    client, cast, today, django_assert_max_num_queries, number, name
):
    many(number)
    assembly = opened(today, at=now())
    actions.take_up(assembly.items.get(), by=CHAIR, at=now())
    cast.signed_in(client, Capacity.SECRETARIAT)
    page(client, name, assembly)
    with django_assert_max_num_queries(20):
        shown = page(client, name, assembly)
    assert shown.status_code == 200
    assert len(shown.content) < 100_000
