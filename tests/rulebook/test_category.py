import pytest
from rulebook.sample import law, network

BOOK = law("""
[category.associate]
article = "8"
rights = ["attend", "speak", "vote"]
except = [{ if = { matter = ["statutes", "finances"] }, rights = ["attend", "speak"], article = "9" }]
[category.sleeping]
article = "10"
if = { awake = true }
rights = ["attend"]
[standing.late]
article = "15"
if = { in_arrears = true }
loses = ["vote"]
except = [{ if = { joined = { after = 2027-01-01 } }, loses = ["stand"] }]
[fact]
awake = { kind = "yes" }
""")


@pytest.mark.parametrize(
    ("right", "facts", "holds", "article"),
    [
        ("vote", {"matter": "accounts"}, True, ("8",)),
        ("vote", {"matter": "statutes"}, False, ("9",)),
        ("speak", {"matter": "statutes"}, True, ("9",)),
        ("stand", {"matter": "accounts"}, False, ("8",)),
        ("vote", {}, None, ("8",)),
        ("speak", {}, True, ("8",)),
        ("stand", {}, False, ("8",)),
    ],
)
def test_a_category_gives_its_rights_on_the_matter(right, facts, holds, article):
    answer = BOOK.category["associate"].gives(right, facts)
    assert (answer.holds, answer.article) == (holds, article)


def test_a_matter_that_is_not_known_is_named():
    answer = BOOK.category["associate"].gives("vote", {})
    assert (answer.code, answer.missing) == ("right.category_unknown", ("matter",))


@pytest.mark.parametrize(("awake", "holds"), [(True, True), (False, False), (None, None)])
def test_a_category_that_does_not_apply_gives_nothing(awake, holds):
    assert BOOK.category["sleeping"].gives("attend", {"awake": awake}).holds is holds


@pytest.mark.parametrize(
    ("right", "facts", "code"),
    [
        ("vote", {"in_arrears": False}, "right.kept"),
        ("vote", {"in_arrears": True, "joined": None}, "right.standing_unknown"),
        ("attend", {"in_arrears": True}, "right.not_touched"),
        ("attend", {}, "right.not_touched"),
        ("vote", {}, "right.standing_unknown"),
    ],
)
def test_a_standing_takes_the_rights_it_names(right, facts, code):
    assert BOOK.standing["late"].keeps(right, facts).code == code


@pytest.mark.parametrize(
    ("facts", "holds", "article", "missing"),
    [
        ({"in_arrears": False}, True, ("6", "15"), ()),
        ({"in_arrears": True}, False, ("15",), ()),
        ({}, None, ("15",), ("in_arrears",)),
        ({"in_arrears": "perhaps"}, True, ("6", "15"), ()),
    ],
)
def test_only_those_who_paid_may_vote(facts, holds, article, missing):
    answer = network().right("vote", "full", facts)
    assert (answer.holds, answer.article, answer.missing) == (holds, article, missing)
