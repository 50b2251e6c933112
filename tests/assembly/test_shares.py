"""Delegates of one member carry its votes in shares: each casts its own, and the member's ballot is their sum."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from assembly.samples import CHAIR, attends, convened, declare, opened, speaker
from assembly.samples_casting import WEIGHTED, changed, weighted
from assembly.samples_delegates import people
from assembly.samples_elections import balloting, with_law
from assembly.samples_rights import accepted
from assembly.samples_secrecy import Device
from assembly.shares import as_, casts, shared, voting_in_shares
from cast import NOON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from recount.forging import forged, sealed_again
from recount.results import archive_of, faults, second
from register.samples import member
from statutes.samples import SECRETARY, house_texts

from accede.assembly.actions import cast_paper, open_vote
from accede.assembly.actions.casting import (
    InShares,
    TooManyVotes,
    VotedOnSite,
    cast_by_proxy,
    divide_vote,
    enter_votes,
)
from accede.assembly.actions.delegation import SpeaksAnother, name_delegates, step_in
from accede.assembly.actions.paper import OnePaper
from accede.assembly.actions.secrecy import AlreadyDrawn, WrongNumber, hand_out_papers
from accede.assembly.actions.shares import NoShare, NotShared, SharesDiffer, SharesInUse
from accede.assembly.documents.kit import ballots_pdf, kit_pdf
from accede.assembly.models import Ballot, Item
from accede.assembly.queries import due_for, last_ballots, outcome_of
from accede.assembly.queries.secrecy import box_of
from accede.assembly.queries.shares import parts_of, summed
from accede.assembly.queries.written import is_awaited
from accede.assembly.views.secret import shown_betrayals
from accede.assembly.views.written import with_votes
from accede.people.capacities import Capacity
from accede.recount.ballot import choices_of

pytestmark = pytest.mark.django_db


def again(item):
    return Item.objects.select_related("assembly__edition", "ledger").get(pk=item.pk)


def stands(item, membership):
    """Return the ballot that counts for a member."""
    return last_ballots(again(item))[membership.organisation_id].choice


# ── Cast ────────────────────────────────────────────────────────────────────


def test_each_delegate_casts_its_share_and_the_ballot_of_the_member_is_their_sum():
    item, one, ada, ben = voting_in_shares(3, 2)
    casts(ada, item, "for")
    assert stands(item, one) == "for=3"
    casts(ben, item, "against")
    assert stands(item, one) == "for=3 against=2"
    assert outcome_of(again(item)).tally.choices()["against"] == 2


def test_a_delegate_changes_its_own_share_alone_and_the_same_again_changes_nothing():
    item, one, ada, ben = voting_in_shares(3, 2)
    casts(ada, item, "for")
    casts(ben, item, "against")
    for choice in ("abstain", "abstain"):
        casts(ada, item, choice)
    assert stands(item, one) == "against=2 abstain=3"
    assert Ballot.objects.count() == 3


def test_a_delegate_divides_the_share_that_it_carries_and_no_more():
    item, one, ada, ben = voting_in_shares(3, 2)
    said = {"by": as_(ada), "at": NOON}
    divide_vote(one.organisation, item, votes={"for": 2, "against": 1}, **said)
    casts(ben, item, "against")
    assert stands(item, one) == "for=2 against=3"
    with pytest.raises(TooManyVotes):
        divide_vote(one.organisation, item, votes={"for": 4}, **said)


def test_who_steps_in_takes_the_share_over_with_what_was_cast_for_it():
    item, one, ada, ben, cleo = voting_in_shares(3, 2, substitutes=["Cleo"])
    casts(ada, item, "for")
    casts(ben, item, "for")
    step_in(cleo.account, cleo, instead_of=ada, by=as_(cleo), at=NOON)
    assert stands(item, one) == "for=5"
    casts(cleo, item, "against")
    assert stands(item, one) == "for=2 against=3"
    with pytest.raises(SpeaksAnother):
        casts(ada, item, "for")


def test_a_holder_casts_all_votes_and_whoever_comes_after_all_its_share_alone():
    weighted()
    assembly, one, other = opened(), member("Network A", "BE"), member("Network B", "FR")
    ada, ben = shared(one, assembly, 3, 2)
    accepted(assembly, one, other, at=NOON)
    attends(other, assembly)
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    said = {"principal": one.organisation, "choice": "against", "by": speaker(other), "at": NOON}
    cast_by_proxy(other.organisation, item, **said)
    assert stands(item, one) == "against"
    attends(one, assembly)
    casts(ada, item, "for")
    casts(ben, item, "abstain")
    assert stands(item, one) == "for=3 abstain=2"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["for", "against", "abstain", "steps in"])), max_size=12))
def test_however_they_cast_change_and_step_in_the_ballot_is_the_sum_of_what_stands(voting_of_three, deeds):
    item, one, (ada, ben, cleo, dora), sizes = voting_of_three
    Ballot.objects.all().delete()
    type(item.ledger).objects.update(count=0, root="")
    for number, choice in deeds:
        people_of = [ada, ben, cleo, dora]
        for each in people_of:
            each.refresh_from_db()
        mine, speaking = people_of[number], [each for each in people_of if each.speaks]
        if choice == "steps in" and not mine.speaks:
            step_in(mine.account, mine, instead_of=speaking[0], by=as_(mine), at=NOON)
        elif choice != "steps in" and mine.speaks:
            casts(mine, item, choice)
        parts = {share: each.part for share, each in parts_of(item, one.organisation).items()}
        assert {share: sum(choices_of(part).values()) for share, part in parts.items()} == {
            share: sizes[share] for share in parts
        }
        held = last_ballots(again(item)).get(one.organisation_id)
        assert (held.choice if held else "") == summed(parts.values())


@pytest.fixture
def voting_of_three():
    item, one, *carried = voting_in_shares(1, 1, 3, substitutes=["Dora"])
    return item, one, carried, {1: 1, 2: 1, 3: 3}


# ── Named ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("shares", "refused"), [((3, 3), SharesDiffer), ((5, 0), NoShare), ((2, 1), SharesDiffer), ((5,), NoShare)]
)
def test_shares_come_to_the_votes_of_the_member_and_everybody_who_votes_has_one(shares, refused):
    weighted()
    one, assembly = member("Network A", "BE"), opened()
    said = {"delegates": people(one, "Ada", "Ben"), "shares": shares, "by": speaker(one), "at": NOON}
    with pytest.raises(refused):
        name_delegates(one.organisation, assembly, **said)


FIVE = b'for     = "full"\nfixed   = 5\n'


@pytest.mark.parametrize(
    "law",
    [[*WEIGHTED, (FIVE, FIVE + b"together = true\n")], [WEIGHTED[0]], [WEIGHTED[1]]],
    ids=["together", "one voice", "one vote"],
)
def test_votes_that_are_one_or_cast_together_or_are_one_voice_have_no_shares(law):
    changed(*law)
    one, assembly = member("Network A", "BE"), opened()
    with pytest.raises(NotShared):
        shared(one, assembly, 3, 2)


def test_shares_stay_as_they_are_while_a_vote_is_open_in_which_some_were_cast():
    item, one, ada, ben = voting_in_shares(3, 2)
    said = {"delegates": [ada.account, ben.account], "by": speaker(one), "at": NOON}
    name_delegates(one.organisation, item.assembly, shares=[2, 3], **said)
    ada = item.assembly.delegations.get(name="Ada")
    casts(ada, item, "for")
    for shares in ([3, 2], []):
        with pytest.raises(SharesInUse):
            name_delegates(one.organisation, item.assembly, shares=shares, **said)
    name_delegates(one.organisation, item.assembly, shares=[2, 3], **said)
    declare(item)
    name_delegates(one.organisation, item.assembly, **said)
    assert not item.assembly.delegations.exclude(share=None).exists()


def test_shares_that_are_not_the_votes_of_this_vote_are_not_cast():
    item, one, ada, _ben = voting_in_shares(3, 2)
    item.places.update(votes=4)
    with pytest.raises(SharesDiffer) as refused:
        casts(ada, item, "for")
    assert str(refused.value) == "The shares come to 5 votes, and Network A has 4. Name who carries how many."
    said = {"delegates": [ada.account, _ben.account], "shares": [2, 2], "by": speaker(one), "at": NOON}
    name_delegates(one.organisation, item.assembly, **said)
    assert casts(item.assembly.delegations.get(name="Ada"), item, "for").choice == "for=2"


# ── Called, and on paper ────────────────────────────────────────────────────


def test_in_a_roll_call_the_secretariat_enters_what_each_of_them_says():
    item, one, *_carried = voting_in_shares(3, 2, form="roll_call")
    with pytest.raises(InShares):
        enter_votes(item, votes={one.organisation: "for"}, by=SECRETARY, at=NOON)
    enter_votes(item, votes={one.organisation: {1: "blank", 2: "for"}}, by=SECRETARY, at=NOON)
    enter_votes(item, votes={one.organisation: {1: "against"}}, by=SECRETARY, at=NOON)
    assert stands(item, one) == "for=2 against=3"
    assert {each.source for each in Ballot.objects.all()} == {"roll_call"}


def test_a_paper_of_one_stands_beside_what_another_has_cast_on_the_site():
    item, one, ada, _ben = voting_in_shares(3, 2)
    casts(ada, item, "for")
    with pytest.raises(VotedOnSite):
        enter_votes(item, votes={one.organisation: {1: "against"}}, by=SECRETARY, at=NOON)
    enter_votes(item, votes={one.organisation: {2: "against"}}, by=SECRETARY, at=NOON)
    assert stands(item, one) == "for=3 against=2"


def test_in_an_open_election_a_member_has_one_paper_which_the_secretariat_enters():
    house_texts()
    with_law(*WEIGHTED)
    election, (one,) = balloting("BE")
    ada, _ben = shared(one, election.item.assembly, 3, 2)
    with pytest.raises(OnePaper):
        cast_paper(one.organisation, election.item, names=["Ada"], by=as_(ada), at=NOON)


def test_in_writing_a_member_is_awaited_until_each_of_them_has_voted():
    item, _one, ada, ben = voting_in_shares(3, 2)
    Item.objects.update(closes_at=NOON + timedelta(days=1))
    casts(ada, item, "for")
    told = [with_votes([{}], [again(item)], as_(each))[0]["tag"]["label"] for each in (ada, ben)]
    assert (told, is_awaited(again(item), NOON)) == (["voted", "your vote is awaited"], True)
    casts(ben, item, "for")
    assert not is_awaited(again(item), NOON)


# ── In secret ───────────────────────────────────────────────────────────────


def test_each_delegate_draws_the_ballots_of_its_share_once():
    item, one, ada, ben = voting_in_shares(3, 2, form="secret")
    with pytest.raises(WrongNumber):
        Device(one, item, ["for"] * 5).draw(by=as_(ada))
    Device(one, item, ["for"] * 3).draw(by=as_(ada)).cast()
    with pytest.raises(AlreadyDrawn):
        Device(one, item, ["for"] * 3).draw(by=as_(ada))
    hand_out_papers(item, organisation=one.organisation, share=ben.share, by=SECRETARY, at=NOON)
    with pytest.raises(AlreadyDrawn):
        Device(one, item, ["for"] * 2).draw(by=as_(ben))
    assert sorted(box_of(again(item)).draws.values_list("share", "ballots")) == [(1, 3), (2, 2)]
    assert again(item).ledger.drawn == 1


# ── Pages ───────────────────────────────────────────────────────────────────


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def signs_in(client, cast, delegation):
    cast.mandates[delegation.account_id] = as_(delegation).mandates
    client.force_login(delegation.account)


def test_a_member_divides_its_votes_on_its_page_and_everybody_reads_it(client, cast):
    weighted()
    one, assembly = member("Network A", "BE"), opened()
    ada, ben = people(one, "Ada", "Ben")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    address = f"/en/assemblies/{assembly.address}/delegates/{one.organisation_id}/"
    assert "Votes that Ada carries" in html(client.get(address))
    sent = {f"of{ada.pk}": "speaks", f"of{ben.pk}": "speaks", f"votes{ada.pk}": 3}
    assert "Give each of those who attend and vote" in html(client.post(address, sent))
    assert client.post(address, {**sent, f"votes{ben.pk}": 2}).status_code == 302
    told = "Speaks for it: Ada (3 votes) and Ben (2 votes)."
    assert told in html(client.get(address))
    cast.signed_in(client, Capacity.AUDITOR)
    assert told in html(client.get(f"/en/assemblies/{assembly.address}/rights/"))


def test_whose_votes_are_one_is_asked_for_no_shares(client, cast):
    one, assembly = member("Network A", "BE"), opened()
    people(one, "Ada", "Ben")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    page = html(client.get(f"/en/assemblies/{assembly.address}/delegates/{one.organisation_id}/"))
    assert ("Ada" in page, "Votes that Ada carries" in page) == (True, False)


def test_a_delegate_sees_and_casts_its_share_and_is_reminded_of_it_alone(client, cast):
    item, one, ada, ben = voting_in_shares(3, 2)
    signs_in(client, cast, ada)
    follow = f"/en/assemblies/{item.assembly.address}/follow/"
    read = html(client.get(follow))
    assert ("You carry 3 of the 5 votes of Network A." in read, "Divide your 3 votes" in read) == (True, True)
    client.post(item.get_absolute_url(), {"organisation": one.organisation_id, "choice": "for"})
    assert re.search(r"Your vote was recorded at \d\d:\d\d: 3 for\.", html(client.get(follow)))
    due = {each.name: [row.title for row in due_for(as_(each), NOON.date(), NOON)] for each in (ada, ben)}
    title = "Vote: Admit Réseau Neuf?"
    assert {name: title in titles for name, titles in due.items()} == {"Ada": False, "Ben": True}
    cast.signed_in(client, Capacity.CHAIR)
    assert "3 of 5 votes" in html(client.get(item.get_absolute_url()))


def test_the_secretariat_calls_each_of_them_and_the_chair_puts_one_right(client, cast):
    item, one, *_carried = voting_in_shares(3, 2, form="roll_call")
    cast.signed_in(client, Capacity.SECRETARIAT)
    key, page = one.organisation_id, f"{item.get_absolute_url()}enter/"
    assert "Network A, Ada (3 votes)" in html(client.get(page))
    client.post(page, {f"of{key}_1": "for", f"of{key}_2": "invalid"})
    assert stands(item, one) == "for=3 invalid=2"
    assert "2 invalid" in html(client.get(page))
    declare(item)
    cast.signed_in(client, Capacity.CHAIR)
    page = f"{item.get_absolute_url()}correct/"
    assert "Network A, Ben (2 votes)" in html(client.get(page))
    client.post(page, {f"of{key}_1": "for", f"of{key}_2": "against", "reason": "Misread."})
    assert stands(item, one) == "for=3 against=2"
    assert again(item).result["tally"]["against"] == 2
    assert faults(archive_of(item)) == []


def test_before_a_secret_vote_each_share_is_told_as_a_hand_of_its_own():
    weighted()
    one, assembly = member("Network A", "BE"), opened()
    shared(one, assembly, 3, 2)
    attends(one, assembly)
    figures = shown_betrayals(assembly.items.get())["figures"]
    assert [number for _label, number in figures] == ["2", "5", "3"]


def test_in_secret_a_delegate_draws_its_share_and_another_is_given_paper(client, cast):
    item, _one, ada, ben = voting_in_shares(3, 2, form="secret")
    signs_in(client, cast, ada)
    read = html(client.get(item.get_absolute_url()))
    assert ("You cast 3 of the ballots of Network A." in read, 'data-votes="3"' in read) == (True, True)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Network A, Ben (2 votes)" in html(client.get(item.get_absolute_url()))
    client.post(f"{item.get_absolute_url()}secret/paper/", {"organisation": f"{ben.organisation_id}_2"})
    assert box_of(again(item)).draws.get(on_paper=True).ballots == 2
    assert "Network A, Ben (2 votes)" not in html(client.get(item.get_absolute_url()))


def test_the_kit_has_a_line_and_a_ballot_for_each_of_them():
    weighted()
    one, assembly = member("Network A", "BE"), convened()
    shared(one, assembly, 3, 2)
    for pdf in (kit_pdf(assembly), ballots_pdf(assembly)):
        told = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
        assert "Network A, Ada (3 votes)" in " ".join(told.split())


# ── Counted again without the site ──────────────────────────────────────────


def test_both_verifiers_find_a_ballot_that_is_not_the_sum_of_its_shares(tmp_path, capsys):
    item, _one, ada, ben = voting_in_shares(3, 2)
    casts(ada, item, "for")
    casts(ben, item, "against")
    declare(item)
    data = archive_of(item)
    assert faults(data) == []

    def other(lines):
        lines[-1]["choice"] = "for=5"
        return sealed_again(lines)

    found = forged(data, ballots=other)
    (tmp_path / "forged.zip").write_bytes(found)
    assert "ledger.not_sum" in faults(found)
    assert second().main(tmp_path / "forged.zip") == 1
    assert "line 2 is not the sum of its shares" in capsys.readouterr().out
