"""Secret votes: who draws, what is counted, and that nothing ties a ballot to anybody."""

import pytest
from assembly.samples import CHAIR, attends, declare, opened, vote
from assembly.samples_casting import TELLERS, changed
from assembly.samples_elections import secret as secret_election
from assembly.samples_rights import accepted
from assembly.samples_secrecy import Device, close, of, secret_vote, votes
from cast import NOON
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly.actions import close_ballot, open_vote
from accede.assembly.actions.cards import count_cards
from accede.assembly.actions.casting import enter_votes
from accede.assembly.actions.secrecy import hand_out_papers, void_secret_vote
from accede.assembly.models import Ballot, Box, Draw, Slip
from accede.assembly.queries import outcome_of
from accede.assembly.queries.minuted import minuted
from accede.assembly.queries.secrecy import box_of
from accede.journal.actions import Refused
from accede.journal.models import Entry
from accede.register.models import Organisation

pytestmark = pytest.mark.django_db


def test_ballots_are_counted_once_the_box_is_closed_and_never_before():
    item, (one, two, three) = secret_vote("BE", "FR", "IT")
    votes(one, item, "for"), votes(two, item, "for"), votes(three, item, "against")
    before = outcome_of(of(item)).tally
    assert (before.for_, before.against) == (0, 0)
    with pytest.raises(Refused, match="nothing is counted before"):
        declare(item)
    close(item)
    outcome = declare(item)
    assert (outcome.outcome, outcome.tally.for_, outcome.tally.against) == ("carried", 2, 1)


def test_a_member_with_five_votes_draws_five_ballots_and_may_divide_them():
    item, (one, two) = secret_vote("BE", "FR", by_weight=True)
    votes(one, item, "for", "for", "against", "for", "abstain")
    votes(two, item, *["against"] * 5)
    close(item)
    tally = declare(item).tally
    assert (tally.for_, tally.against, tally.abstain) == (3, 6, 1)


def test_nobody_draws_more_or_fewer_ballots_than_it_has_votes():
    item, (one,) = secret_vote("BE", by_weight=True)
    for number in (0, 1, 4, 6):
        with pytest.raises(Refused, match="As many ballots"):
            Device(one, item, ["for"] * number).draw()
    assert Draw.objects.count() == 0


def test_ballots_are_drawn_once():
    item, (one,) = secret_vote("BE")
    votes(one, item, "for")
    with pytest.raises(Refused, match="drawn already"):
        Device(one, item, ["against"]).draw()
    assert of(item).ledger.drawn == 1


def test_the_same_asked_again_after_a_lost_answer_is_signed_again_and_no_new_draw():
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    first = [slip.signature for slip in device.slips]
    assert [slip.signature for slip in device.draw().slips] == first
    assert Draw.objects.count() == 1


def test_whoever_does_not_attend_or_has_no_right_draws_nothing():
    item, (_one,) = secret_vote("BE")
    late = member("Network late", "PL")
    with pytest.raises(Refused, match="not a member"):
        Device(late, item, ["for"]).draw()
    assembly = item.assembly
    attends(late, assembly)
    with pytest.raises(Refused, match="not a member"):
        Device(late, item, ["for"]).draw()


def test_a_proxy_draws_for_whom_it_represents_and_for_nobody_else():
    assembly = opened()
    one, other, third = (member(f"Network {name}", name) for name in ("BE", "FR", "IT"))
    accepted(assembly, one, other, at=NOON)
    attends(other, assembly), attends(third, assembly)
    item = open_vote(assembly.items.get(), form="secret", by=CHAIR, at=NOON)
    with pytest.raises(Refused, match="no proxy"):
        Device(one, item, ["for"]).draw(holder=third)
    with pytest.raises(Refused, match="Check in"):
        Device(one, item, ["for"]).draw()
    Device(one, item, ["for"]).draw(holder=other).cast()
    votes(other, item, "for"), votes(third, item, "against")
    assert Draw.objects.get(organisation=one.organisation).through == Organisation.objects.get(pk=other.organisation_id)
    close(item)
    assert declare(item).tally.for_ == 2


def test_members_that_share_a_voice_and_named_nobody_draw_nothing_and_their_voice_is_blank():
    item, (first, second, third) = secret_vote("FR", "FR", "BE")
    for one in (first, second):
        with pytest.raises(Refused, match="share one voice"):
            Device(one, item, ["for"]).draw()
    votes(third, item, "for")
    close(item)
    tally = declare(item).tally
    assert (tally.for_, tally.blank) == (1, 1)


def test_nothing_of_a_secret_vote_is_cast_openly_or_entered_by_name():
    item, (one,) = secret_vote("BE")
    with pytest.raises(Refused, match="secret"):
        vote(one, item)
    with pytest.raises(Refused, match="secret"):
        enter_votes(item, votes={one.organisation: "for"}, by=SECRETARY, at=NOON)
    assert Ballot.objects.count() == 0


