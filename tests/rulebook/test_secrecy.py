"""Secret votes in the core: what cannot be secret, and what a result could betray."""

import pytest
from rulebook.sample import MEETING, faults, law, meeting

from accede.rulebook.motion import Motion
from accede.rulebook.secrecy import betrayals, may_hide

PLACES = MEETING.replace(
    'for = { more_than = "1/2", of = "votes cast" }', 'for = { more_than = "1/2", of = "members" }'
)


def codes(*votes):
    return [one.code for one in betrayals(votes)]


def test_what_is_counted_in_votes_can_be_secret():
    assert may_hide(meeting(), "plan", Motion({})).holds


def test_what_asks_which_members_were_for_it_cannot_be_secret():
    verdict = may_hide(law(PLACES), "plan", Motion({}))
    assert (verdict.holds, verdict.code, verdict.article) == (False, "secrecy.by_member", ("2",))


@pytest.mark.parametrize("line", ['mode = "secret"', 'secret_if = [{ at_least = 3, of = "members" }]'])
def test_a_rulebook_that_lets_such_a_decision_be_secret_is_faulty(line):
    text = (
        PLACES.replace('article = "2"', 'article = "2"\nballot = "hidden"')
        + f'[ballot.hidden]\narticle = "6"\n{line}\n'
    )
    assert faults(text) == [("decision.plan", "secret_by_member")]


def test_a_secret_decision_that_names_no_rule_there_is_tells_so():
    text = PLACES.replace('article = "2"', 'article = "2"\nballot = "hidden"\nquorum = "ghost"')
    assert faults(text + '[ballot.hidden]\narticle = "6"\nmode = "secret"\n') == [
        ("decision.plan.quorum", "no_such_rule")
    ]


def test_a_rule_that_makes_only_elections_secret_leaves_other_decisions_alone():
    text = PLACES.replace('article = "2"', 'article = "2"\nballot = "hidden"')
    assert law(text + '[ballot.hidden]\narticle = "6"\nsecret_if = "election"\n')


def test_what_a_body_lets_be_asked_for_is_no_fault_where_it_cannot_be():
    text = PLACES.replace('article = "1"', 'article = "1"\nballot = "hidden"')
    assert law(text + '[ballot.hidden]\narticle = "6"\nsecret_if = [{ at_least = 3, of = "members" }]\n')


def test_the_result_of_a_few_betrays_them():
    assert codes(1, 1, 1, 1) == ["secrecy.few"]
    assert codes(1, 1, 1, 1, 1) == []
    assert codes() == ["secrecy.few"]


def test_who_casts_more_than_half_of_the_votes_is_betrayed_by_the_result():
    assert codes(6, 1, 1, 1, 1, 1) == ["secrecy.most"]
    assert codes(5, 1, 1, 1, 1, 1) == []
    (verdict,) = betrayals([6, 1, 1, 1, 1, 1])
    assert verdict.values == {"votes": 6, "total": 11}


def test_who_votes_alone_is_told_so_once():
    assert codes(3) == ["secrecy.few"]
