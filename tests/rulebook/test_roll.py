"""What a roll and ballots must be before anybody counts them, and under which rule a proxy stands."""

import pytest
from rulebook.sample import law, meeting

from accede.rulebook.roll import Unfit, check_ballots, check_proxies, check_roll, proxy_of, takes_part
from accede.rulebook.tally import Entitled, Voter
from accede.rulebook.verdict import Verdict

YES, NO, UNSURE = (Verdict(holds=holds, code="right.whole") for holds in (True, False, None))


def one(name, attendance="present", proxy="", category="full", country="", **facts):
    return Voter(name, category, country, attendance, proxy, facts)


def voters(*roll):
    return {voter.member: voter for voter in roll}


def refused(check, *given):
    with pytest.raises(Unfit) as caught:
        check(*given)
    return caught.value.code, caught.value.values


# ── The roll ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("roll", "code", "values"),
    [
        ([one("a"), one("b"), one("a")], "roll.member_twice", {"member": "a"}),
        ([one("a", category="ghost")], "roll.not_understood", {"member": "a", "given": "ghost"}),
        ([one("a", "asleep")], "roll.not_understood", {"member": "a", "given": "asleep"}),
        ([one("a", "asleep", category="ghost")], "roll.not_understood", {"member": "a", "given": "ghost"}),
    ],
)
def test_a_roll_that_nobody_understands_is_refused(roll, code, values):
    assert refused(check_roll, roll, {"full"}) == (code, values)


def test_a_refusal_is_told_by_its_code():
    assert str(Unfit("roll.member_twice", "a")) == "roll.member_twice"


def test_whatever_members_may_be_doing_is_understood():
    roll = [one("a"), one("b", "remote"), one("c", "represented", "a"), one("d", "absent")]
    assert check_roll(roll, {"full"}) is None


@pytest.mark.parametrize(
    ("attendance", "proxy", "part"),
    [
        ("present", "", True),
        ("remote", "", True),
        ("absent", "", False),
        ("represented", "here", True),
        ("represented", "away", False),
        ("represented", "ghost", False),
        ("present", "away", True),
    ],
)
def test_whoever_is_there_or_has_a_holder_who_is_takes_part(attendance, proxy, part):
    others = voters(one("here"), one("away", "absent"))
    assert takes_part(one("a", attendance, proxy), others) is part


# ── Ballots ─────────────────────────────────────────────────────────────────

ROLL = voters(one("a"), one("b", "absent"), one("c"), one("d"), one("s", category="whole"))
RIGHTS = {
    "a": Entitled(3, YES),
    "b": Entitled(3, YES),
    "c": Entitled(0, NO),
    "d": Entitled(None, UNSURE),
    "s": Entitled(3, YES),
}


@pytest.mark.parametrize(
    ("ballots", "code", "values"),
    [
        ({"ghost": "for"}, "roll.unknown_member", {"member": "ghost"}),
        ({"b": "for"}, "roll.absent_voter", {"member": "b"}),
        ({"a": "aye"}, "roll.not_understood", {"member": "a", "given": "aye"}),
        ({"a": {"aye": 1}}, "roll.not_understood", {"member": "a", "given": "aye: 1"}),
        ({"a": {"for": -1}}, "roll.not_understood", {"member": "a", "given": "for: -1"}),
        ({"s": {"for": 2, "against": 1}}, "roll.not_split", {"member": "s"}),
        ({"c": "for"}, "roll.without_right", {"member": "c"}),
        ({"a": {"for": 2, "against": 2}}, "roll.too_many_votes", {"member": "a", "votes": 3}),
    ],
)
def test_a_ballot_that_nobody_may_cast_is_refused(ballots, code, values):
    assert refused(check_ballots, ROLL, RIGHTS, ballots, {"whole"}) == (code, values)


@pytest.mark.parametrize(
    "ballots",
    [
        {"a": "for", "d": "against"},
        {"a": {"for": 2, "against": 1}},
        {"a": {"for": 3, "against": 0}},
        {"s": {"for": 3, "against": 0}},
        {"s": {"for": 2}},
        {"s": "for"},
        {"d": {"for": 9}},  # how many it has is not known
        {},
    ],
)
def test_a_ballot_within_the_right_of_its_member_is_taken(ballots):
    assert check_ballots(ROLL, RIGHTS, ballots, {"whole"}) is None


# ── Proxies ─────────────────────────────────────────────────────────────────


def proxies(text):
    return tuple(meeting(f"{text}\n").proxy.values())


