"""What statutes ask of votes beyond one member, one vote; every figure is worked out by hand."""

import pytest
from rulebook.sample import faults, law

from accede.rulebook.roll import Unfit
from accede.rulebook.tally import Voter

BOOK = """
[body.meeting]
article = "1"
{body}
[decision.plan]
article = "2"
by = "meeting"
{decision}
[category]
full = {{ article = "3", rights = ["vote"] }}
guest = {{ article = "3", rights = ["vote"] }}
[weight.all]
article = "4"
{weight}
[fact]
size = {{}}
people = {{}}
block = {{ kind = "text" }}
shared = {{}}
{rules}
"""


def book(rules="", weight="by = 'size'", decision='majority = "asked"', body=""):
    return law(BOOK.format(rules=rules, weight=weight, decision=decision, body=body))


def asked(majority, **more):
    return book(f'[majority.asked]\narticle = "5"\n{majority}\n' + more.pop("rules", ""), **more)


def one(name, votes=1, category="full", attendance="present", proxy="", country="", **facts):
    return Voter(name, category, country, attendance, proxy, {"size": votes, **facts})


def outcome(rules, roll, cast, motion=None, **order):
    return rules.count("plan", roll, cast, motion, **order).outcome


def refused(rules, roll, cast=()):
    with pytest.raises(Unfit) as caught:
        rules.count("plan", roll, dict(cast))
    return caught.value.code, caught.value.member


HALF = 'for = { more_than = "1/2", of = "votes cast" }'


# ── Bases ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("majority", "expected"),
    [
        # a has 5 votes and is for, b and c have 2 and 1 and are against, d has 4 and is absent.
        ('for = { more_than = "1/2", of = "votes cast" }', "carried"),
        ('for = { more_than = "1/2", of = "votes allocated" }', "rejected"),
        ('for = { at_least = "5/12", of = "votes allocated" }', "carried"),
        ('for = { more_than = "1/2", of = "members cast" }', "rejected"),
        ('for = { at_least = "1/3", of = "members cast" }', "carried"),
        ('for = { more_than = "1/2", of = "people cast" }', "carried"),
        ('for = { more_than = "1/2", of = "people" }', "rejected"),
        ('for = { at_least = "1/3", of = "countries cast" }', "carried"),
        ('for = { more_than = "1/3", of = "countries cast" }', "rejected"),
        ('for = { more_than = "1/2", of = "votes cast" }\nagainst = { at_most = "1/2", of = "members" }', "carried"),
        ('for = { more_than = "1/2", of = "votes cast" }\nagainst = { less_than = "1/2", of = "members" }', "rejected"),
        ('for = { more_than = "1/2", of = "votes cast" }\nagainst = { at_most = 0 }', "rejected"),
        ('for = [{ more_than = "1/2", of = "votes cast" }, { at_least = 2, of = "members" }]', "rejected"),
        ('for = [{ more_than = "1/2", of = "votes cast" }, { at_least = 1, of = "members" }]', "carried"),
        ('for = { at_least = "1/2", of = "votes cast", among = "guest" }', "rejected"),
        ('for = { at_least = "1/2", of = "votes cast", among = "full" }', "carried"),
        ('for = { at_least = "1/2", of = "votes at opening" }', "carried"),
    ],
)
def test_each_base_is_counted(majority, expected):
    roll = [
        one("a", 5, country="AT", people=10),
        one("b", 2, country="BE", people=3),
        one("c", 1, "guest", country="CH", people=3),
        one("d", 4, attendance="absent", country="AT", people=20),
    ]
    assert outcome(asked(majority), roll, {"a": "for", "b": "against", "c": "against"}) == expected


def test_a_fact_that_is_missing_is_named_where_it_could_change_the_answer():
    rules = asked('for = { more_than = "1/2", of = "people cast" }')
    counted = rules.count("plan", [one("a", people=1), one("b")], {"a": "for", "b": "against"})
    assert (counted.outcome, counted.verdict.missing) == ("cannot_say", ("people",))
    assert outcome(rules, [one("a", people=1), one("b")], {"a": "for"}) == "carried"


