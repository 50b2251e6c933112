"""Elections: ballots one after another, ties, quotas, and mandates that begin with the result."""

from datetime import date, timedelta

import pytest
from assembly.samples import BEFORE, CHAIR, TODAY, arrears, planned, vote
from assembly.samples_elections import (
    GENDER,
    METHOD,
    SEAT,
    again,
    answers,
    ballot,
    balloting,
    called,
    close,
    declare,
    elected,
    opened,
    paper,
    put_forward,
    secret,
    stand,
    started,
    tied,
    voters,
    with_law,
)
from cast import NOON, open_account
from django.utils import translation
from register.samples import mandate
from statutes.samples import LAW, SECRETARY

from accede.assembly.actions import (
    AlreadyCounted,
    AlreadyDeclared,
    BallotClosed,
    BallotOpen,
    HeldInBallots,
    LedgerBroken,
    NobodyStands,
    NoFurtherBallot,
    NoRight,
    NotElected,
    NotOnTheBallot,
    NotTied,
    OnPaper,
    OpenOnly,
    StillTied,
    TooManyNames,
    TooManySeats,
    VoteClosed,
    call_election,
    declare_consensus,
    declare_result,
    draw_lot,
    enter_papers,
    open_vote,
    withdraw_nomination,
)
from accede.assembly.models import Ballot, Item, Nomination
from accede.assembly.queries.election import Ruled
from accede.assembly.queries.minuted import minuted
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.register.models import Mandate
from accede.rulebook.lot import drawn, sealed
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db
ABSOLUTE = (METHOD, b'method  = "absolute"\ndrops = "last"')
TERM = (SEAT, SEAT + b'number = 2, term = "4 years", ')


def names(election):
    return again(election).item.result["elected"]


def test_whoever_has_most_votes_is_elected_and_holds_the_office_from_that_day():
    election = elected("BE", "FR")
    assert (election.item.state, names(election)) == (Item.State.CARRIED, ["Ada"])
    held = Mandate.objects.get(office="board")
    assert (held.account.name, held.capacity, held.starts, held.ends) == ("Ada", "board", TODAY, None)


def test_the_result_and_the_mandate_are_entries_of_one_deed():
    elected()
    declared = Entry.objects.get(action="assembly.declare_election")
    assert Entry.objects.get(action="register.give_mandate").cause == declared.sequence
    assert verify() == []


def test_countries_that_disagree_cast_a_blank_paper():
    election, (one, other, third) = balloting("FR", "FR", "BE")
    paper(one, election, "Ada")
    paper(other, election, "Ben")
    paper(third, election, "Cleo")
    assert close(election).elected.names == ("Cleo",)


def test_a_paper_may_be_changed_until_the_ballot_closes_and_the_same_again_is_no_new_line():
    election, (one,) = balloting("BE")
    paper(one, election, "Ben")
    assert paper(one, election, "Ada").pk == paper(one, election, "Ada").pk
    assert Ballot.objects.count() == 2
    close(election)
    with pytest.raises(BallotClosed):
        paper(one, election, "Ben")
    declare(election)
    with pytest.raises(VoteClosed):
        paper(one, election, "Ben")
    assert names(election) == ["Ada"]


def test_a_paper_names_those_who_stand_and_no_more_than_there_are_seats():
    election, (one,) = balloting("BE")
    with pytest.raises(NotOnTheBallot):
        paper(one, election, "Zoe")
    with pytest.raises(TooManyNames):
        paper(one, election, "Ada", "Ben")


def test_whoever_has_no_vote_casts_no_paper():
    election = opened("Ada")
    (one,) = voters(election, "BE")
    arrears(one)
    ballot(election)
    with pytest.raises(NoRight):
        paper(one, election, "Ada")


def test_persons_are_elected_in_secret_unless_the_rules_say_otherwise():
    load_edition(LAW, by=SECRETARY, at=BEFORE)
    way = Ruled(called()).way
    assert (way.holds, way.code) == (True, "ballot.secret_unless_said")


def test_several_seats_are_filled_by_one_ballot():
    election, (one, other) = balloting("BE", "FR", seats=2)
    paper(one, election, "Ada", "Ben")
    paper(other, election, "Cleo", "Ben")
    found = close(election)
    assert found.elected.counted.tied == ("Ada", "Cleo")
    assert found.elected.names == ("Ben",)


