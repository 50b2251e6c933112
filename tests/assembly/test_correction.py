"""A declared result changes by a recorded correction alone."""

import pytest
from assembly.samples import CHAIR, vote, voting
from assembly.samples_casting import TELLERS, by_cards, with_proxy
from cast import NOON
from statutes.samples import SECRETARY

from accede.assembly import effects
from accede.assembly.actions import declare_result
from accede.assembly.actions.cards import count_cards
from accede.assembly.actions.casting import VotedOnSite, enter_votes
from accede.assembly.actions.correction import FollowedAlready, NoReason, NothingToCorrect, correct_result
from accede.assembly.actions.item import VoteNotOpen
from accede.assembly.models import Item
from accede.assembly.queries import ledger_faults
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_effects(monkeypatch):
    """Matters from which nothing follows."""
    monkeypatch.setattr(effects, "EFFECTS", {})


def called():
    """Return a roll call that was declared rejected, because one answer was entered wrong."""
    item, one, other, third = with_proxy("roll_call")
    votes = {one.organisation: "for", other.organisation: "against", third.organisation: "against"}
    enter_votes(item, votes=votes, by=SECRETARY, at=NOON)
    declare_result(item, by=CHAIR, at=NOON)
    return item, other


def corrected(item, by=CHAIR, reason="Entered in the wrong row.", **said):
    return correct_result(item, reason=reason, **said, by=by, at=NOON)


def test_an_answer_that_was_entered_wrong_is_put_right_and_all_is_counted_again():
    item, other = called()
    made = corrected(item, votes={other.organisation: "for"})
    item = Item.objects.get(pk=item.pk)
    assert (made.before["outcome"], item.state, item.result["tally"]["for"]) == ("rejected", "carried", 2)
    assert ledger_faults(item) == []
    assert Entry.objects.get(action="assembly.correct_result").values["reason"] == "Entered in the wrong row."
    assert not verify()


def test_a_correction_says_why():
    item, other = called()
    with pytest.raises(NoReason):
        corrected(item, reason=" ", votes={other.organisation: "for"})


@pytest.mark.parametrize("votes", [{}, None])
def test_nothing_is_put_right_by_nothing(votes):
    item, other = called()
    with pytest.raises(NothingToCorrect):
        corrected(item, votes=votes)
    with pytest.raises(NothingToCorrect):
        corrected(item, votes={other.organisation: "against"})


def test_what_a_member_cast_itself_stands():
    item, (one,) = voting("BE")
    vote(one, item)
    with pytest.raises(VoteNotOpen):
        corrected(item, votes={one.organisation: "against"})
    declare_result(item, by=CHAIR, at=NOON)
    with pytest.raises(VotedOnSite):
        corrected(item, votes={one.organisation: "against"})


def test_where_something_has_followed_a_result_is_not_turned_over(monkeypatch):
    item, other = called()
    monkeypatch.setattr(effects, "EFFECTS", {"admission": effects.Consequence(lambda *_, **__: None)})
    with pytest.raises(FollowedAlready):
        corrected(item, votes={other.organisation: "for"})
    assert item.ballots.count() == 3


def test_cards_that_were_counted_wrong_are_put_right():
    item, _members = by_cards()
    for by in TELLERS:
        count_cards(item, votes={"for": 2, "against": 1}, by=by, at=NOON)
    declare_result(item, by=CHAIR, at=NOON)
    corrected(item, cards={"for": 1, "against": 2})
    assert Item.objects.get(pk=item.pk).state == "rejected"


def test_everybody_reads_what_was_put_right_and_why(client, cast):
    item, other = called()
    cast.signed_in(client, Capacity.CHAIR)
    page = f"{item.get_absolute_url()}correct/"
    assert "What was entered" in client.get(page).content.decode()
    client.post(page, {f"of{other.organisation_id}": "for", "reason": "Entered in the wrong row."})
    cast.signed_in(client, Capacity.AUDITOR)
    read = client.get(item.get_absolute_url()).content.decode().replace("\u00a0", " ")
    assert "Entered in the wrong row. (declared before: 1 for, 2 against)." in read