def test_a_share_of_the_last_assembly_is_of_a_number_that_is_given():
    rules = asked('for = { at_least = "1/2", of = "votes at last assembly" }')
    assert outcome(rules, [one("a", 5)], {"a": "for"}) == "cannot_say"
    assert outcome(rules, [one("a", 5)], {"a": "for"}, {"votes at last assembly": 10}) == "carried"
    assert outcome(rules, [one("a", 5)], {"a": "for"}, {"votes at last assembly": 11}) == "rejected"


def test_both_blocks_must_agree():
    rules = asked('for = { more_than = "1/2", of = "votes cast", each = "block" }')
    roll = [one("a", 9, block="x"), one("b", 1, block="y"), one("c", 1, block="y")]
    assert outcome(rules, roll, {"a": "for", "b": "for", "c": "against"}) == "rejected"
    assert outcome(rules, roll, {"a": "for", "b": "for"}) == "carried"
    assert outcome(rules, roll, {"a": "for"}) == "rejected"


def test_a_member_of_a_block_nobody_knows_may_belong_to_any():
    rules = asked('for = { more_than = "1/2", of = "votes cast", each = "block" }')
    roll = [one("a", block="x"), one("b", block="y"), one("c")]
    assert outcome(rules, roll, {"a": "for", "b": "for", "c": "against"}) == "cannot_say"
    assert outcome(rules, roll, {"a": "for", "b": "for"}) == "carried"


def test_votes_that_are_not_known_change_nothing_as_long_as_they_are_not_asked_for():
    roll = [one("a", 1), Voter("b", "full", attendance="absent")]
    assert outcome(asked(HALF), roll, {"a": "for"}) == "carried"
    assert outcome(asked('for = { more_than = "1/2", of = "votes allocated" }'), roll, {"a": "for"}) == "cannot_say"


# ── Ties, readings, several majorities ──────────────────────────────────────


@pytest.mark.parametrize(
    ("tie", "facts", "expected"),
    [
        ("lost", {}, "rejected"),
        ("chair", {}, "cannot_say"),
        ("chair", {"chair": "for"}, "carried"),
        ("chair", {"chair": "against"}, "rejected"),
        ("lot", {"lot": "for"}, "carried"),
        ("recount", {}, "cannot_say"),
        ("recount", {"recounted": True}, "rejected"),
    ],
)
def test_a_tie_is_settled_as_the_article_says(tie, facts, expected):
    rules = asked(f'{HALF}\ntie = "{tie}"')
    assert outcome(rules, [one("a"), one("b")], {"a": "for", "b": "against"}, facts) == expected


def test_any_of_several_majorities_is_enough():
    rules = book(
        '[majority]\nfirm = { article = "5", for = { at_least = "2/3", of = "votes cast" } }\n'
        'unopposed = { article = "6", for = { at_least = 1 }, against = { at_most = 0 } }\n',
        decision='majority = ["firm", "unopposed"]',
    )
    roll = [one("a"), one("b"), one("c")]
    assert outcome(rules, roll, {"a": "for"}) == "carried"
    assert outcome(rules, roll, {"a": "for", "b": "against"}) == "rejected"


