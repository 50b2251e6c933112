"""Votes: who may cast them, what they come to, and that a result stands once and can be proved."""

from datetime import timedelta

import pytest
from assembly.samples import (
    CHAIR,
    arrears,
    attends,
    convened,
    declare,
    opened,
    put,
    speaker,
    vote,
    voting,
    with_quorum,
)
from cast import NOON
from register.samples import JOINED, consequence, leaving, member, organisation
from statutes.samples import SECRETARY

from accede.assembly import actions, effects
from accede.assembly.actions import cast_vote, declare_consensus, note_attendance, open_vote
from accede.assembly.models import Ballot, Item, Ledger
from accede.assembly.queries import last_ballots, ledger_faults, outcome_of, right_of, seats
from accede.journal.actions import Forbidden, Refused
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.journal.record import digest
from accede.register.actions import add_organisation, restore, suspend
from accede.register.models import Obligation, Organisation

pytestmark = pytest.mark.django_db


def again(item):
    return Item.objects.get(pk=item.pk)


def spoken(item):
    return {one.group: one.choice for one in outcome_of(again(item)).voices}


def test_a_vote_is_one_line_of_the_items_own_ledger_and_none_of_the_journal():
    item, (one,) = voting("BE")
    before = Entry.objects.count()
    ballot = vote(one, item)
    assert (ballot.sequence, ballot.choice, ballot.by) == (1, "for", speaker(one).id)
    assert Entry.objects.count() == before
    assert (again(item).ballots_cast, again(item).ledger_root) == (1, ballot.hash)


def test_the_same_choice_again_is_no_new_line():
    item, (one,) = voting("BE")
    assert vote(one, item).pk == vote(one, item).pk
    assert Ballot.objects.count() == 1


def test_a_vote_may_be_changed_until_the_close_and_the_last_counts():
    item, (one,) = voting("BE")
    vote(one, item)
    vote(one, item, "against")
    vote(one, item)
    assert Ballot.objects.count() == 3
    assert declare(item).tally.for_ == 1


def test_the_members_of_a_country_that_agree_are_one_voice_and_those_that_differ_are_blank():
    item, (first, second, *_others) = voting("FR", "FR", "BE")
    vote(first, item)
    assert spoken(item) == {"FR": "for", "BE": None}
    vote(second, item, "against")
    assert spoken(item) == {"FR": "blank", "BE": None}
    vote(second, item)
    assert spoken(item) == {"FR": "for", "BE": None}


def test_a_result_is_carried_when_more_than_half_of_the_votes_cast_are_for():
    item, (one, two, three) = voting("BE", "FR", "IT")
    vote(one, item), vote(two, item), vote(three, item, "against")
    outcome = declare(item)
    assert (outcome.outcome, again(item).state) == ("carried", "carried")
    assert again(item).result == {
        "outcome": "carried",
        "tally": {"for": 2, "against": 1, "abstain": 0, "blank": 0, "invalid": 0},
    }


def test_a_tie_is_rejected_and_so_is_silence():
    item, (one, two) = voting("BE", "FR")
    vote(one, item), vote(two, item, "against")
    assert declare(item).outcome == "rejected"


def test_a_vote_after_the_close_is_refused_with_the_hour_of_the_close():
    item, (one,) = voting("BE")
    declare(item)
    with pytest.raises(actions.VoteClosed, match="The vote was closed at 14:00"):
        vote(one, item, at=NOON + timedelta(seconds=1))
    assert not Ballot.objects.exists()


def test_a_vote_before_the_opening_is_refused():
    one, assembly = member(), opened()
    attends(one, assembly)
    with pytest.raises(actions.VoteNotOpen):
        vote(one, assembly.items.get())


def test_a_member_in_arrears_is_refused_with_the_article_and_the_cure():
    one = member("Nordlys", "DK")
    arrears(one)
    item, _members = voting("BE")
    attends(one, item.assembly)
    with pytest.raises(actions.NoRight) as refused:
        vote(one, item)
    assert refused.value.verdict.article == ("15",)
    assert str(refused.value) == (
        "Nordlys may not vote on this item. The reason: Annual fee unpaid. It ends once what is owed is paid. "
        "From then on it votes again on every item whose vote opens afterwards."
    )


def test_rights_are_frozen_when_the_vote_opens():
    item, (one,) = voting("BE")
    arrears(one)
    assert right_of(again(item), one.organisation).verdict.holds is True
    assert vote(one, item).choice == "for"


