"""Weights, caps, blocks and proxies against a count that knows nothing of the engine."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebook.sample import law

from accede.rulebook.tally import CHOICES, Voter

SOME = settings(max_examples=80)
TEXT = """
[body.meeting]
article = "1"
[decision.plan]
article = "2"
by = "meeting"
majority = "blocks"
[majority.blocks]
article = "3"
for = {{ more_than = "1/2", of = "votes cast", each = "block" }}
against = {{ at_most = "1/2", of = "members" }}
[category.full]
article = "4"
rights = ["vote"]
[weight.full]
article = "5"
by = "size"
[proxy.p]
article = "6"
[cap.top]
article = "7"
{cap}
[fact]
size = {{}}
block = {{ kind = "text" }}
"""
MEMBER = law(TEXT.format(cap='on = "member"\nat_most = 5'))
GROUPS = {
    manner: law(TEXT.format(cap=f'on = "block"\nat_most = 7\nover = "{manner}"')) for manner in ("cut", "proportional")
}


@st.composite
def rolls(draw):
    """Members of two blocks; some are represented by the first, who is there."""
    size = draw(st.integers(1, 8))
    roll = []
    for number in range(size):
        facts = {"size": draw(st.integers(0, 9)), "block": draw(st.sampled_from("xy"))}
        attendance = "present" if number == 0 else draw(st.sampled_from(["present", "represented", "absent"]))
        roll.append(Voter(f"m{number}", "full", "", attendance, "m0" if attendance == "represented" else "", facts))
    may = [one.member for one in roll if one.attendance != "absent"]
    cast = {member: draw(st.sampled_from(CHOICES)) for member in draw(st.lists(st.sampled_from(may), unique=True))}
    return roll, cast


def by_hand(roll, cast):
    """Carried if in each block more votes are for than against, and at most half of all members are against."""
    said = {one.member: cast.get(one.member, cast.get(one.proxy)) for one in roll if one.attendance != "absent"}
    votes = {one.member: min(one.facts["size"], 5) for one in roll}
    agree = []
    for block in {one.facts["block"] for one in roll}:
        inside = [one.member for one in roll if one.facts["block"] == block]
        balance = {side: sum(votes[one] for one in inside if said.get(one) == side) for side in ("for", "against")}
        agree.append(balance["for"] > balance["against"])
    against = sum(choice == "against" for choice in said.values())
    return "carried" if all(agree) and 2 * against <= len(roll) else "rejected"


@SOME
@given(vote=rolls())
def test_a_recount_agrees_with_one_by_hand(vote):
    assert MEMBER.count("plan", *vote).outcome == by_hand(*vote)


@SOME
@given(vote=rolls(), manner=st.sampled_from(sorted(GROUPS)))
def test_no_group_has_more_than_its_cap_and_loses_no_more_than_it_must(vote, manner):
    roll, cast = vote
    held = {member: one.votes for member, one in GROUPS[manner].count("plan", roll, cast).rights.items()}
    for block in "xy":
        # A proxy counts where its holder belongs.
        inside = [one for one in roll if (roll[0] if one.proxy else one).facts["block"] == block]
        assert sum(held[one.member] for one in inside) == min(7, sum(one.facts["size"] for one in inside))
        assert all(0 <= held[one.member] <= one.facts["size"] for one in inside)


@SOME
@given(vote=rolls(), data=st.data())
def test_a_vote_against_turned_into_one_for_never_loses_what_was_carried(vote, data):
    roll, cast = vote
    against = [member for member, choice in cast.items() if choice == "against"]
    if against and MEMBER.count("plan", roll, cast).outcome == "carried":
        turned = cast | {data.draw(st.sampled_from(against)): "for"}
        assert MEMBER.count("plan", roll, turned).outcome == "carried"