def test_two_assemblies_in_a_row_have_each_its_majority():
    rules = book(
        f'[majority]\nthirds = {{ article = "5", for = {{ at_least = "2/3", of = "votes cast" }} }}\n'
        f'simple = {{ article = "6", {HALF} }}\n',
        decision='readings = ["thirds", "simple"]',
    )
    roll, cast = [one(name) for name in "abcde"], {"a": "for", "b": "for", "c": "for", "d": "against", "e": "against"}
    assert (outcome(rules, roll, cast), outcome(rules, roll, cast, reading=2)) == ("rejected", "carried")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"amends": ("1",)}, "carried"),
        ({"amends": ("1", "6.5")}, "rejected"),
        ({"amends": ("1",), "category": "guest"}, "rejected"),
        ({}, "cannot_say"),
    ],
)
def test_the_majority_follows_the_amended_article_and_the_kind_of_applicant(facts, expected):
    rules = book(
        f'[majority]\nsimple = {{ article = "5", {HALF} }}\nfirm = {{ article = "6", for = {{ at_least = "3/4", of = "votes cast" }} }}\n',
        decision='majority = "simple"\nexcept = [{ if = [{ amends = ["6.5"] }, { category = "guest" }], majority = "firm" }]',
    )
    roll = [one("a"), one("b"), one("c")]
    facts = facts if "category" in facts or not facts else facts | {"category": "full"}
    assert outcome(rules, roll, {"a": "for", "b": "for", "c": "against"}, facts) == expected


# ── Quorum ──────────────────────────────────────────────────────────────────

CALLS = """
[quorum.q]
article = "7"
represented = { at_least = "1/2", of = "members" }
cast = { at_least = "1/2", of = "votes at opening", counting = ["abstain"] }
then = [{ represented = { at_least = "1/4", of = "members" } }, {}]
"""


@pytest.mark.parametrize(
    ("there", "cast", "call", "expected"),
    [
        (2, {"a": "for"}, 1, "carried"),
        (1, {"a": "for"}, 1, "no_quorum"),
        (1, {"a": "for"}, 2, "carried"),
        (4, {"a": "for"}, 1, "no_quorum"),
        (4, {"a": "for", "b": "abstain"}, 1, "carried"),
        (4, {"a": "for", "b": "blank"}, 1, "no_quorum"),
    ],
)
def test_a_quorum_is_asked_for_at_the_opening_and_at_each_vote(there, cast, call, expected):
    rules = asked(HALF, rules=CALLS, body='quorum = "q"')
    roll = [one(name, attendance="present" if at < there else "absent") for at, name in enumerate("abcd")]
    assert outcome(rules, roll, cast, call=call) == expected


def test_at_the_opening_nothing_has_been_cast_yet():
    rules = asked(HALF, rules=CALLS, body='quorum = "q"')
    assert rules.count("plan", [one("a")], None).quorum.holds is True
    assert rules.count("plan", [one("a")], {}).quorum.holds is False


def test_the_last_call_asks_for_nobody():
    rules = asked(HALF, rules=CALLS, body='quorum = "q"')
    roll = [one("a"), *(one(name, attendance="absent") for name in "bcdefgh")]
    judged = rules.count("plan", roll, {"a": "for"}, call=3).quorum
    assert (judged.holds, judged.code) == (True, "quorum.any_number")
    assert rules.count("plan", roll, {"a": "for"}, call=2).outcome == "no_quorum"


EITHER = """
[quorum.half]
article = "7"
present = { at_least = "1/2", of = "votes entitled" }
[quorum.third]
article = "7"
represented = { at_least = "1/2", of = "members entitled" }
present = { at_least = "1/3", of = "votes entitled" }
"""


@pytest.mark.parametrize(
    ("sizes", "there", "expected"),
    [
        ((5, 5), "a", True),  # half of the votes
        ((2, 2, 5, 1), "ab", True),  # 4 of 10 votes, but half of the members
        ((4, 1, 2, 3), "a", False),  # 4 of 10 votes, and one of four members
        ((1, 1, 8, 1), "ab", False),  # half of the members, but 2 of 11 votes
    ],
)
def test_of_several_quorums_any_one_is_enough(sizes, there, expected):
    rules = asked(HALF, rules=EITHER, body='quorum = ["half", "third"]')
    roll = [
        one(name, size, attendance="present" if name in there else "absent")
        for name, size in zip("abcd", sizes, strict=False)
    ]
    assert rules.count("plan", roll, None).quorum.holds is expected


