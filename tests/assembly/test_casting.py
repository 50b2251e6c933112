"""Votes beyond one's own choice: divided, for those that one represents, called aloud, on paper, by raised cards."""

from functools import partial

import pytest
from assembly.samples import CHAIR, attends, speaker, vote, voting
from assembly.samples_casting import TELLERS, by_cards, changed, tie, weighted, with_proxy
from cast import NOON
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.assembly.actions import declare_result
from accede.assembly.actions.cards import NoCards, NotByCards, count_cards
from accede.assembly.actions.casting import (
    AbsentMember,
    NotDivided,
    NothingEntered,
    NotItsProxy,
    TooManyVotes,
    VotedOnSite,
    VotesAlike,
    cast_by_proxy,
    divide_vote,
    enter_votes,
)
from accede.assembly.actions.item import CannotSay, TellersDisagree, WrongForm
from accede.assembly.actions.manner import NoTie, UnknownSide, settle_tie
from accede.assembly.actions.vote import NotOnSite, UnknownChoice
from accede.assembly.models import Ballot, Item
from accede.assembly.queries import last_ballots, ledger_faults, outcome_of
from accede.assembly.queries.ballots import ballot_of
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.recount import verifying
from accede.recount.ballot import choices_of

pytestmark = pytest.mark.django_db


def again(item):
    """Return an item as it stands now."""
    return Item.objects.get(pk=item.pk)


def by_proxy(item, principal, holder, choice="", **more):
    said = {"principal": principal.organisation, "choice": choice, **more}
    return cast_by_proxy(holder.organisation, item, **said, by=speaker(holder), at=NOON)


def divided(membership, item, **votes):
    votes = {name.rstrip("_"): number for name, number in votes.items()}
    return divide_vote(membership.organisation, item, votes=votes, by=speaker(membership), at=NOON)


# ── By proxy ────────────────────────────────────────────────────────────────


def test_a_holder_may_vote_another_way_for_whom_it_represents():
    item, one, other, _third = with_proxy()
    vote(other, item, "for")
    by_proxy(item, one, other, "against")
    assert {key: each.choice for key, each in last_ballots(item).items()} == {
        other.organisation_id: "for",
        one.organisation_id: "against",
    }
    assert declare_result(item, by=CHAIR, at=NOON).tally.choices()["against"] == 1


def test_nobody_votes_for_a_member_whose_proxy_it_does_not_hold():
    item, one, _other, third = with_proxy()
    with pytest.raises(NotItsProxy):
        by_proxy(item, one, third, "for")


def test_a_member_that_comes_after_all_votes_itself():
    item, one, other, _third = with_proxy()
    by_proxy(item, one, other, "against")
    attends(one, item.assembly)
    with pytest.raises(NotItsProxy):
        by_proxy(item, one, other, "against")
    vote(one, item, "for")
    assert last_ballots(item)[one.organisation_id].choice == "for"


def test_where_the_rules_say_so_a_holder_votes_for_all_alike():
    changed((b"held    = 1\n", b"held    = 1\nmay_differ = false\n"))
    item, one, other, _third = with_proxy()
    with pytest.raises(VotesAlike):
        by_proxy(item, one, other, "against")
    vote(other, item, "for")
    assert declare_result(item, by=CHAIR, at=NOON).tally.choices()["for"] == 2


# ── Divided ─────────────────────────────────────────────────────────────────


def test_a_member_with_several_votes_may_divide_them():
    weighted()
    item, (one, other) = voting("BE", "FR")
    divided(one, item, for_=3, against=2)
    vote(other, item, "against")
    assert last_ballots(item)[one.organisation_id].choice == "for=3 against=2"
    outcome = declare_result(item, by=CHAIR, at=NOON)
    assert (outcome.tally.for_, outcome.tally.against, ledger_faults(again(item))) == (3, 7, [])


def test_a_holder_divides_the_votes_of_whom_it_represents():
    weighted()
    item, one, other, _third = with_proxy()
    by_proxy(item, one, other, votes={"for": 1, "against": 4})
    assert outcome_of(again(item)).tally.choices()["against"] == 4


@pytest.mark.parametrize(
    ("votes", "refused"),
    [
        ({"for_": 3, "against": 3}, TooManyVotes),
        ({}, UnknownChoice),
        ({"perhaps": 1}, UnknownChoice),
        ({"for_": -1}, UnknownChoice),
    ],
)
def test_votes_that_a_member_does_not_have_are_not_cast(votes, refused):
    weighted()
    item, (one,) = voting("BE")
    with pytest.raises(refused):
        divided(one, item, **votes)
    assert not Ballot.objects.exists()


