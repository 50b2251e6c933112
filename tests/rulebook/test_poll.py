"""The papers of one ballot of an election: rights, votes, proxies and voices count as in any vote."""

import pytest
from rulebook.sample import law, meeting, member, network, paid

from accede.rulebook.papers import Paper
from accede.rulebook.poll import poll
from accede.rulebook.roll import Unfit

ADA, BEN = ("Ada",), ("Ben",)


def by_heads(roll, cast, text=""):
    return poll(meeting(text), "plan", roll, cast).papers


def by_country(*members, **cast):
    return poll(network(), "directors", members, cast).papers


def test_each_member_casts_a_paper_with_its_votes():
    roll = [member("a"), member("b"), member("c")]
    assert by_heads(roll, {"a": ADA, "b": ()}) == {"a": Paper(ADA), "b": Paper(())}


def test_members_of_one_country_that_name_the_same_cast_one_paper_and_those_that_differ_a_blank_one():
    roll = paid("x", "FR"), paid("y", "FR"), paid("z", "BE")
    assert by_country(*roll, x=ADA, y=ADA, z=BEN) == {"FR": Paper(ADA), "BE": Paper(BEN)}
    assert by_country(*roll, x=ADA, y=BEN)["FR"] == Paper(())


def test_silence_is_not_disagreement():
    assert by_country(paid("x", "FR"), paid("y", "FR"), x=ADA) == {"FR": Paper(ADA)}


def test_whoever_has_no_right_casts_no_paper():
    with pytest.raises(Unfit):
        by_country(member("x", "FR", in_arrears=True), x=ADA)


def test_a_holder_speaks_for_its_principal_unless_that_one_has_a_paper_of_its_own():
    roll = [member("a"), member("b", attendance="represented", proxy="a")]
    proxies = '[proxy.any]\narticle = "6"\nheld = 1\n'
    assert by_heads(roll, {"a": ADA}, proxies) == {"a": Paper(ADA), "b": Paper(ADA)}
    assert by_heads(roll, {"a": ADA, "b": BEN}, proxies)["b"] == Paper(BEN)


def test_a_proxy_whose_holder_is_absent_casts_nothing():
    roll = [member("a", attendance="absent"), member("b", attendance="represented", proxy="a")]
    assert by_heads(roll, {}, '[proxy.any]\narticle = "6"\n') == {}


VOICED = """
[body.meeting]
article = "1"
voice = "country"
[decision.plan]
article = "2"
by = "meeting"
majority = "half"
[majority.half]
article = "3"
for = { more_than = "1/2", of = "votes cast" }
[category.full]
article = "4"
rights = ["vote"]
[weight.full]
article = "5"
by = "size"
[fact.size]
article = "5"
kind = "number"
[voice.country]
article = "6"
group = "country"
"""


@pytest.mark.parametrize(
    ("rule", "spoken"),
    [
        ('speaks = "by majority"\nelse = "blank"', ADA),
        ('speaks = "if all agree"\nelse = "blank"', ()),
        ('speaks = "by one they choose"\nelse = "blank"', BEN),
    ],
)
def test_a_group_speaks_as_its_rule_says(rule, spoken):
    roll = [member("x", "FR", size=3), member("y", "FR", size=2, speaks=True)]
    assert poll(law(VOICED + rule), "plan", roll, {"x": ADA, "y": BEN}).papers == {"FR": Paper(spoken)}


def test_a_group_that_must_all_be_asked_is_blank_while_one_is_silent():
    rule = 'asks = "entitled"\nelse = "blank"'
    roll = [member("x", "FR", size=1), member("y", "FR", size=1)]
    assert poll(law(VOICED + rule), "plan", roll, {"x": ADA}).papers == {"FR": Paper(())}


def test_a_group_that_differs_may_have_no_paper():
    roll = [member("x", "FR", size=1), member("y", "FR", size=1)]
    assert poll(law(VOICED + 'else = "none"'), "plan", roll, {"x": ADA, "y": BEN}).papers == {}


def test_whose_votes_are_not_known_is_named():
    book = law(VOICED.replace('voice = "country"\n', "") + 'else = "blank"')
    assert poll(book, "plan", [member("x", "FR")], {"x": ADA}).unsaid == ("x",)


def test_the_quorum_is_that_of_any_vote():
    two = '[quorum.two]\narticle = "7"\npresent = { at_least = 2, of = "members entitled" }\n'
    book = law(VOICED.replace('majority = "half"', 'majority = "half"\nquorum = "two"') + 'else = "blank"\n' + two)
    roll = [member("a", "FR", size=1), member("b", "BE", "absent", size=1)]
    assert poll(book, "plan", roll, None).quorum.holds is False
    assert poll(book, "plan", [roll[0], member("b", "BE", size=1)], None).quorum.holds is True