def test_a_decision_may_have_several_quorums_of_its_own():
    rules = asked(HALF, rules=EITHER, decision='majority = "asked"\nquorum = ["half", "third"]')
    roll = [one("a", 2), one("b", 2), one("c", 5, attendance="absent"), one("d", attendance="absent")]
    assert rules.count("plan", roll, None).quorum.holds is True


def regions(test='{ at_least = 2, of = "block" }', side="represented"):
    return asked(HALF, rules=f'[quorum.q]\narticle = "7"\n{side} = {test}\n', body='quorum = "q"')


@pytest.mark.parametrize(
    ("blocks", "there", "expected"),
    [
        ("NNS", "ab", False),  # two members of one group are one group
        ("NNS", "ac", True),
        ("NSE", "ab", True),
        ("NSE", "", False),
    ],
)
def test_a_fact_that_is_no_number_is_counted_by_its_groups(blocks, there, expected):
    roll = [
        one(name, block=block, attendance="present" if name in there else "absent")
        for name, block in zip("abc", blocks, strict=True)
    ]
    assert regions().count("plan", roll, None).quorum.holds is expected


def test_groups_may_be_asked_as_a_share_of_those_that_may_vote():
    rules = regions('{ at_least = "2/3", of = "block entitled" }', "present")
    roll = [one(name, block=name, attendance="present" if name in "ab" else "absent") for name in "abc"]
    assert rules.count("plan", roll, None).quorum.holds is True
    assert rules.count("plan", [*roll, one("d", block="d", attendance="absent")], None).quorum.holds is False


def test_whoever_is_represented_by_proxy_brings_its_group():
    proxy = '[proxy.p]\narticle = "8"\nheld = 1\n'
    rules = asked(
        HALF,
        rules=f'[quorum.q]\narticle = "7"\nrepresented = {{ at_least = 2, of = "block" }}\n{proxy}',
        body='quorum = "q"',
    )
    roll = [one("a", block="N"), one("b", block="S", attendance="represented", proxy="a")]
    assert rules.count("plan", roll, None).quorum.holds is True


def test_groups_are_not_counted_while_somebodys_group_is_not_known():
    assert regions().count("plan", [one("a", block="N"), one("b")], None).quorum.missing == ("block",)


UNPAID = '[standing.unpaid]\narticle = "6"\nif = { unpaid = true }\nloses = ["vote"]\n[fact.unpaid]\nkind = "yes"\n'


def test_a_vote_is_open_where_nobody_knows_how_many_people_are_for_if_somebody_may_vote():
    # Two of four are not more than half; with those of b, if b may vote, there may be more.
    rules = asked('for = { more_than = "1/2", of = "people at last assembly" }', rules=UNPAID)
    roll = [one("a", people=2, unpaid=False), one("b")]
    assert outcome(rules, roll, {"a": "for", "b": "for"}, {"people at last assembly": 4}) == "cannot_say"


def test_a_vote_is_open_where_it_hangs_on_which_of_two_members_may_vote():
    # Of 6 or 11 people a has more than half with its 6; of 13 or 18, where c may vote, it has not.
    rules = asked('for = { more_than = "1/2", of = "people entitled" }', rules=UNPAID)
    first = one("a", people=6, unpaid=False, country="AT")
    roll = [first, one("b", people=5, country="BE"), one("c", people=7, country="BE")]
    cast = {"a": "for", "b": "abstain", "c": "abstain"}
    assert outcome(rules, roll, cast) == "cannot_say"
    assert outcome(rules, [first, one("b", people=5, unpaid=False)], {"a": "for", "b": "abstain"}) == "carried"


# ── Weights and caps ────────────────────────────────────────────────────────

GROUP = 'fixed = 6\nper = "country"\nshared = "shared"'


def votes(rules, roll):
    return {member: right.votes for member, right in rules.count("plan", roll, {}).rights.items()}


def test_a_group_has_its_votes_once_and_its_members_share_them():
    rules = asked(HALF, weight=GROUP)
    roll = [one("a", country="AT"), one("b", country="BE", shared=5), one("c", country="BE", shared=1)]
    assert votes(rules, roll) == {"a": 6, "b": 5, "c": 1}
    assert votes(rules, [*roll, one("d", country="BE")]) == {"a": 6, "b": 5, "c": 1, "d": None}


