import pytest
from rulebook.sample import faults, law

BOOK = law("""
[category]
full = { article = "1", rights = ["vote"] }
[weight.full]
article = "2"
for = "full"
by = "size"
bands = [{ to = 10, is = 1 }, { is = 3 }]
except = [{ if = { first_year = true }, fixed = 1 }]
[fact]
size = {}
[voice]
blank    = { article = "3", group = "country", else = "blank" }
silent   = { article = "4", group = "country", else = "none" }
entitled = { article = "5", group = "country", else = "blank", asks = "entitled" }
most     = { article = "6", group = "country", else = "none", speaks = "by majority" }
all      = { article = "6", group = "country", else = "none", speaks = "by majority", asks = "entitled" }
chosen   = { article = "7", group = "country", else = "blank", speaks = "by one they choose", asks = "entitled" }
board    = { article = "8", group = "country", else = "board" }
[body.board]
article = "9"
""")


@pytest.mark.parametrize(
    ("facts", "value", "missing"),
    [
        ({"size": 11, "first_year": False}, 3, ()),
        ({"size": 11, "first_year": True}, 1, ()),
        ({"size": 11}, None, ("first_year",)),
        ({"size": 10}, 1, ()),
        ({"first_year": False}, None, ("size",)),
    ],
)
def test_a_weight_follows_from_facts_and_exceptions(facts, value, missing):
    worked = BOOK.weight["full"].reckon(facts)
    assert (worked.value, worked.missing) == (value, missing)


@pytest.mark.parametrize(
    ("voice", "choices", "everyone", "choice"),
    [
        ("blank", {"for"}, True, "for"),
        ("blank", {"for"}, False, "for"),
        ("blank", {"for", "against"}, True, "blank"),
        ("blank", {"for", "abstain"}, True, "blank"),
        ("blank", {"for", "invalid"}, True, "for"),
        ("blank", {"invalid"}, True, None),
        ("blank", set(), False, None),
        ("silent", {"for", "against"}, True, None),
        ("silent", {"for"}, False, "for"),
        ("entitled", {"for"}, False, "blank"),
        ("entitled", {"for"}, True, "for"),
    ],
)
def test_a_country_speaks_with_one_voice(voice, choices, everyone, choice):
    assert BOOK.voice[voice].fold(frozenset(choices), everyone) == choice


@pytest.mark.parametrize(
    ("voice", "votes", "everyone", "choice"),
    [
        ("most", {"for": 3, "against": 2}, True, "for"),
        ("most", {"against": 3, "for": 2}, False, "against"),
        ("most", {"for": 2, "against": 2}, True, None),
        ("most", {"for": 2, "against": 1, "abstain": 1}, True, None),
        ("most", {"for": 2, "against": 1, "invalid": 9}, True, "for"),
        ("most", {"for": 0, "against": 0}, True, None),
        ("most", None, True, None),
        ("all", {"for": 3, "against": 2}, True, "for"),
        ("all", {"for": 3, "against": 2}, False, None),
        ("silent", {"for": 3, "against": 2}, True, None),
    ],
)
def test_a_country_that_speaks_by_majority_says_what_has_more_than_half_of_its_votes(voice, votes, everyone, choice):
    assert BOOK.voice[voice].fold(frozenset(votes or {"for", "against"}), everyone, votes) == choice


@pytest.mark.parametrize(("choices", "choice"), [({"for"}, "for"), ({"for", "against"}, "blank"), (set(), None)])
def test_the_one_whom_they_chose_speaks_whoever_else_is_silent(choices, choice):
    assert BOOK.voice["chosen"].fold(frozenset(choices), False) == choice


def test_a_country_says_what_the_body_picks_if_it_differs():
    board, differ = BOOK.voice["board"], frozenset({"for", "against"})
    assert (board.fold(differ, True, picked="for"), board.fold(differ, True)) == ("for", None)


def test_as_long_as_a_body_has_picked_nothing_a_country_says_nothing():
    assert BOOK.voice["board"].unagreed() is None


def test_whatever_a_body_has_picked_a_country_that_agrees_says_its_own():
    assert BOOK.voice["board"].fold(frozenset({"against"}), True, picked="for") == "against"


@pytest.mark.parametrize(
    ("voice", "picked", "said"),
    [("blank", "for", "blank"), ("silent", "for", None), ("board", "for", "for"), ("board", "", None)],
)
def test_a_country_that_has_agreed_on_nobody_says_what_the_article_has_for_that(voice, picked, said):
    assert BOOK.voice[voice].unagreed(picked) == said


