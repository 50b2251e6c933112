import pytest
from rulebook.sample import EDITION, HEAD, faults, faulty, law

from accede.rulebook.loading import Fault, load, parse


def codes(content):
    return [one.code for one in faulty(content).faults]


@pytest.mark.parametrize(
    "content",
    [
        b"this is not TOML",
        b"\xff\xfe",
        b"\x00",
        b"\xef\xbb\xbf[rulebook]",
        b"a = 1\na = 2",
        b"a = 2027-02-30",
        b"a = " + b"9" * 5000,
        b"a = 1e99999999999999999999",
        b"a = " + b"[" * 5000,
        b"[a]\n[a]",
    ],
)
def test_a_file_that_is_not_toml_has_one_fault(content):
    assert codes(content) == ["not_toml"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing but a remark\n"])
def test_an_empty_file_has_one_fault(content):
    assert codes(content) == ["empty_file"]


def test_why_a_file_is_not_toml_is_told():
    assert "line 2" in faulty(b"a = 1\nb ==").faults[0].values["reason"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"x = 1", [("", "missing_key"), ("", "unknown_key")]),
        (b"rulebook = 1", [("rulebook", "wrong_value")]),
        (b"[rulebook]", [("rulebook", "missing_key")] * 3),
        ((HEAD + "colour = 1").encode(), [("rulebook", "unknown_key")]),
        ((HEAD + "[zebra.a]").encode(), [("", "unknown_key")]),
        ((HEAD.replace("2024-01-01", '"soon"')).encode(), [("rulebook.in_force", "wrong_value")]),
        (b"majority = 3\n" + HEAD.encode(), [("majority", "wrong_value")]),
        ((HEAD + "[majority]\na = 1").encode(), [("majority.a", "not_a_table")]),
        ((HEAD + '[article.1]\ntitel = "x"').encode(), [("article.1", "unknown_key")]),
    ],
)
def test_each_fault_names_its_key(content, found):
    assert [(one.key, one.code) for one in faulty(content).faults] == found


def test_all_faults_of_a_file_are_told_at_once():
    text = """
[majority.a]
for = { at_least = "three halves", of = "votes cast" }
[majority.b]
article = "1"
for = { at_least = "2/3", of = "votes" }
[proxy.c]
article = "1"
held = 1
holds = 2
"""
    assert faults(text) == [
        ("majority.a", "needs_article"),
        ("majority.b.for.of", "which_votes"),
        ("proxy.c", "unknown_key"),
    ]


def test_a_fault_says_what_was_given_and_what_is_known():
    fault = faulty((HEAD + '[body.a]\narticle = "1"\nmajority = "tow_thirds"\n').encode()).faults[0]
    assert fault == Fault(
        "body.a.majority", "no_such_rule", {"given": "tow_thirds", "family": "majority", "known": "-"}
    )


def test_a_name_that_is_not_there_is_told_with_those_that_are():
    text = '[criterion]\na = { all = ["b", "c"] }\nb = {}\n'
    fault = faulty((HEAD + text).encode()).faults[0]
    assert (fault.values["given"], fault.values["known"]) == ("c", "a, b")


def test_faults_stand_in_the_order_of_their_keys():
    keys = [one.key for one in faulty((HEAD + "[majority]\nb = 1\na = 1\n[body]\nz = 1\n").encode()).faults]
    assert keys == sorted(keys)


def test_the_same_fault_is_told_once():
    text = '[criterion.a]\narticle = "1"\nall = ["ghost", "ghost"]\n'
    assert faults(text) == [("criterion.a", "no_such_rule")]


def test_numbers_are_read_exactly():
    assert str(parse(b"a = 0.1")["a"]) == "0.1"


LIKE = """
[majority]
two = { article = "1", for = { at_least = "2/3", of = "votes cast" }, label = { en = "Two thirds" } }
like = { as = "two", article = "2" }
again = { as = "like", label = { en = "Again" } }
"""


def test_a_rule_like_another_has_its_keys_save_those_of_its_own():
    book = law(LIKE)
    assert [(one.article, one.label["en"]) for one in book.majority.values()] == [
        (("1",), "Two thirds"),
        (("2",), "Two thirds"),
        (("2",), "Again"),
    ]
    assert book.majority["again"].votes_for == book.majority["two"].votes_for


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('a = { as = "b" }', [("majority.a.as", "no_such_rule")]),
        ('a = { as = ["b"] }', [("majority.a.as", "no_such_rule")]),
        ("a = { as = { b = 1 } }", [("majority.a.as", "no_such_rule")]),
        ('a = { as = "b" }\nb = 3', [("majority.a.as", "no_such_rule")]),
        ('a = { as = "a" }', [("majority.a.as", "circle")]),
        ('a = { as = "b" }\nb = { as = "a" }', [("majority.a.as", "circle"), ("majority.b.as", "circle")]),
    ],
)
def test_a_rule_like_none_is_a_fault(text, found):
    assert faults(f"[majority]\n{text}\n") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('a = { by = "b" }\nb = { by = "a" }', [("fact.a", "circle"), ("fact.b", "circle")]),
        ('a = { by = "a" }', [("fact.a", "circle")]),
        ('a = { by = "ghost" }', [("fact.a", "no_such_fact")]),
        ('a = { kind = "colour" }', [("fact.a.kind", "wrong_value")]),
        ('a = { about = "nobody" }', [("fact.a.about", "wrong_value")]),
    ],
)
def test_facts_that_rest_on_themselves_or_on_nothing_are_faults(text, found):
    assert faults(f"[fact]\n{text}\n") == found


def test_a_category_is_faulty_if_its_rights_or_criterion_are():
    assert faults('[category.a]\narticle = "1"\nrights = ["fly"]\n') == [("category.a.rights.0", "wrong_value")]
    assert faults('[category.a]\narticle = "1"\nrights = []\ncriterion = "b"\n') == [
        ("category.a.criterion", "no_such_rule")
    ]


def test_a_rulebook_of_a_head_alone_can_be_loaded():
    book = law("")
    assert (book.rulebook.currency, book.marks(), book.facts({"a": 1})) == ("EUR", (), {"a": 1})


def test_the_rulebook_of_the_network_has_no_fault():
    assert load(EDITION.read_bytes()).rulebook.association


def test_what_is_loaded_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        law("").rulebook.currency = "XXX"