def test_without_more_than_half_another_ballot_follows_without_the_last():
    with_law(ABSOLUTE)
    election, members = balloting("BE", "FR", "IT", "ES", "DE")
    for one, name in zip(members, ("Ada", "Ada", "Ben", "Ben", "Cleo"), strict=True):
        paper(one, election, name)
    close(election)
    assert ballot(again(election)).standing == ["Ada", "Ben"]
    for one, name in zip(members, ("Ada", "Ada", "Ben", "Ben", "Ben"), strict=True):
        paper(one, again(election), name)
    close(election)
    with pytest.raises(NoFurtherBallot):
        ballot(election)
    declare(election)
    assert (names(election), again(election).item.result["ballots"]) == (["Ben"], 2)


def test_whoever_withdraws_between_two_ballots_is_not_on_the_next():
    with_law((METHOD, b'method  = "absolute"'))
    election, (one, other) = balloting("BE", "FR")
    paper(one, election, "Ada")
    paper(other, election, "Ben")
    close(election)
    nominee = Nomination.objects.get(name="Cleo")
    withdraw_nomination(nominee.account, nominee, by=SECRETARY, at=NOON)
    assert ballot(election).standing == ["Ada", "Ben"]


def test_a_tie_waits_for_a_lot_that_anyone_can_draw_again():
    election = tied()
    with pytest.raises(StillTied):
        declare(election)
    shown = Entry.objects.get(action="assembly.open_ballot").values["seal"]
    lot = draw_lot(election.item, words="seven  blue birds", by=CHAIR, at=NOON)
    assert sealed(lot.secret) == lot.seal == shown
    assert lot.drawn == list(drawn(lot.secret, "seven blue birds", ["Ada", "Ben"]))
    declare(election)
    assert names(election) == lot.drawn[:1]


def test_a_lot_is_drawn_only_between_equals_and_once():
    election = tied()
    draw_lot(election.item, words="birds", by=CHAIR, at=NOON)
    with pytest.raises(NotTied):
        draw_lot(election.item, words="other birds", by=CHAIR, at=NOON)


def test_votes_are_passed_on_where_they_are_transferable():
    with_law((METHOD, b'method  = "stv"'))
    election, members = balloting("BE", "FR", "IT", "ES", "DE")
    for one, wanted in zip(members, ("Ada", "Ada", "Ben", "Ben", "Cleo"), strict=True):
        paper(one, election, wanted, *(["Ben"] if wanted == "Cleo" else []))
    close(election)
    declare(election)
    assert names(election) == ["Ben"]


def test_whoever_would_spoil_the_mixture_is_passed_over():
    mixed = METHOD + b'\nbalance = { gender = { at_least = 1 } }\nunmixed = "passed over"'
    with_law((METHOD, mixed), more=GENDER)
    election = called(seats=2)
    for name, gender in (("Ben", "man"), ("Cyr", "man"), ("Ada", "woman")):
        stand(election, name, facts={"gender": gender})
    election, members = started(election, "BE", "FR", "IT")
    for one in members:
        paper(one, election, "Ben", "Cyr")
    paper(members[0], election, "Ben", "Ada")
    close(election)
    declare(election)
    assert names(election) == ["Ben", "Ada"]


def test_the_term_of_the_seat_ends_the_mandate_and_those_who_go_stay_until_the_end_of_the_day():
    with_law(TERM)
    before = [open_account(f"old{number}@example.org", name=f"Old {number}") for number in (1, 2)]
    for one in before:
        mandate(one, office="board", capacity="board", starts=date(2023, 5, 4))
    election, (one,) = balloting("BE", seats=2)
    paper(one, election, "Ada", "Ben")
    close(election)
    declare(election)
    assert {one.ends for one in Mandate.objects.filter(account__in=before)} == {TODAY + timedelta(days=1)}
    assert {one.ends for one in Mandate.objects.filter(starts=TODAY)} == {date(2031, 5, 4)}


def test_those_whose_seats_were_not_all_filled_anew_stay():
    with_law(TERM)
    old = mandate(open_account("old@example.org"), office="board", capacity="board", starts=date(2023, 5, 4))
    elected()
    assert Mandate.objects.get(pk=old.pk).ends is None


def test_whoever_is_elected_again_begins_another_mandate():
    election = called()
    one = put_forward(election, "Ada")
    answers(one)
    old = mandate(one.account, office="board", capacity="board", starts=date(2023, 5, 4))
    election, (voter,) = started(election, "BE")
    paper(voter, election, "Ada")
    close(election)
    declare(election)
    assert [(held.starts, held.ends) for held in one.account.mandates.all()] == [
        (old.starts, TODAY),
        (TODAY, None),
    ]