def test_one_vote_is_not_divided():
    item, (one,) = voting("BE")
    with pytest.raises(NotDivided):
        divided(one, item, for_=1)


def test_votes_that_are_cast_together_are_not_divided():
    weighted((b'for     = "full"\nfixed   = 5\n', b'for     = "full"\nfixed   = 5\ntogether = true\n'))
    item, (one,) = voting("BE")
    with pytest.raises(NotDivided):
        divided(one, item, for_=3, against=2)


@pytest.mark.parametrize("votes", [{"for": 3, "against": 2}, {"abstain": 7}])
def test_a_ballot_is_read_as_it_was_written(votes):
    assert choices_of(ballot_of(votes)) == votes


# ── Called, and on paper ────────────────────────────────────────────────────


def test_in_a_roll_call_the_secretariat_enters_what_members_say():
    item, one, other, third = with_proxy("roll_call")
    votes = {one.organisation: "against", other.organisation: "for", third.organisation: "for"}
    enter_votes(item, votes=votes, by=SECRETARY, at=NOON)
    assert set(item.ballots.values_list("source", flat=True)) == {"roll_call"}
    assert declare_result(item, by=CHAIR, at=NOON).tally.choices()["for"] == 2
    assert not verify()


def test_in_a_roll_call_nobody_votes_on_the_site():
    item, one, other, _third = with_proxy("roll_call")
    for deed in (partial(vote, other, item), partial(by_proxy, item, one, other, "for")):
        with pytest.raises(NotOnSite):
            deed()


def test_a_paper_is_added_to_an_open_vote_by_name():
    item, (one, other) = voting("BE", "FR")
    vote(one, item)
    enter_votes(item, votes={other.organisation: "blank"}, by=SECRETARY, at=NOON)
    assert [each.source for each in item.ballots.all()] == ["site", "paper"]
    assert ledger_faults(again(item)) == []


def test_entered_twice_a_vote_stands_once_and_one_that_was_wrong_is_put_right():
    item, (one,) = voting("BE")
    for choice in ("for", "for", "against"):
        enter_votes(item, votes={one.organisation: choice}, by=SECRETARY, at=NOON)
    assert [each.choice for each in item.ballots.all()] == ["for", "against"]


@pytest.mark.parametrize(("choice", "refused"), [("perhaps", UnknownChoice), ("", UnknownChoice)])
def test_what_nobody_can_have_said_is_not_entered(choice, refused):
    item, (one,) = voting("BE")
    with pytest.raises(refused):
        enter_votes(item, votes={one.organisation: choice}, by=SECRETARY, at=NOON)


def test_no_paper_is_entered_beside_a_vote_on_the_site_for_the_absent_or_for_nobody():
    item, (one, other) = voting("BE", "FR", absent=1)
    vote(one, item)
    for votes, refused in (
        ({one.organisation: "for"}, VotedOnSite),
        ({other.organisation: "for"}, AbsentMember),
        ({}, NothingEntered),
    ):
        with pytest.raises(refused):
            enter_votes(item, votes=votes, by=SECRETARY, at=NOON)


# ── Cards ───────────────────────────────────────────────────────────────────


def test_cards_decide_once_two_tellers_agree():
    item, _members = by_cards()
    first, second = TELLERS
    for by, votes in ((first, {"for": 2, "against": 1}), (second, {"for": 1, "against": 1})):
        count_cards(item, votes=votes, by=by, at=NOON)
    with pytest.raises(TellersDisagree):
        declare_result(item, by=CHAIR, at=NOON)
    count_cards(item, votes={"for": 2, "against": 1}, by=second, at=NOON)
    outcome = declare_result(item, by=CHAIR, at=NOON)
    assert (outcome.outcome, outcome.tally.for_, outcome.tally.against) == ("carried", 2, 1)
    assert not verify()


def test_where_cards_are_raised_nobody_votes_on_the_site_or_by_name():
    item, (one, *_others) = by_cards()
    with pytest.raises(NotOnSite):
        vote(one, item)
    with pytest.raises(NotOnSite):
        enter_votes(item, votes={one.organisation: "for"}, by=SECRETARY, at=NOON)


def test_no_cards_are_counted_in_an_open_vote_and_none_of_nobody():
    item, _members = by_cards()
    with pytest.raises(NoCards):
        count_cards(item, votes={}, by=TELLERS[0], at=NOON)
    type(item).objects.update(form="open")
    with pytest.raises(NotByCards):
        count_cards(item, votes={"for": 1}, by=TELLERS[0], at=NOON)


