"""What was entered wrong of an election is put right; mandates that began end or are undone, others begin."""

from datetime import timedelta

import pytest
from assembly.samples import CHAIR, TODAY
from assembly.samples_elections import again, balloting, close, declare, declared_on_paper, elected
from cast import NOON
from statutes.samples import SECRETARY

from accede.assembly.actions.casting import VotedOnSite
from accede.assembly.actions.correction import NoReason, NothingToCorrect, correct_election
from accede.assembly.actions.election import StillTied
from accede.assembly.actions.paper import enter_paper
from accede.assembly.models import Correction
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.register.models import Mandate

pytestmark = pytest.mark.django_db


def corrected(election, at=NOON, reason="A pile was misread.", **piles):
    keys = {one.pk: piles[one.names[0]] for one in election.piles.all() if one.names[0] in piles}
    return correct_election(election.item, reason=reason, piles=keys, by=CHAIR, at=at)


def terms():
    return {one.name: (one.starts, one.ends) for one in Mandate.objects.filter(office="board")}


def test_a_pile_is_put_right_and_another_is_elected_from_then_on():
    election = declared_on_paper()
    ends = terms()["Ada"][1]
    corrected(election, at=NOON + timedelta(days=3), Ben=4)
    changed = TODAY + timedelta(days=3)
    assert again(election).item.result["elected"] == ["Ben"]
    assert terms() == {"Ada": (TODAY, changed), "Ben": (changed, ends)}
    causes = set(
        Entry.objects.filter(action__in=("register.end_mandate", "register.give_mandate")).values_list("cause")
    )
    assert (Entry.objects.get(action="assembly.correct_election").sequence,) in causes
    assert not verify()


def test_on_the_same_day_a_mandate_is_undone():
    election = declared_on_paper()
    corrected(election, Ben=4)
    assert terms()["Ada"] == (TODAY, TODAY)


def test_a_correction_says_why_changes_something_and_does_not_leave_a_tie():
    election = declared_on_paper()
    with pytest.raises(NoReason):
        corrected(election, reason=" ", Ben=4)
    with pytest.raises(NothingToCorrect):
        corrected(election, Ben=2)
    with pytest.raises(StillTied):
        corrected(election, Ben=3)
    assert (Correction.objects.count(), again(election).item.result["elected"]) == (0, ["Ada"])


def test_a_paper_that_was_entered_for_a_member_is_put_right():
    election, (one, other) = balloting("BE", "FR")
    for member in (one, other):
        enter_paper(member.organisation, election.item, names=["Ada"], by=SECRETARY, at=NOON)
    close(election)
    declare(election)
    papers = {member.organisation: ["Ben"] for member in (one, other)}
    correct_election(election.item, reason="Misread.", papers=papers, by=CHAIR, at=NOON)
    assert again(election).item.result["elected"] == ["Ben"]


def test_a_paper_that_a_member_has_cast_itself_is_not_put_right():
    election = elected("IT")
    voter = election.item.ballots.get().organisation
    with pytest.raises(VotedOnSite):
        correct_election(election.item, reason="Misread.", papers={voter: ["Ben"]}, by=CHAIR, at=NOON)


def test_the_chair_puts_it_right_on_a_page_and_everybody_reads_why(client, cast):
    election = declared_on_paper()
    pile = election.piles.get(names=["Ben"])
    cast.signed_in(client, Capacity.CHAIR)
    page = election.item.get_absolute_url()
    assert "Put the result right" in client.get(page).content.decode()
    other = election.piles.get(names=["Ada"])
    client.post(f"{page}elected/correct/", {f"pile{pile.pk}": 4, f"pile{other.pk}": 3, "reason": "A pile was misread."})
    read = client.get(page).content.decode().replace("\u00a0", " ")
    assert "A pile was misread. (declared before: Ada)." in read
