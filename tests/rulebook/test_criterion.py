import pytest
from rulebook.sample import faults, law, network

TREE = law("""
[criterion]
whole = { all = ["leaf", "either"] }
either = { any = ["one", "two"] }
most = { at_least = 2, of = ["leaf", "one", "two"] }
leaf = {}
one = {}
two = {}
sized = { holds_if = { size = { at_least = 10 } } }
young = { if = { size = { less_than = 10 } } }
waived = { except = [{ granted_by = "board", reasons = true }] }
eased = { all = ["one", "two"], except = [{ if = { size = 0 }, all = ["one"] }] }
[fact]
size = {}
[body.board]
article = "1"
""").criteria


@pytest.mark.parametrize(
    ("name", "judged", "facts", "holds"),
    [
        ("leaf", {"leaf": True}, {}, True),
        ("leaf", {"leaf": False}, {}, False),
        ("leaf", {"leaf": None}, {}, None),
        ("leaf", {}, {}, None),
        ("whole", {"leaf": True, "one": True}, {}, True),
        ("whole", {"leaf": True, "one": False}, {}, None),
        ("whole", {"leaf": False}, {}, False),
        ("either", {"one": False, "two": True}, {}, True),
        ("either", {"one": False, "two": False}, {}, False),
        ("most", {"leaf": True, "one": True}, {}, True),
        ("most", {"leaf": True}, {}, None),
        ("most", {"leaf": False, "one": False}, {}, False),
        ("whole", {"leaf": "aside", "one": True}, {}, True),
        ("whole", {"leaf": "aside", "one": "aside", "two": False}, {}, False),
        ("either", {"one": "aside", "two": False}, {}, False),
        ("either", {"one": "aside"}, {}, None),
        ("either", {"one": "aside", "two": "aside"}, {}, False),
        ("most", {"leaf": True, "one": "aside", "two": True}, {}, True),
        ("most", {"leaf": True, "one": "aside", "two": False}, {}, False),
        ("eased", {"one": "aside", "two": "aside"}, {}, True),
        ("sized", {}, {"size": 10}, True),
        ("sized", {}, {"size": 9}, False),
        ("sized", {}, {}, None),
        ("young", {}, {"size": 10}, True),
        ("young", {"young": False}, {"size": 9}, False),
        ("young", {"young": False}, {}, None),
        ("young", {"young": True}, {}, True),
        ("waived", {"waived": False}, {}, False),
        ("waived", {"waived": False}, {"granted": ("criterion.waived",)}, True),
        ("eased", {"one": True, "two": False}, {"size": 0}, True),
        ("eased", {"one": True, "two": False}, {"size": 1}, False),
        ("eased", {"one": True, "two": False}, {}, None),
        ("eased", {"one": True, "two": True}, {}, True),
        ("eased", {"one": False, "two": True}, {}, False),
    ],
)
def test_a_criterion_is_judged_with_all_below_it(name, judged, facts, holds):
    assert TREE.judge(name, judged, facts).holds is holds


def test_lines_that_are_not_judged_are_named():
    assert TREE.judge("whole", {"leaf": True}, {}).missing == ("one", "two")


def test_a_criterion_set_aside_says_so():
    assert TREE.judge("young", {}, {"size": 10}).code == "criterion.set_aside"


def test_an_exception_whose_fact_is_not_known_names_it():
    assert TREE.judge("eased", {"one": True, "two": False}, {}).missing == ("size",)


def test_the_leaves_are_the_lines_that_people_judge():
    assert (TREE.leaves("whole"), TREE.leaves("sized")) == (("leaf", "one", "two"), ())


def test_a_line_rests_on_the_article_of_the_one_above_it():
    criteria = network().criteria
    assert (criteria.articles("democratic", "network"), criteria["democratic"].article) == (("6",), ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('a = { all = ["b"], any = ["b"] }\nb = {}', ("criterion.a", "criterion_form")),
        ("a = { at_least = 1 }", ("criterion.a", "criterion_form")),
        ('a = { of = ["b"] }\nb = {}', ("criterion.a", "criterion_form")),
        ('a = { at_least = -1, of = ["b"] }\nb = {}', ("criterion.a.at_least", "wrong_value")),
        ('a = { all = ["b"] }', ("criterion.a", "no_such_rule")),
        ('a = { judged_by = "nobody" }', ("criterion.a.judged_by", "no_such_rule")),
        ('a = { all = ["a"] }', ("criterion.a", "circle")),
        ('a = { except = [{ granted_by = "nobody" }] }', ("criterion.a.except", "no_such_rule")),
        ('a = { except = [{ if = { owes = 1 }, all = ["b"] }] }', ("criterion.a", "no_such_rule")),
        ('a = { except = [{ if = { owes = 1 }, all = ["a"] }] }', ("criterion.a", "circle")),
    ],
)
def test_a_faulty_tree_is_a_fault(text, fault):
    assert faults(f"[criterion]\n{text}\n") == [fault]


def test_a_circle_is_told_of_every_line_in_it():
    found = faults('[criterion]\na = { all = ["b"] }\nb = { any = ["a"] }\n')
    assert found == [("criterion.a", "circle"), ("criterion.b", "circle")]
