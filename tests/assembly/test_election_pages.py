"""The pages of an election: each person sees what is theirs to do, and what each ballot came to."""

import pytest
from assembly.samples import attends
from assembly.samples_elections import (
    METHOD,
    again,
    balloting,
    called,
    close,
    elected,
    opened,
    put_forward,
    secret,
    tied,
    with_law,
)
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples import member

from accede.assembly.models import Ballot, Nomination, Pile
from accede.people.capacities import Capacity
from accede.recount.verifying import verify
from accede.register.models import Membership

pytestmark = pytest.mark.django_db


def url(election):
    return election.item.get_absolute_url()


def to(name, election):
    return reverse(name, args=[election.item.assembly.address, election.item.position])


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def chair(client, cast):
    return cast.signed_in(client, Capacity.CHAIR)


def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def voter(client, cast, membership):
    return cast.signed_in(client, Capacity.DELEGATE, membership.organisation_id)


def test_the_office_puts_an_election_on_the_agenda(client, cast):
    election = called()
    assembly = election.item.assembly
    page = office(client, cast).get(reverse("call_election", args=[assembly.address]))
    assert "Director (Board)" in html(page)
    said = {"seat": "board.director", "seats": "3"}
    assert client.post(reverse("call_election", args=[assembly.address]), said).status_code == 302
    assert assembly.items.count() == 1


def test_a_delegate_puts_somebody_forward_and_the_page_says_so(client, cast):
    one, election = member("Réseau Un"), called()
    voter(client, cast, one)
    said = {"name": "Ada Lima", "email": "ada@example.org", "organisation": one.organisation_id}
    sent = client.post(to("nominate", election), said | {"proposer": one.organisation_id})
    assert (sent.status_code, sent.url) == (302, url(election))
    shown = html(client.get(url(election)))
    assert "Ada Lima" in shown
    assert "not answered yet" in shown
    again_ = client.post(to("nominate", election), said | {"proposer": one.organisation_id})
    assert (again_.status_code, "nominated already" in html(again_)) == (409, True)


def test_a_delegate_puts_nobody_forward_for_another_member(client, cast):
    one, other, election = member(), member("Another"), called()
    sent = voter(client, cast, one).post(
        to("nominate", election),
        {"name": "Ada", "organisation": one.organisation_id, "proposer": other.organisation_id},
    )
    assert (sent.status_code, Nomination.objects.exists()) == (200, False)


def test_the_person_accepts_on_a_page_that_others_cannot_answer(client, cast):
    one = put_forward(called(), "Ada")
    page = one.get_absolute_url()
    client.force_login(one.account)
    assert "Do you stand?" in html(client.get(page))
    assert client.post(page, {"act": "accept"}).status_code == 302
    assert Nomination.objects.get().state == "accepted"
    other = cast.account()
    client.force_login(other)
    assert client.get(page).status_code == 403


def test_a_delegate_chooses_among_those_who_stand_and_reads_what_was_recorded(client, cast):
    election, (one,) = balloting("BE", names=("Ada", "Ben", "Cleo"), seats=2)
    voter(client, cast, one)
    shown = html(client.get(url(election)))
    assert 'type="checkbox" name="choice" value="Ben"' in shown
    assert "Choose up to 2 names, or none." in shown
    sent = client.post(url(election), {"organisation": one.organisation_id, "choice": ["Cleo", "Ada"]})
    assert sent.status_code == 302
    assert "Your paper is in: Ada and Cleo." in html(client.get(url(election)))
    many_ = client.post(url(election), {"organisation": one.organisation_id, "choice": ["Ada", "Ben", "Cleo"]})
    assert (many_.status_code, "Choose 2 names at most." in html(many_)) == (409, True)


def test_a_paper_without_a_name_is_blank(client, cast):
    election, (one,) = balloting("BE")
    voter(client, cast, one).post(url(election), {"organisation": one.organisation_id, "choice": ""})
    assert Ballot.objects.get().choice == "[]"
    assert "Your paper is in: a blank paper." in html(client.get(url(election)))


def test_names_are_ordered_where_votes_are_transferable(client, cast):
    with_law((METHOD, b'method  = "stv"'))
    election, (one,) = balloting("BE")
    voter(client, cast, one)
    assert "Give 1 to whom you want most" in html(client.get(url(election)))
    said = {"organisation": one.organisation_id, "rank_0": "2", "rank_2": "1"}
    client.post(url(election), said)
    assert Ballot.objects.get().choice == '["Cleo", "Ada"]'
    twice = client.post(url(election), said | {"rank_1": "1"})
    assert "Two names have the same number." in html(twice)