def test_the_private_key_is_destroyed_at_the_close_and_the_journal_keeps_the_seals():
    item, (one,) = secret_vote("BE")
    opened_with = Entry.objects.filter(action="assembly.open_vote").latest("sequence").values["key"]
    votes(one, item, "for")
    box = close(item)
    assert Box.objects.get(pk=box.pk).primes == ""
    kept = Entry.objects.get(action="assembly.close_secret_vote").values
    assert kept["key"] == opened_with
    assert (kept["in_box"], kept["drawn"], kept["box"]) == (1, 1, box.seal)


def test_every_vote_has_a_key_of_its_own():
    item, _members = secret_vote("BE")
    void_secret_vote(item, reason="A phone was lost.", by=CHAIR, at=NOON)
    first, second = Box.objects.order_by("pk")
    assert first.modulus != second.modulus
    assert (first.primes, bool(second.primes)) == ("", True)


def test_a_vote_that_is_void_is_held_again_on_the_same_roll_and_its_ballots_are_gone():
    item, (one, two) = secret_vote("BE", "FR")
    votes(one, item, "against")
    old = Device(two, item, ["against"]).draw()
    void_secret_vote(item, reason="A phone was lost.", by=CHAIR, at=NOON)
    assert Slip.objects.count() == 0
    assert old.cast() == ["closed"]
    votes(one, item, "for"), votes(two, item, "for")
    close(item)
    assert declare(item).tally.choices() == {"for": 2, "against": 0, "abstain": 0, "blank": 0, "invalid": 0}


def test_a_decision_whose_rule_asks_who_was_for_it_is_refused_secrecy():
    changed((b'for     = { more_than = "1/2", of = "votes cast" }', b'for     = { more_than = "1/2", of = "members" }'))
    assembly = opened()
    attends(member("Network BE", "BE"), assembly)
    with pytest.raises(Refused, match="cannot be decided in secret"):
        open_vote(assembly.items.get(), form="secret", by=CHAIR, at=NOON)


def test_a_secret_vote_that_a_third_must_ask_for_is_opened_once_they_do():
    changed(
        (b'majority        = "ordinary"\n', b'majority        = "ordinary"\nballot = "asked"\n'),
        (
            b"[body.board]",
            b'[ballot.asked]\narticle = "15"\nsecret_if = [{ at_least = "1/3", of = "members present" }]\n\n[body.board]',
        ),
    )
    assembly = opened()
    for name in ("BE", "FR", "IT", "ES"):
        attends(member(f"Network {name}", name), assembly)
    item = assembly.items.get()
    for asking in (0, 1):
        with pytest.raises(Refused, match="do not make this vote secret"):
            open_vote(item, form="secret", asking=asking, by=CHAIR, at=NOON)
    open_vote(item, form="secret", asking=2, by=CHAIR, at=NOON)
    assert box_of(of(item)).primes


def test_minutes_tell_that_a_vote_was_secret_how_many_ballots_were_cast_and_what_was_thrown_away():
    item, (one, two) = secret_vote("BE", "FR")
    void_secret_vote(item, reason="A phone was lost.", by=CHAIR, at=NOON)
    votes(one, item, "for")
    Device(two, item, ["for"]).draw()
    close(item)
    declare(item)
    told = minuted(of(item))
    assert "The secret vote was thrown away uncounted and held again. The reason: A phone was lost." in told
    assert "The vote was secret: 2 ballots were drawn, and 1 cast." in told


def counted(item, votes, *tellers):
    for by in tellers or TELLERS:
        count_cards(item, votes=votes, by=by, at=NOON)


def hand_out(item, membership):
    return hand_out_papers(item, organisation=membership.organisation, by=SECRETARY, at=NOON)


def test_who_gets_its_ballots_on_paper_draws_none_and_two_tellers_count_them():
    item, (one, two) = secret_vote("BE", "FR", by_weight=True)
    assert hand_out(item, one).ballots == 5
    with pytest.raises(Refused, match="drawn already"):
        Device(one, item, ["for"] * 5).draw()
    votes(two, item, *["for"] * 5)
    with pytest.raises(Refused, match="drawn already"):
        hand_out(item, two)
    close(item)
    with pytest.raises(Refused, match="Two tellers"):
        declare(item)
    counted(item, {"for": 1, "against": 5})
    with pytest.raises(Refused, match="More papers were counted"):
        declare(item)
    counted(item, {"for": 1, "against": 3})
    tally = declare(item).tally
    assert (tally.for_, tally.against) == (6, 3)


def test_papers_that_were_never_given_out_are_not_counted():
    item, (one,) = secret_vote("BE")
    votes(one, item, "for")
    close(item)
    counted(item, {"against": 1})
    with pytest.raises(Refused, match="More papers were counted"):
        declare(item)


def test_a_ballot_of_an_election_in_which_a_phone_was_lost_is_held_again():
    election, (one,) = secret_election()
    item = election.item
    Device(one, item, ['["Ada"]']).draw()
    void_secret_vote(item, reason="A phone was lost.", by=CHAIR, at=NOON)
    assert votes(one, item, '["Ada"]') == ["kept"]
    with pytest.raises(Refused, match="held in ballots"):
        close(item)
    found = close_ballot(item, by=CHAIR, at=NOON)
    assert found.elected.names == ("Ada",)
