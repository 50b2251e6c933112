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
