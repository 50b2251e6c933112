"""Decisions and ballots are told with who asks for them, and numbers with what they follow from."""

from rulebook.sample import law

from accede.wording.explain import sentences_of

LAW = """
[category.full]
article = "1"
rights = ["vote"]
[body]
bureau = { article = "1", label = { en = "Bureau", fr = "Bureau" } }
assembly = { article = "1", label = { en = "Assembly", fr = "Assemblée" }, ballot = "ordinary" }
[majority]
simple = { article = "2", for = { more_than = "1/2", of = "votes cast" } }
[decision.rules]
article = "3"
by = "assembly"
label = { en = "Rules", fr = "Règlement" }
majority = "simple"
proposed_by = ["bureau", { at_least = "1/4", of = "members" }]
[weight.full]
article = "5"
by = "size"
except = [{ if = { matter = "rules" }, fixed = 1 }]
[ballot.ordinary]
article = "4"
secret_if = [{ at_least = "1/3", of = "votes present" }]
[fact]
size = { label = { en = "Size", fr = "Taille" } }
votes_for_size = { label = { en = "Votes for size", fr = "Voix pour la taille" }, by = "size", unknown = { by = "the scale" } }
"""


def told(kind, name, language="en"):
    book = law(LAW)
    return [one.text for one in sentences_of(getattr(book, kind)[name], book, language)]


def test_a_decision_tells_who_proposes_it():
    assert told("decision", "rules")[1] == "May be proposed by: Bureau or at least 1/4 of the members."


def test_who_proposes_is_told_in_french():
    assert told("decision", "rules", "fr")[1] == "Proposition par\u00a0: Bureau ou au moins 1/4 des membres."


def test_a_ballot_tells_how_many_votes_make_it_secret():
    assert "The vote is secret when asked for by: at least 1/3 of the votes present." in told("ballot", "ordinary")


def test_a_number_whose_scale_is_not_known_tells_from_what_it_follows():
    assert told("fact", "votes_for_size") == ["Votes for size: follows from Size."]


def test_votes_tell_where_they_are_counted_by_heads():
    assert told("weight", "full") == [
        "Votes follow from: Size.",
        "Exception, where this is so (Matter: Rules):",
        "Each member has one vote.",
    ]


QUORUMS = """
[quorum]
half = { article = "9", label = { en = "Half", fr = "La moitié" }, present = { at_least = "1/2", of = "members" } }
third = { article = "9", label = { en = "A third", fr = "Un tiers" }, represented = { at_least = "1/3", of = "members" } }
[body]
council = { article = "9", label = { en = "Council", fr = "Conseil" }, quorum = ["half", "third"] }
[decision]
plan = { article = "9", by = "council", quorum = ["half", "third"] }
"""


def test_several_quorums_are_told_with_the_body_and_the_decision_that_have_them():
    book = law(QUORUMS)
    for rule in (book.body["council"], book.decision["plan"]):
        told = [[one.text for one in sentences_of(rule, book, language)] for language in ("en", "fr")]
        assert "Any of these quorums is enough: Half or A third." in told[0]
        assert "L’un de ces quorums suffit\u00a0: La moitié ou Un tiers." in told[1]


def test_one_quorum_is_named_with_the_body_or_the_decision_that_asks_for_it():
    book = law(QUORUMS.replace('["half", "third"]', '"third"'))
    for rule in (book.body["council"], book.decision["plan"]):
        assert "Quorum: A third." in [one.text for one in sentences_of(rule, book, "en")]
        assert "Quorum\u00a0: Un tiers." in [one.text for one in sentences_of(rule, book, "fr")]


def test_a_decision_tells_what_must_come_before_it_and_from_when_it_counts():
    book = law(
        '[body.council]\narticle = "9"\nlabel = { en = "Council", fr = "Conseil" }\n[decision.plan]\narticle = "9"\n'
        'by = "council"\nadvice = ["council"]\nheard = true\nnamed = true\nreasons = true\neffect = "each 1 January"\n'
    )
    told = [[one.text for one in sentences_of(book.decision["plan"], book, language)] for language in ("en", "fr")]
    assert [one.replace("\u00a0", " ") for one in told[0][1:]] == [
        "After the advice of: Council.",
        "It must be named in the convocation.",
        "Whoever it concerns is heard first.",
        "Reasons must be given.",
        "It takes effect: each year on 1 January.",
    ]
    assert "L’intéressé est d’abord entendu." in told[1]