def test_the_chair_opens_closes_and_declares_and_a_second_press_changes_nothing(client, cast):
    election = opened("Ada")
    chair(client, cast)
    assert "Open the first ballot" in html(client.get(url(election)))
    for act in ("open_ballot", "close_ballot", "declare_election"):
        assert [client.post(to(act, election)).status_code for _twice in "ab"] == [302, 302]
    assert again(election).item.is_declared


def test_a_delegate_is_not_offered_what_the_chair_does(client, cast):
    election, (one,) = balloting("BE")
    assert "Close the ballot" not in html(voter(client, cast, one).get(url(election)))
    assert client.post(to("close_ballot", election)).status_code == 403


def test_a_tie_shows_the_lot_and_its_seal_and_the_result_how_it_was_drawn(client, cast):
    election = tied()
    shown = html(chair(client, cast).get(url(election)))
    assert "Only a lot can decide between these: Ada, Ben." in shown
    lot = election.lots.get()
    assert lot.seal in shown
    assert lot.secret not in shown
    client.post(to("draw_lot", election), {"words": "blue birds"})
    client.post(to("declare_election", election))
    assert lot.secret in html(client.get(url(election)))


def test_the_result_says_who_is_elected_until_when_and_what_each_has_voted(client, cast):
    shown = html(office(client, cast).get(url(elected("BE"))))
    assert "<h1>Director: Ada</h1>" in shown
    assert "from 4 May 2027" in shown
    assert "Papers by member" in shown


def test_the_archive_holds_what_is_counted_again(client, cast):
    election = elected("BE", "FR")
    office(client, cast)
    report = verify(client.get(to("item_archive", election)).content)
    assert report.holds
    assert [paper.names for paper in report.bundle.polls[0].papers.values()] == [("Ada",), ("Ada",)]
    assert [one["name"] for one in report.bundle.election["candidates"]] == ["Ada", "Ben", "Cleo"]


def test_tellers_enter_the_papers_of_a_secret_election(client, cast):
    election, (one,) = secret()
    assert "held on paper" in html(voter(client, cast, one).get(url(election)))
    office(client, cast)
    client.post(to("enter_papers", election), {"choice": "Ada", "votes": "4"})
    assert (Pile.objects.get().names, Pile.objects.get().votes) == (["Ada"], 4)
    assert client.post(to("enter_papers", election), {"choice": "Ada", "votes": "few"}).status_code == 200


def test_the_pages_of_the_day_lead_to_the_ballot_and_the_chair_closes_it_there(client, cast):
    election, (one,) = balloting("BE")
    day = election.item.assembly.address
    shown = html(voter(client, cast, one).get(reverse("follow", args=[day])))
    assert f'href="{url(election)}">To the ballot' in shown
    chair(client, cast)
    assert to("close_ballot", election) in html(client.get(reverse("preside", args=[day])))
    closed = client.post(to("close_ballot", election), {"back": "preside"})
    assert closed.url == reverse("preside", args=[day])
    client.post(to("declare_election", election))
    assert client.get(reverse("screen", args=[day])).status_code == 200


def test_the_chair_leads_on_after_somebody_who_has_voted_has_left(client, cast):
    election = elected("BE", "FR")
    attends(Membership.objects.get(organisation__country="BE"), election.item.assembly, "absent")
    shown = chair(client, cast).get(reverse("preside", args=[election.item.assembly.address]))
    assert (shown.status_code, "Director: Ada" in html(shown)) == (200, True)


def test_the_live_part_is_asked_again_without_work_and_says_when_things_have_moved_on(client, cast):
    election, _members = balloting("BE")
    chair(client, cast)
    live = to("balloting", election)
    first = client.get(live)
    assert client.get(live, headers={"if-none-match": first["ETag"]}).status_code == 304
    close(election)
    assert "Things have moved on." in html(client.get(f"{live}?seen=open-1-0-1"))


def test_a_page_of_an_election_asks_few_questions_however_many_members_there_are(client, cast):
    election, _members = balloting(*(["BE", "FR", "IT"] * 8))
    chair(client, cast)
    client.get(url(election))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = client.get(url(election))
    assert len(asked) <= 20
    assert len(shown.content) < 100_000