@pytest.mark.parametrize(
    ("cap", "expected"),
    [
        ('on = "member"\nat_most = 4', {"a": 4, "b": 3, "c": 1}),
        # The two smallest have 4 together: twice that is 8.
        ('on = "member"\ntimes = 2\nsmallest = 2', {"a": 8, "b": 3, "c": 1}),
        ('on = "member"\ntimes = 1\nsmallest = 2', {"a": 4, "b": 3, "c": 1}),
        ('on = "country"\nat_most = 9\nover = "cut"', {"a": 8, "b": 1, "c": 1}),
        # 8 and 3 of 11, brought to 5: 3 7/11 and 1 4/11; the vote left over goes to the larger remainder.
        ('on = "country"\nat_most = 5\nover = "proportional"', {"a": 4, "b": 1, "c": 1}),
        ('on = "member"\nunknown = { at_most = "cut off" }', {"a": None, "b": None, "c": None}),
        ('on = "member"\nsmallest = 1\nunknown = { times = "cut off" }', {"a": None, "b": None, "c": None}),
        ('on = "country"\ntimes = 2\nunknown = { smallest = "cut off" }', {"a": None, "b": None, "c": None}),
    ],
)
def test_a_cap_lessens_what_lies_above_it(cap, expected):
    rules = asked(HALF, rules=f'[cap.top]\narticle = "8"\n{cap}\n')
    roll = [one("a", 8, country="AT"), one("b", 3, country="AT"), one("c", 1, country="BE")]
    assert votes(rules, roll) == expected


@pytest.mark.parametrize(
    ("facts", "fault"),
    [({}, ("roll.over_cap", "b")), ({"delegates": 2}, None), ({"person": "x"}, ("roll.over_cap", "b"))],
)
def test_a_person_carries_no_more_than_its_cap(facts, fault):
    rules = asked(HALF, rules='[cap.one]\narticle = "8"\non = "person"\nat_most = 6\n[proxy.p]\narticle = "9"\n')
    roll = [one("a", 6, **facts), one("b", 1, attendance="represented", proxy="a")]
    if fault:
        assert refused(rules, roll) == fault
    else:
        assert outcome(rules, roll, {"a": "for"}) == "carried"


# ── Voices of any group ─────────────────────────────────────────────────────


def voices(rules, roll, cast, motion=None):
    counted = rules.count("plan", roll, cast, motion)
    return {said.group: (said.choice, said.verdict.code) for said in counted.voices}


def voiced(speaks, otherwise="blank"):
    voice = f'[voice.v]\narticle = "8"\ngroup = "block"\nspeaks = "{speaks}"\nelse = "{otherwise}"\n'
    return asked(HALF, rules=voice, body='voice = "v"')


def test_a_group_may_speak_by_majority_of_its_votes():
    roll = [one("a", 3, block="x"), one("b", 2, block="x"), one("c", 1, block="y"), one("d", 1, block="y")]
    cast = {"a": "for", "b": "against", "c": "for", "d": "against"}
    assert voices(voiced("by majority"), roll, cast) == {"x": ("for", "voice.majority"), "y": ("blank", "voice.differ")}


def test_a_group_may_speak_through_the_one_it_chose():
    roll = [one("a", block="x", speaks=True), one("b", block="x"), one("c", block="y"), one("d", block="y")]
    cast = {"a": "against", "b": "for", "c": "for", "d": "for"}
    said = voices(voiced("by one they choose"), roll, cast)
    assert said == {"x": ("against", "voice.chosen"), "y": ("blank", "voice.differ")}