def given(text="", roll=(), ballots=None):
    return check_proxies(voters(*roll), proxies(f'[proxy.p]\narticle = "9"\n{text}'), ballots or {})


@pytest.mark.parametrize(
    ("roll", "code", "values"),
    [
        ([one("a"), one("b", "present", "a")], "roll.proxy_of_present", {"member": "b"}),
        ([one("b", "represented", "ghost")], "roll.proxy_to_nobody", {"member": "b", "holder": "ghost"}),
        ([one("b", "represented", "b")], "roll.proxy_to_nobody", {"member": "b", "holder": "b"}),
        (
            [one("a"), one("b", "represented", "a"), one("c", "represented", "b")],
            "roll.proxy_chain",
            {"member": "c", "holder": "b"},
        ),
    ],
)
def test_a_proxy_that_cannot_be_is_refused(roll, code, values):
    assert refused(given, "", roll) == (code, values)


PAIR = [one("a", country="BE"), one("b", "represented", "a", country="BE")]


@pytest.mark.parametrize(
    ("text", "roll", "code", "values"),
    [
        ("allowed = false", PAIR, "roll.no_proxies", {}),
        ("held = 0", PAIR, "roll.too_many_proxies", {"holder": "a", "held": 0}),
        ('within = "country"', [one("a"), PAIR[1]], "roll.proxy_outside_group", {"holder": "a", "fact": "country"}),
        ("written = true", PAIR, "roll.proxy_not_written", {"holder": "a"}),
    ],
)
def test_a_proxy_that_its_rule_does_not_allow_is_refused(text, roll, code, values):
    assert refused(given, text, roll) == (code, {"member": "b", **values})


def test_a_proxy_to_a_category_that_may_hold_none_is_refused():
    book = law(
        '[category]\nfull = { article = "1", rights = [] }\nguest = { article = "1", rights = [] }\n'
        '[proxy.p]\narticle = "9"\nto = "full"\n'
    )
    rules = tuple(book.proxy.values())
    by_guest = voters(one("g", category="guest"), one("b", "represented", "g"))
    assert refused(check_proxies, by_guest, rules, {}) == (
        "roll.proxy_to_category",
        {"member": "b", "holder": "g"},
    )
    assert check_proxies(voters(*PAIR), rules, {}) is None


def test_so_many_proxies_may_be_held_by_each_holder():
    roll = [one(name) for name in "ab"] + [one(name, "represented", "a") for name in "cd"]
    assert given("held = 2", [*roll, one("e", "represented", "b")]) is None
    assert refused(given, "held = 2", [*roll, one("e", "represented", "a")]) == (
        "roll.too_many_proxies",
        {"member": "e", "holder": "a", "held": 2},
    )


@pytest.mark.parametrize("said", [False, "yes", None])
def test_a_proxy_is_written_only_if_the_roll_says_so(said):
    roll = [one("a"), one("b", "represented", "a", written=said)]
    assert refused(given, "written = true", roll)[0] == "roll.proxy_not_written"


@pytest.mark.parametrize(
    ("own", "its", "differ"),
    [
        ("for", "for", False),
        ("for", "against", True),
        ("for", {"for": 2}, False),
        ({"for": 2, "against": 0}, {"for": 5}, False),
        ({"for": 2, "against": 1}, {"for": 5}, True),
        ({"for": 2, "against": 1}, {"for": 1, "against": 4}, False),
        ("for", None, False),
        (None, "for", False),
    ],
)
def test_a_holder_that_may_not_differ_casts_all_alike(own, its, differ):
    ballots = {name: ballot for name, ballot in (("b", own), ("a", its)) if ballot is not None}
    if differ:
        assert refused(given, "may_differ = false", PAIR, ballots) == (
            "roll.proxy_differs",
            {"member": "b", "holder": "a"},
        )
    else:
        assert given("may_differ = false", PAIR, ballots) is None


def test_where_nobody_says_otherwise_a_holder_may_differ():
    assert given("", PAIR, {"a": "for", "b": "against"}) is None


TWO = """
[category.guest]
article = "4"
rights = []
[proxy.guests]
article = "9"
for = "guest"
allowed = false
[proxy.others]
article = "9"
"""


@pytest.mark.parametrize(("category", "rule"), [("guest", None), ("full", "others")])
def test_a_proxy_stands_under_the_first_rule_for_its_category(category, rule):
    found = proxy_of(category, proxies(TWO))
    assert (found and found.name) == rule


def test_without_a_rule_there_are_no_proxies():
    assert proxy_of("full", ()) is None