def test_a_suspension_is_frozen_with_the_roll_and_its_end_counts_for_the_next_vote():
    one = member("Nordlys", "DK")
    suspend(one, **leaving(effective_on=JOINED, standing="unpaid"), by=SECRETARY, at=NOON)
    item, _members = voting("BE")
    attends(one, item.assembly)
    restore(one, **leaving(effective_on=NOON.date(), standing="unpaid"), by=SECRETARY, at=NOON)
    assert right_of(again(item), one.organisation).verdict.holds is False
    following = open_vote(put(item.assembly, about="test.file:9", at=NOON), by=CHAIR, at=NOON)
    assert right_of(following, one.organisation).verdict.holds is True


def test_paying_during_a_vote_counts_for_the_next_one():
    one = member("Nordlys", "DK")
    arrears(one)
    item, _members = voting("BE")
    attends(one, item.assembly)
    Obligation.objects.update(settled_on=NOON.date())
    assert right_of(again(item), one.organisation).verdict.holds is False
    following = open_vote(put(item.assembly, about="test.file:9", at=NOON), by=CHAIR, at=NOON)
    assert right_of(following, one.organisation).verdict.holds is True


def test_whoever_does_not_attend_cannot_vote_until_checked_in():
    item, (_one, away) = voting("BE", "FR", absent=1)
    with pytest.raises(actions.NotAttending):
        vote(away, item)
    note_attendance(away.organisation, item.assembly, mode="remote", by=speaker(away), at=NOON)
    assert vote(away, item).choice == "for"


def test_whoever_leaves_after_voting_has_voted():
    item, (one,) = voting("BE")
    vote(one, item)
    attends(one, item.assembly, "absent")
    assert declare(item).tally.for_ == 1


def test_whoever_is_not_a_member_is_not_on_the_roll():
    item, _members = voting("BE")
    late = member("Late", effective_on=None, starts_year_only=False)
    with pytest.raises(actions.NotOnRoll):
        vote(late, item)


def test_nobody_votes_for_another_member():
    item, (one, two) = voting("BE", "FR")
    with pytest.raises(Forbidden):
        cast_vote(two.organisation, item, choice="for", by=speaker(one), at=NOON)


@pytest.mark.parametrize("choice", ["blank", "invalid", "", "FOR"])
def test_a_ballot_is_for_against_or_an_abstention(choice):
    item, (one,) = voting("BE")
    with pytest.raises(actions.UnknownChoice):
        vote(one, item, choice)


def test_a_vote_is_opened_once_and_only_in_an_open_assembly():
    item, _members = voting("BE")
    with pytest.raises(actions.AlreadyOpened):
        open_vote(item, by=CHAIR, at=NOON)
    with pytest.raises(actions.NotConvened):
        open_vote(convened(NOON.date() + timedelta(days=90)).items.get(), by=CHAIR, at=NOON)


def test_a_vote_whose_majority_nobody_knows_is_not_opened():
    assembly = opened(matter="statutes")
    with pytest.raises(actions.MajorityUnknown) as refused:
        open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    assert refused.value.verdict.code == "majority.unknown"


def test_a_result_is_declared_once_and_its_effects_happen_once(monkeypatch):
    def founded(item, outcome, *, by, at):
        add_organisation(f"From {item.position}: {outcome.outcome}", by=by, at=at)

    monkeypatch.setitem(effects.EFFECTS, "admission", effects.Consequence(founded))
    item, (one,) = voting("BE")
    vote(one, item)
    declare(item)
    with pytest.raises(actions.AlreadyDeclared):
        declare(item)
    assert Organisation.objects.filter(name="From 1: carried").count() == 1
    cause = Entry.objects.get(action="assembly.declare_result")
    assert Entry.objects.get(action="register.add_organisation", cause=cause.sequence).capacity == "chair"
    assert verify() == []


def test_a_result_whose_effect_fails_is_not_declared(monkeypatch):
    def failing(item, outcome, *, by, at):
        raise Refused

    monkeypatch.setitem(effects.EFFECTS, "admission", effects.Consequence(failing))
    item, (one,) = voting("BE")
    vote(one, item)
    with pytest.raises(Refused):
        declare(item)
    assert again(item).state == "open"
    assert not Entry.objects.filter(action="assembly.declare_result").exists()