def test_a_body_may_pick_for_a_group_that_does_not_agree():
    rules, roll = voiced("if all agree", "meeting"), [one("a", block="x"), one("b", block="x")]
    cast = {"a": "for", "b": "against"}
    assert voices(rules, roll, cast, {"voice.x": "for"}) == {"x": ("for", "voice.picked")}
    counted = rules.count("plan", roll, cast)
    assert (counted.outcome, counted.verdict.missing) == ("cannot_say", ("voice.x",))


# ── Proxies ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("proxy", "holder", "facts", "cast", "fault"),
    [
        ("allowed = false", {}, {}, {}, "roll.no_proxies"),
        ('for = "guest"', {}, {}, {}, "roll.no_proxies"),
        ('to = "guest"', {}, {}, {}, "roll.proxy_to_category"),
        ('within = "block"', {"block": "x"}, {"block": "y"}, {}, "roll.proxy_outside_group"),
        ("written = true", {}, {}, {}, "roll.proxy_not_written"),
        ("may_differ = false", {}, {}, {"a": "for", "b": "against"}, "roll.proxy_differs"),
    ],
)
def test_a_proxy_outside_its_rule_is_refused(proxy, holder, facts, cast, fault):
    rules = asked(HALF, rules=f'[proxy.p]\narticle = "9"\n{proxy}\n')
    roll = [one("a", **holder), one("b", attendance="represented", proxy="a", **facts)]
    assert refused(rules, roll, cast) == (fault, "b")


@pytest.mark.parametrize(
    ("proxy", "facts"),
    [
        ("written = true", {"written": True}),
        ('within = "block"', {"block": "x"}),
    ],
)
def test_a_proxy_within_its_rule_counts(proxy, facts):
    rules = asked(HALF, rules=f'[proxy.p]\narticle = "9"\n{proxy}\n')
    roll = [one("a", block="x"), one("b", 3, attendance="represented", proxy="a", **facts)]
    assert rules.count("plan", roll, {"a": "for"}).tally.for_ == 4


def test_votes_that_stay_together_are_not_split():
    rules = asked(HALF, weight="by = 'size'\ntogether = true")
    assert refused(rules, [one("a", 3)], {"a": {"for": 2, "against": 1}}) == ("roll.not_split", "a")


# ── What makes no sense ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '[quorum.q]\narticle = "1"\npresent = { more_than = "100%", of = "members" }\n',
            ("quorum.q.present", "never_met"),
        ),
        ('[quorum.q]\narticle = "1"\npresent = { at_least = 5, less_than = 5 }\n', ("quorum.q.present", "never_met")),
        (
            '[majority.m]\narticle = "1"\nfor = { more_than = "100%", of = "votes cast" }\n',
            ("majority.m.for", "never_met"),
        ),
        ('[majority.m]\narticle = "1"\nfor = { at_least = "0%", of = "votes cast" }\n', ("majority.m", "always_met")),
        (
            '[majority.m]\narticle = "1"\nagainst = { at_most = "100%", of = "votes cast" }\n',
            ("majority.m", "always_met"),
        ),
        (
            '[fact.region]\nkind = "choice"\n[quorum.q]\narticle = "1"\ncast = { at_least = 2, of = "region" }\n',
            ("quorum.q.cast", "uncounted"),
        ),
        (
            '[fact.region]\nkind = "choice"\n[majority.m]\narticle = "1"\nfor = { at_least = 2, of = "region" }\n',
            ("majority.m.for", "uncounted"),
        ),
        (
            '[fact.paid]\nkind = "yes"\n[quorum.q]\narticle = "1"\npresent = { at_least = 2, of = "paid" }\n',
            ("quorum.q.present", "uncounted"),
        ),
        (
            '[cap.c]\narticle = "1"\non = "member"\nat_most = 2\n[weight.w]\narticle = "1"\nfixed = 3\n'
            '[category.full]\narticle = "1"\nrights = ["vote"]\n',
            ("cap.c.at_most", "cap_below_weight"),
        ),
    ],
)
def test_a_rule_that_asks_for_what_can_never_be_or_for_nothing_is_a_fault(text, fault):
    assert faults(text) == [fault]
