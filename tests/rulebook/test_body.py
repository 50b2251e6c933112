import pytest
from rulebook.sample import faults, law, network


@pytest.mark.parametrize(
    ("number", "of", "orders", "puts"),
    [
        (7, 21, True, True),
        (6, 21, False, True),
        (5, 21, False, True),
        (4, 21, False, False),
        (10, 28, True, True),
        (9, 28, False, True),
        (6, 28, False, True),
        (5, 28, False, False),
        (0, 0, False, False),
        (1, 1, True, True),
        (-1, 21, False, False),
    ],
)
def test_one_third_orders_an_assembly_and_one_fifth_puts_an_item(number, of, orders, puts):
    assembly, bases = network().body["assembly"], {"members": of}
    asked = (assembly.may_order("members", number, bases), assembly.may_put("members", number, bases))
    assert [one.holds for one in asked] == [orders, puts]


@pytest.mark.parametrize(("who", "holds"), [("board", True), ("president", False), ("", False)])
def test_the_board_alone_may_order_an_assembly(who, holds):
    assert network().body["assembly"].may_order(who, 0, {"members": 21}).holds is holds


def test_an_answer_says_how_many_were_needed():
    answer = network().body["assembly"].may_order("members", 6, {"members": 21})
    assert (answer.code, answer.values["number"], answer.values["needed"]) == ("body.may_not_order", 6, 7)


def test_a_roll_whose_size_is_not_known_cannot_say():
    answer = network().body["assembly"].may_order("members", 6, {})
    assert (answer.holds, answer.missing) == (None, ("members",))


def test_a_body_nobody_may_order_cannot_be_ordered():
    assert law('[body.a]\narticle = "1"\n').body["a"].may_order("members", 99, {"members": 99}).holds is False


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('majority = "ghost"', ("body.a.majority", "no_such_rule")),
        ('quorum = "ghost"', ("body.a.quorum", "no_such_rule")),
        ('voice = "ghost"', ("body.a.voice", "no_such_rule")),
        ('otherwise = "ghost"', ("body.a.otherwise", "no_such_rule")),
        ('chair = "ghost"', ("body.a.chair", "no_such_rule")),
        ('ordered_by = { at_least = "1/5", of = "sections" }', ("body.a.ordered_by", "no_such_rule")),
        ('ordered_by = ["ghost"]', ("body.a.ordered_by", "no_such_rule")),
        ('ordered_by = { at_least = "a third", of = "members" }', ("body.a.ordered_by.at_least", "not_a_share")),
        ("ordered_by = 3", ("body.a.ordered_by", "not_a_table")),
        ('kind = "mob"', ("body.a.kind", "wrong_value")),
        ('acts_as = "king"', ("body.a.acts_as", "wrong_value")),
        ('meets = "now and then"', ("body.a.meets", "not_a_date_sentence")),
        ('meets = "8 days after foo"', ("body.a.meets", "not_an_anchor")),
    ],
)
def test_a_faulty_body_is_a_fault(line, fault):
    assert faults(f'[body.a]\narticle = "1"\n{line}\n') == [fault]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[deadline.a]\narticle = "1"\nby = "ghost"\nwhen = "at assembly"\n', ("deadline.a.by", "no_such_rule")),
        ('[deadline.a]\narticle = "1"\nby = "member"\nwhen = "soon"\n', ("deadline.a.when", "not_a_date_sentence")),
        ('[deadline.a]\narticle = "1"\nby = "member"\nwhen = "at foo"\n', ("deadline.a.when", "not_an_anchor")),
        ('[deadline.a]\narticle = "1"\nby = "member"\n', ("deadline.a", "missing_key")),
        ('[decision.a]\narticle = "1"\nby = "ghost"\n', ("decision.a.by", "no_such_rule")),
        (
            '[decision.a]\narticle = "1"\nby = "b"\nexcept = [{ if = { owes = 1 }, majority = "ghost" }]\n[body.b]\narticle = "1"\n',
            ("decision.a.majority", "no_such_rule"),
        ),
    ],
)
def test_a_faulty_duty_or_matter_is_a_fault(text, fault):
    assert faults(text) == [fault]


def test_a_date_fact_may_be_counted_from():
    book = law(
        '[deadline.a]\narticle = "1"\nby = "member"\nwhen = "8 days after signed"\n[fact]\nsigned = { kind = "date" }\n'
    )
    assert book.deadline["a"].date.anchor == "signed"


BY_VOTES = law("""
[body.council]
article = "4"
ordered_by = [{ at_least = "1/5", of = "members" }, { at_least = "1/5", of = "votes allocated" }]
""").body["council"]


@pytest.mark.parametrize(
    ("members", "votes", "holds"), [(1, 20, True), (1, 19, False), (2, 19, True), (2, 0, True), (0, 0, False)]
)
def test_a_fifth_of_the_members_or_of_the_votes_is_enough(members, votes, holds):
    numbers, bases = {"members": members, "votes": votes}, {"members": 10, "votes allocated": 100}
    assert BY_VOTES.may_order("members", numbers, bases).holds is holds


def test_too_few_members_whose_votes_nobody_gave_cannot_be_refused():
    answer = BY_VOTES.may_order("members", {"members": 1}, {"members": 10, "votes allocated": 100})
    assert (answer.holds, answer.missing) == (None, ("votes",))


BY_CATEGORY = law("""
[category.full]
article = "1"
rights = ["vote"]
[body.council]
article = "2"
ordered_by = [{ at_least = "1/4", of = "members", among = "full" }, { at_least = "1/10", of = "members" }]
""").body["council"]


@pytest.mark.parametrize(("full", "all_", "holds"), [(5, 5, True), (4, 7, False), (0, 8, True), (4, 8, True)])
def test_a_quarter_of_some_members_and_a_tenth_of_all_are_each_measured_by_their_own_number(full, all_, holds):
    numbers, bases = {"members among full": full, "members": all_}, {"members among full": 20, "members": 80}
    assert BY_CATEGORY.may_order("members", numbers, bases).holds is holds