def test_the_ledger_is_a_chain_whose_root_and_count_enter_the_journal():
    item, (one, two) = voting("BE", "FR")
    vote(one, item), vote(two, item, "against"), vote(one, item, "abstain")
    assert ledger_faults(again(item)) == []
    declare(item)
    values = Entry.objects.get(action="assembly.declare_result").values
    last = Ballot.objects.get(sequence=3)
    assert (values["ballots"], values["ledger"]) == (3, last.hash)
    assert values["roll"] == digest([seat.row() for seat in seats(again(item))])
    assert [ballot.previous for ballot in Ballot.objects.all()][1:] == list(
        Ballot.objects.values_list("hash", flat=True)
    )[:2]


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (lambda: Ballot.objects.filter(sequence=1).update(choice="against"), [1]),
        (lambda: Ballot.objects.filter(sequence=1).delete(), [1, 0]),
        (lambda: Ballot.objects.filter(sequence=2).delete(), [0]),
        (lambda: Ledger.objects.update(count=1), [0]),
    ],
)
def test_a_ledger_changed_from_outside_is_found_and_decides_nothing(change, faults):
    item, (one, two) = voting("BE", "FR")
    vote(one, item), vote(two, item)
    change()
    assert ledger_faults(again(item)) == faults
    with pytest.raises(actions.LedgerBroken):
        declare(item)


def test_only_the_last_ballot_of_each_member_counts():
    item, (one, two) = voting("BE", "FR")
    vote(one, item), vote(two, item), vote(one, item, "against")
    counting = last_ballots(again(item))
    assert {pk: ballot.choice for pk, ballot in counting.items()} == {
        one.organisation_id: "against",
        two.organisation_id: "for",
    }


def test_consensus_is_recorded_without_a_count_and_has_its_effect(monkeypatch):
    seen = []
    monkeypatch.setitem(
        effects.EFFECTS,
        "admission",
        effects.Consequence(lambda item, outcome, **_: seen.append((item.state, outcome.outcome))),
    )
    one, assembly = member(), opened()
    attends(one, assembly)
    outcome = declare_consensus(assembly.items.get(), by=CHAIR, at=NOON)
    item = assembly.items.get()
    assert (item.state, item.by_consensus, item.ballots_cast) == ("carried", True, 0)
    assert seen == [("carried", "carried")]
    assert (outcome.verdict.code, outcome.verdict.holds) == ("decision.consensus", True)
    entry = Entry.objects.get(action="assembly.declare_consensus")
    assert (entry.values["by_consensus"], "15" in entry.article) == (True, True)
    assert len(seats(item)) == 1


def test_consensus_may_still_be_found_while_no_ballot_is_cast_and_not_after():
    item, _members = voting("BE")
    assert declare_consensus(item, by=CHAIR, at=NOON).outcome == "carried"


def test_once_a_ballot_is_cast_there_is_no_consensus():
    item, (one,) = voting("BE")
    vote(one, item)
    with pytest.raises(actions.NoConsensus):
        declare_consensus(item, by=CHAIR, at=NOON)


@pytest.mark.parametrize("decide", [open_vote, declare_consensus])
@pytest.mark.parametrize(
    ("leave", "refusal", "state"),
    [
        (actions.adjourn_item, actions.Adjourned, Item.State.ADJOURNED),
        (actions.withdraw_item, actions.Withdrawn, Item.State.WITHDRAWN),
    ],
)
def test_what_was_adjourned_or_withdrawn_is_not_decided_here_any_more(decide, leave, refusal, state):
    item = opened().items.get()
    consequence(leave, item)
    with pytest.raises(refusal):
        decide(item, by=CHAIR, at=NOON)
    assert again(item).state == state


@pytest.mark.parametrize("leave", [actions.adjourn_item, actions.withdraw_item])
def test_an_open_vote_is_neither_adjourned_nor_is_its_item_withdrawn(leave):
    item, _members = voting("BE")
    with pytest.raises(actions.AlreadyOpened):
        consequence(leave, item)


def test_what_is_declared_is_not_agreed_again():
    item, _members = voting("BE")
    declare(item)
    with pytest.raises(actions.AlreadyDeclared):
        declare_consensus(item, by=CHAIR, at=NOON)


def test_only_an_open_vote_has_a_result():
    with pytest.raises(actions.VoteNotOpen):
        declare(opened().items.get())


def test_without_a_quorum_nothing_is_decided():
    with_quorum()
    item, (one, *_others) = voting("BE", "FR", "IT", absent=2)
    vote(one, item)
    assert declare(item).outcome == "no_quorum"
    assert again(item).state == "no_quorum"


def test_without_a_quorum_there_is_no_consensus():
    with_quorum()
    item, _members = voting("BE", "FR", "IT", absent=2)
    with pytest.raises(actions.NoQuorum) as refused:
        declare_consensus(item, by=CHAIR, at=NOON)
    assert refused.value.verdict.values["needed"] == 2


def test_where_the_statutes_do_not_seek_consensus_there_is_none():
    with_quorum(b"consensus_first = true\n")
    item, _members = voting("BE")
    with pytest.raises(actions.NoConsensus):
        declare_consensus(item, by=CHAIR, at=NOON)


def test_an_organisation_outside_the_register_has_no_right_to_say():
    item, _members = voting("BE")
    assert right_of(again(item), organisation("Stranger")) is None