def test_cards_are_not_raised_where_the_rule_asks_who_was_for_it():
    changed(
        (b'for     = { more_than = "1/2", of = "votes cast" }', b'for     = { more_than = "1/2", of = "members cast" }')
    )
    with pytest.raises(WrongForm) as refused:
        by_cards()
    assert str(refused.value) == "Cards cannot be counted: the rule asks which members were for it, or where."


# ── Ties ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "said", "outcome"),
    [
        (b"chair", "for", "carried"),
        (b"chair", "against", "rejected"),
        (b"lot", "for", "carried"),
        (b"recount", "against", "rejected"),
    ],
)
def test_a_tie_is_settled_as_the_rules_say(kind, said, outcome):
    item = tie(kind)
    with pytest.raises(CannotSay):
        declare_result(item, by=CHAIR, at=NOON)
    settle_tie(item, said=said, by=CHAIR, at=NOON)
    assert declare_result(item, by=CHAIR, at=NOON).outcome == outcome


def test_where_a_tie_is_lost_nobody_settles_it():
    item = tie(b"")
    with pytest.raises(NoTie):
        settle_tie(item, said="for", by=CHAIR, at=NOON)
    with pytest.raises(UnknownSide):
        settle_tie(item, said="perhaps", by=CHAIR, at=NOON)


# ── Pages ───────────────────────────────────────────────────────────────────


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def at(name, item):
    return reverse(name, args=[item.assembly.address, item.position])


def test_a_delegate_votes_on_one_page_for_its_member_and_for_whom_it_represents(client, cast):
    item, one, other, _third = with_proxy()
    cast.signed_in(client, Capacity.DELEGATE, other.organisation_id)
    assert "Network FR votes for Network BE by proxy." in html(client.get(item.get_absolute_url()))
    sent = {"organisation": one.organisation_id, "holder": other.organisation_id, "choice": "against"}
    assert client.post(at("cast_for", item), sent).status_code == 302
    assert "Your vote was recorded" in html(client.get(item.get_absolute_url()))


def test_a_delegate_divides_votes_on_the_page(client, cast):
    weighted()
    item, (one,) = voting("BE")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert "Divide its 5 votes" in html(client.get(item.get_absolute_url()))
    client.post(at("cast_for", item), {"organisation": one.organisation_id, "for": 3, "against": 2, "abstain": ""})
    assert "3 for, 2 against" in html(client.get(item.get_absolute_url()))


def test_the_secretariat_enters_a_roll_call_on_its_page(client, cast):
    item, one, other, _third = with_proxy("roll_call")
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Roll call" in html(client.get(at("enter_votes", item)))
    client.post(at("enter_votes", item), {f"of{one.organisation_id}": "for", f"of{other.organisation_id}": ""})
    assert [each.choice for each in item.ballots.all()] == ["for"]


def test_a_teller_enters_cards_on_the_page(client, cast):
    item, _members = by_cards()
    cast.signed_in(client, Capacity.AUDITOR)
    assert "Raised cards" in html(client.get(item.get_absolute_url()))
    client.post(at("count_cards", item), {"for": 2, "against": 1})
    assert item.card_counts.get().votes == "for=2 against=1"


def test_the_chair_chooses_how_the_vote_is_taken_and_settles_a_tie(client, cast):
    item = tie(b"chair")
    cast.signed_in(client, Capacity.CHAIR)
    assert "Deciding vote: for" in html(client.get(item.get_absolute_url()))
    client.post(at("settle_tie", item), {"said": "for"})
    item.refresh_from_db()
    assert item.motion == {"chair": "for"}


# ── Counted again without the site ──────────────────────────────────────────


def test_proxies_and_divided_votes_are_counted_again_from_the_archive(client, cast):
    weighted((b"held    = 1\n", b"held    = 1\nwritten = true\n"))
    item, one, other, third = with_proxy()
    by_proxy(item, one, other, votes={"for": 2, "against": 3})
    vote(other, item, "for")
    divided(third, item, for_=1, abstain=4)
    declare_result(item, by=CHAIR, at=NOON)
    cast.signed_in(client, Capacity.AUDITOR)
    report = verifying.verify(client.get(at("item_archive", item)).content)
    assert report.holds
    [counted] = [check.values for check in report.checks if check.name == "count"]
    assert (counted["for"], counted["against"], counted["outcome"]) == (8, 3, "carried")
    assert report.bundle.roll[0]["proxy"] == f"{other.number} Network FR"
