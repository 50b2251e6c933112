"""The pages of a secret vote: what the chair is told, what a voter's script is given, and the box without a sender."""

import json

import pytest
from assembly.samples import BEFORE, CHAIR, attends, declare
from assembly.samples_elections import opened as elected
from assembly.samples_elections import secret as secret_election
from assembly.samples_secrecy import Device, close, of, secret_vote, to_open, votes
from assembly.samples_speakers import french, named
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from statutes.samples import LAW, SECRETARY

from accede.assembly.actions import convene, open_assembly
from accede.assembly.models import Slip
from accede.blind.signature import verify
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def to(name, item):
    return reverse(name, args=[item.assembly.address, item.position])


def voter(client, cast, membership):
    return cast.signed_in(client, Capacity.DELEGATE, membership.organisation_id)


def fields(slip):
    return {"token": slip.token, "choice": slip.choice, "signature": slip.signature}


def cast_at(client, device, number=0, **more):
    url = reverse("cast_secretly", args=[device.box.pk])
    return client.post(url, fields(device.slips[number]) | more)


def test_the_chair_is_told_what_a_result_could_betray_before_the_vote_is_opened(client, cast):
    item, _members = to_open("BE", "FR", "IT")
    page = html(cast.signed_in(client, Capacity.CHAIR).get(to("item", item)))
    assert to("secret_vote", item) in page
    told = html(client.get(to("secret_vote", item)))
    assert "Only 3 vote" in told
    assert "If all vote alike" in told


def test_the_chair_is_told_so_before_an_election_too_and_opens_its_first_ballot_there(client, cast):
    load_edition(LAW, by=SECRETARY, at=BEFORE)
    item = elected("Ada").item
    cast.signed_in(client, Capacity.CHAIR)
    assert f'href="{to("secret_vote", item)}"' in html(client.get(to("item", item)))
    assert client.post(to("secret_vote", item)).url == to("secret_vote", item)
    assert "Hands that would draw ballots" in html(client.get(to("secret_vote", item)))
    assert client.post(to("secret_vote", item), {"sent": "yes"}).url == to("item", item)
    assert (of(item).state, of(item).form) == ("open", "secret")


def test_before_it_a_page_says_who_has_not_named_a_speaker_and_leads_to_naming_one(client, cast):
    assembly, one, other = french()
    item = assembly.items.get()
    cast.signed_in(client, Capacity.CHAIR)
    convene(assembly, by=CHAIR, at=BEFORE)
    open_assembly(assembly, by=CHAIR, at=NOON)
    attends(one, assembly)
    assert "has not named who speaks" not in html(client.get(to("secret_vote", item)))
    attends(other, assembly)
    told = html(client.get(to("secret_vote", item)))
    assert "France has several members that share one voice, and has not named who speaks for them." in told
    assert f'href="{reverse("speakers", args=[assembly.address])}"' in told
    named(assembly, one, other)
    assert "has not named who speaks" not in html(client.get(to("secret_vote", item)))


def test_the_chair_opens_closes_and_declares_on_the_pages(client, cast):
    item, (one, *_others) = to_open("BE", "FR", "IT")
    cast.signed_in(client, Capacity.CHAIR)
    assert client.post(to("secret_vote", item)).url == to("secret_vote", item)
    assert client.post(to("secret_vote", item), {"sent": "yes"}).url == to("item", item)
    votes(one, item, "for")
    assert "1 member has drawn" in html(client.get(to("item_room", item)))
    assert "Close the secret vote" in html(client.get(to("item", item)))
    assert client.get(to("box", item)).status_code == 404
    client.post(to("close_secret_vote", item))
    client.post(to("declare_result", item))
    assert of(item).state == "carried"
    page = html(client.get(to("item", item)))
    assert "Secret vote" in page
    assert to("box", item) in page