def test_nobody_is_elected_where_no_paper_names_anybody():
    election, (one,) = balloting("BE")
    paper(one, election)
    close(election)
    declare(election)
    assert (again(election).item.state, names(election)) == (Item.State.REJECTED, [])
    assert not Mandate.objects.filter(office="board").exists()


def test_those_who_cannot_be_elected_together_are_not_elected():
    with_law((METHOD, METHOD + b"\nbalance = { gender = { at_most = 1 } }"), more=GENDER)
    election = called(seats=2)
    stand(election, "Ben", "Cyr", facts={"gender": "man"})
    election, (one,) = started(election, "BE")
    paper(one, election, "Ben", "Cyr")
    close(election)
    declare(election)
    assert (again(election).item.state, names(election)) == (Item.State.REJECTED, [])


def test_a_secret_election_is_held_on_paper_and_counted_by_tellers():
    election, (one,) = secret()
    with pytest.raises(OnPaper):
        paper(one, election, "Ada")
    for said, votes in ((["Ada"], 5), (["Ben"], 7), (["Ada"], 8), ([], 1)):
        enter_papers(election.item, names=said, votes=votes, by=SECRETARY, at=NOON)
    close(election)
    declare(election)
    assert names(election) == ["Ada"]


def test_an_open_election_is_not_counted_on_paper():
    election, _members = balloting("BE")
    with pytest.raises(OpenOnly):
        enter_papers(election.item, names=["Ada"], votes=1, by=SECRETARY, at=NOON)


def test_a_ballot_is_opened_once_and_closed_once():
    election, _members = balloting("BE")
    with pytest.raises(BallotOpen):
        ballot(election)
    close(election)
    with pytest.raises(AlreadyCounted):
        close(election)
    declare(election)
    with pytest.raises(AlreadyDeclared):
        declare(election)


def test_a_ballot_needs_somebody_who_stands():
    election = opened()
    with pytest.raises(NobodyStands):
        ballot(election)


@pytest.mark.parametrize("act", [open_vote, declare_result, declare_consensus])
def test_an_election_is_no_question_of_yes_or_no(act):
    election = opened("Ada")
    with pytest.raises(HeldInBallots):
        act(election.item, by=CHAIR, at=NOON)


def test_a_paper_of_an_election_is_no_vote_for_or_against():
    election, (one,) = balloting("BE")
    with pytest.raises(HeldInBallots):
        vote(one, election.item)


def test_only_seats_that_the_assembly_fills_are_put_on_its_agenda_and_no_more_than_there_are():
    with_law(TERM)
    assembly = planned(TODAY)
    with pytest.raises(NotElected):
        called(assembly, seat="board.king")
    with pytest.raises(TooManySeats):
        called(assembly, seats=3)


def test_the_same_seats_are_put_on_an_agenda_once():
    election = called()
    call_election(election.item.assembly, seat="board.director", seats=1, by=SECRETARY, at=NOON)
    assert election.item.assembly.items.count() == 1


def test_papers_that_were_changed_from_outside_count_for_nobody():
    election, (one,) = balloting("BE")
    line = paper(one, election, "Ada")
    Ballot.objects.filter(pk=line.pk).update(choice='["Ben"]')
    with pytest.raises(LedgerBroken):
        close(election)


def test_the_minutes_tell_of_each_count_of_the_lot_and_of_who_is_elected():
    election = tied()
    draw_lot(election.item, words="blue birds", by=CHAIR, at=NOON)
    declare(election)
    told = [one.replace("\u00a0", " ") for one in minuted(again(election).item)]
    order, first = " and ".join(election.lots.first().drawn), election.lots.first().drawn[0]
    with translation.override("fr"):
        assert "Un siège était à pourvoir. Se présentaient : Ada, Ben et Cleo." in [
            one.replace("\u00a0", " ") for one in minuted(again(election).item)
        ]
    assert told[1:2] + told[3:] == [
        "One seat was to be filled. There stood: Ada, Ben, and Cleo.",
        "Votes: Ada 1, Ben 1, Cleo 0.",
        f"A lot was drawn with the words: blue birds. The order drawn: {order}.",
        f"Every seat is filled: {first}. (art. 13)",
        f"Director: {first}.",
    ]