@pytest.mark.parametrize(
    ("cap", "votes", "limit"),
    [
        ("at_most = 4", [9, 1], 4),
        ("times = 2\nsmallest = 2", [8, 3, 1], 8),  # twice the 1 and the 3
        ("times = 2\nsmallest = 2", [0, 8, 3, 1], 8),  # whoever has none is not the smallest
        ("times = 2\nsmallest = 5", [3, 1], 8),
        ("times = 1.5\nsmallest = 1", [5, 3], 4),  # 4.5, and nobody has half a vote
    ],
)
def test_a_cap_is_a_number_or_follows_from_the_smallest(cap, votes, limit):
    assert law(f'[cap.c]\narticle = "1"\non = "member"\n{cap}\n').cap["c"].limit(votes) == limit


def test_a_weight_that_nobody_has_seen_may_be_anything():
    book = law('[weight.w]\narticle = "1"\nunknown = "cut off"\n')
    assert book.weight["w"].reckon({}) == (0, None, "", ())


def test_where_a_weight_does_not_apply_there_are_no_votes():
    book = law('[fact]\nold = { kind = "yes" }\n[weight.w]\narticle = "1"\nfixed = 3\nif = { old = true }\n')
    worked = [book.weight["w"].reckon(facts) for facts in ({"old": True}, {"old": False}, {})]
    assert worked == [(3, 3, "", ()), (0, 0, "", ()), (0, 3, "", ("old",))]


def test_a_key_of_an_exception_that_nobody_has_seen_leaves_bounds():
    book = law('[fact]\nsize = {}\n[weight.w]\narticle = "1"\nby = "size"\nunknown = { at_most = "cut off" }\n')
    assert book.weight["w"].reckon({"size": 4}) == (0, 4, "", ())


@pytest.mark.parametrize(("old", "worked"), [(False, (0, 4, "", ())), (True, (0, 9, "", ()))])
def test_a_ceiling_that_nobody_has_seen_leaves_bounds_under_an_exception_too(old, worked):
    book = law(
        '[fact]\nsize = {}\nold = { kind = "yes" }\n[weight.w]\narticle = "1"\nby = "size"\n'
        'unknown = { at_most = "cut off" }\nexcept = [{ if = { old = true }, fixed = 9 }]\n'
    )
    assert book.weight["w"].reckon({"size": 4, "old": old}) == worked


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[weight.a]\narticle = "1"\nby = "size"\n', ("weight.a", "no_such_fact")),
        ('[weight.a]\narticle = "1"\nfixed = -1\n', ("weight.a.fixed", "wrong_value")),
        ('[weight.a]\narticle = "1"\nfixed = "one"\n', ("weight.a.fixed", "not_a_number")),
        ('[weight.a]\narticle = "1"\nfixed = 1\nfor = "ghost"\n', ("weight.a.for", "no_such_rule")),
        ('[weight.a]\narticle = "1"\nby = "owes"\nbands = [{ is = "one" }]\n', ("weight.a", "wrong_value")),
        ('[weight.a]\narticle = "1"\n', ("weight.a", "part_shape")),
        ('[voice.a]\narticle = "1"\ngroup = "country"\n', ("voice.a", "missing_key")),
        ('[voice.a]\narticle = "1"\ngroup = "region"\nelse = "blank"\n', ("voice.a.group", "no_such_fact")),
        ('[voice.a]\narticle = "1"\ngroup = "country"\nelse = "lot"\n', ("voice.a.else", "no_such_rule")),
        ('[cap.a]\narticle = "1"\non = "member"\n', ("cap.a", "wrong_value")),
        ('[cap.a]\narticle = "1"\non = "member"\nat_most = 2\nover = "refused"\n', ("cap.a", "wrong_value")),
        ('[cap.a]\narticle = "1"\non = "member"\nunknown = { over = "cut off" }\n', ("cap.a", "wrong_value")),
        ('[cap.a]\narticle = "1"\non = "region"\nat_most = 2\n', ("cap.a.on", "no_such_fact")),
        ('[weight.a]\narticle = "1"\nfixed = 6\nper = "country"\n', ("weight.a", "missing_key")),
        ('[proxy.a]\narticle = "1"\nto = "ghost"\n', ("proxy.a.to", "no_such_rule")),
        ('[proxy.a]\narticle = "1"\nheld = -1\n', ("proxy.a.held", "wrong_value")),
        ('[proxy.a]\narticle = "1"\nheld = "many"\n', ("proxy.a.held", "wrong_value")),
    ],
)
def test_a_faulty_weight_voice_or_proxy_is_a_fault(text, fault):
    assert faults(text) == [fault]


def test_weights_are_no_names():
    assert faults('[weight.a]\narticle = "1"\nby = "s"\ntable = { x = "many" }\n[fact]\ns = {}\n') == [
        ("weight.a", "wrong_value")
    ]