def test_a_voter_draws_and_casts_through_the_addresses_of_the_page(client, cast):
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"])
    page = html(voter(client, cast, one).get(to("item", item)))
    assert f'data-n="{device.box.modulus}"' in page
    sent = {"organisation": one.organisation_id, "blinded": device.sent[0].hex()}
    signed = client.post(to("draw_ballots", item), sent).json()["signed"]
    assert client.post(to("draw_ballots", item), sent).json()["signed"] == signed
    again = client.post(to("draw_ballots", item), sent | {"blinded": "00" * 256})
    assert (again.status_code, "drawn already" in again.json()["said"]) == (409, True)
    signature = int(signed[0], 16) * device.blinded[0].inverse % device.box.public.n
    slip = Slip(token=device.tokens[0].hex(), choice="for", signature=f"{signature:0512x}")
    assert verify(slip.message, bytes.fromhex(slip.signature), device.box.public)
    device.slips = [slip]
    assert cast_at(client, device).json() == {"fate": "kept"}
    assert Slip.objects.get().choice == "for"


def test_the_box_asks_nobody_who_they_are_and_sets_no_cookie(client, cast):
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    voter(client, cast, one)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = cast_at(client, device)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    told = " ".join(one["sql"] for one in asked)
    assert not any(name in told for name in ("django_session", "people_account", "register_mandate", "journal_entry"))


@pytest.mark.parametrize(
    "changed",
    [
        {"token": "00" * 32},
        {"token": "zz" * 32},
        {"choice": "against"},
        {"choice": "perhaps"},
        {"choice": ""},
        {"signature": "00" * 256},
        {"signature": "0"},
        {"signature": ""},
    ],
)
def test_a_ballot_that_was_changed_or_forged_is_refused(client, changed):
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    response = cast_at(client, device, **changed)
    assert (response.status_code, response.json()) == (409, {"fate": "forged"})
    assert Slip.objects.count() == 0


def test_the_published_box_holds_all_that_is_needed_to_count_it_again(client, cast):
    item, (one, two) = secret_vote("BE", "FR", by_weight=True)
    votes(one, item, *["for"] * 3, *["against"] * 2)
    votes(two, item, *["abstain"] * 5)
    close(item)
    declare(item)
    voter(client, cast, one)
    told = json.loads(client.get(to("box_file", item)).content)
    assert [(each["tokens"], each["through"]) for each in told["drawn"]] == [(5, None), (5, None)]
    assert sorted(each["choice"] for each in told["ballots"]) == ["abstain"] * 5 + ["against"] * 2 + ["for"] * 3
    page = html(client.get(to("box", item)))
    assert "Network BE 0" in page


def test_a_secret_election_is_cast_on_its_page(client, cast):
    election, (one,) = secret_election()
    item = election.item
    page = html(voter(client, cast, one).get(to("item", item)))
    assert 'data-secret="' in page
    assert votes(one, item, '["Ada"]') == ["kept"]


@pytest.mark.parametrize("said", ['["Nobody"]', "for", '["Ada",  "Bea"]', "[1]", "{}", '["Ada", "Ada"]'])
def test_a_paper_that_is_not_written_as_everybody_writes_it_is_refused(client, said):
    election, (one,) = secret_election()
    device = Device(one, election.item, [said]).draw()
    assert cast_at(client, device).json() == {"fate": "forged"}


def test_the_secretariat_notes_who_gets_ballots_on_paper_and_tellers_are_asked_for_their_count(client, cast):
    item, (one, two) = secret_vote("BE", "FR")
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Note ballots on paper" in html(client.get(to("item", item)))
    assert client.post(to("hand_out_papers", item), {"organisation": one.organisation_id}).url == to("item", item)
    page = html(client.get(to("item", item)))
    assert "Enter this count" in page
    assert f'<option value="{one.organisation_id}">' not in page
    assert f'<option value="{two.organisation_id}">' in page
    assert client.post(to("hand_out_papers", item), {"organisation": "x"}).status_code == 404


def test_nobody_is_offered_a_ballot_on_paper_that_it_would_not_be_given(client, cast):
    item, (one, two, alone) = secret_vote("FR", "FR", "BE")
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = html(client.get(to("item", item)))
    assert f'<option value="{alone.organisation_id}">' in page
    assert not any(f'<option value="{each.organisation_id}">' in page for each in (one, two))
