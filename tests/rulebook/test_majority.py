from fractions import Fraction

import pytest
from rulebook.sample import faults, law

from accede.rulebook.tally import Tally
from accede.rulebook.verdict import Mark, Named, Verdict

BOOK = law("""
[majority]
half    = { article = "1", for = { more_than = "1/2", of = "votes cast" } }
counted = { article = "2", for = { more_than = "1/2", of = "votes cast", counting = ["abstain", "blank", "invalid"] } }
thirds  = { article = "3", for = { at_least = "2/3", of = "votes cast" } }
double  = { article = "4", for = { more_than = "50%", of = "votes represented" }, against = { at_most = "1/2", of = "members" } }
veto    = { article = "5", for = { at_least = "90%", of = "votes cast" }, against = { at_most = 0 } }
unseen  = { article = "6", for = { at_least = 1 }, unknown = { for = "cut off" } }
nations = { article = "7", for = { at_least = "1/2", of = "countries" } }
calm    = { article = "8", against = { at_most = 0 } }
chair   = { article = "9", for = { more_than = "1/2", of = "votes cast" }, tie = "chair", assumed = { for = "custom", against = "custom", tie = "custom" } }
lot     = { article = "9", for = { more_than = "1/2", of = "votes cast" }, tie = "lot" }
recount = { article = "9", for = { more_than = "1/2", of = "votes cast" }, tie = "recount" }
guessed = { article = "10", for = { at_least = 1 }, against = { at_most = 1 }, assumed = { for = "as before", against = "as before" } }
dark    = { article = "11", against = { at_most = 0 }, unknown = { against = "cut off" } }
[quorum]
third   = { article = "1", represented = { at_least = "1/3", of = "members" } }
present = { article = "2", present = { at_least = 3 }, represented = { at_least = "1/2", of = "votes entitled" } }
unseen  = { article = "3", unknown = "cut off" }
lands   = { article = "4", represented = { at_least = "1/2", of = "countries" } }
calls   = { article = "5", represented = { at_least = 5 }, cast = { at_least = 4 }, then = [{ present = { at_least = 2 } }, {}], assumed = { represented = "custom", present = "custom", cast = "custom", then = "usage" } }
later   = { article = "6", represented = { at_least = 5 }, unknown = { then = "cut off" } }
seen    = { article = "7", represented = { at_least = 5 }, unknown = { represented = "cut off" } }
room    = { article = "7", present = { at_least = 5 }, unknown = { present = "cut off" } }
cast    = { article = "7", cast = { at_least = 5 }, unknown = { cast = "cut off" } }
other   = { article = "7", represented = { at_least = 5 }, then = [{ present = { at_least = 2 } }], unknown = { represented = "cut off" } }
""")


def votes(for_=0, against=0, abstain=0, **more):
    return Tally(for_=for_, against=against, abstain=abstain, **more)


@pytest.mark.parametrize(
    ("name", "tally", "holds"),
    [
        ("half", votes(2, 1), True),
        ("half", votes(1, 1), False),
        ("half", votes(0, 0, 5), False),
        ("half", votes(), False),
        ("half", votes(1, 0, 99), True),
        ("counted", votes(1, 0, 1), False),
        ("counted", votes(2, 0, 1), True),
        ("thirds", votes(2, 1), True),
        ("thirds", votes(66, 34), False),
        ("thirds", votes(0, 0, 3), False),
        ("double", votes(6, 4, votes_represented=10, members=10, more=(("members against", 5),)), True),
        ("double", votes(6, 4, votes_represented=12, members=10, more=(("members against", 4),)), False),
        ("double", votes(60, 6, votes_represented=66, members=10, more=(("members against", 6),)), False),
        ("veto", votes(9, 0), True),
        ("veto", votes(99, 1), False),
        ("unseen", votes(9, 0), None),
        ("nations", votes(3, 0, countries=6, more=(("countries for", 3),)), True),
        ("nations", votes(3, 0, countries=6, more=(("countries for", 2),)), False),
        ("half", votes(10**40 + 1, 10**40), True),
    ],
)
def test_a_majority_is_reached_if_every_test_holds(name, tally, holds):
    assert BOOK.majority[name].judge(tally).holds is holds


@pytest.mark.parametrize(
    ("name", "tally", "holds"),
    [
        ("third", Tally(members=9, members_represented=3), True),
        ("third", Tally(members=10, members_represented=3), False),
        ("third", Tally(), False),
        ("present", Tally(members_present=3, members_represented=3, votes_entitled=6, votes_represented=3), True),
        ("present", Tally(members_present=3, members_represented=3, votes_entitled=6), False),
        ("unseen", Tally(members=9, members_represented=9), None),
        ("lands", Tally(countries=4, countries_represented=2), True),
    ],
)
def test_a_quorum_is_reached_if_enough_take_part(name, tally, holds):
    assert BOOK.quorum[name].judge(tally).holds is holds


def test_a_majority_says_what_was_needed():
    judged = BOOK.majority["thirds"].judge(votes(2, 2))
    assert (judged.code, judged.values["needed"], judged.values["base"]) == ("majority.missed", 3, 4)


def test_tallies_that_look_alike_to_a_majority_are_judged_alike():
    one, other = votes(3, 1, 5, members=4), votes(3, 1, 9, members=7)
    assert BOOK.majority["half"].sees(one) == BOOK.majority["half"].sees(other)
    assert BOOK.majority["counted"].sees(one) != BOOK.majority["counted"].sees(other)


def test_the_whole_answer_of_a_majority_that_is_missed():
    assert BOOK.majority["thirds"].judge(votes(2, 2)) == Verdict(
        holds=False,
        code="majority.missed",
        values={
            "for": 2,
            "against": 2,
            "number": 2,
            "needed": 3,
            "base": 4,
            "of": "votes cast",
            "share": Fraction(2, 3),
            "test": "at_least",
            "majority": Named("majority", "thirds"),
        },
        article=("3",),
    )


def test_the_whole_answer_of_a_majority_that_nobody_has_seen():
    assert BOOK.majority["unseen"].judge(votes(9)) == Verdict(
        holds=None,
        code="majority.unknown",
        article=("6",),
        marks=(Mark("unknown", "majority.unseen.for", {"": "cut off"}),),
    )


def test_a_majority_of_which_nobody_has_seen_what_it_asks_of_those_against_cannot_be_said():
    judged = BOOK.majority["dark"].judge(votes(9))
    assert (judged.code, [mark.rule for mark in judged.marks]) == ("majority.unknown", ["majority.dark.against"])


@pytest.mark.parametrize(
    ("name", "tally", "code"),
    [
        ("half", votes(2, 1), "majority.reached"),
        ("half", votes(1, 1), "majority.missed"),
        ("calm", votes(2, 0), "majority.carried"),
        ("calm", votes(2, 1), "majority.rejected"),
        ("calm", votes(0, 0, 3), "majority.rejected"),
        ("half", Tally(more=(("?votes for", 1),)), "majority.cannot_say"),
    ],
)
def test_a_majority_is_told_by_what_was_needed_if_anything_was(name, tally, code):
    assert BOOK.majority[name].judge(tally).code == code


def test_votes_for_that_are_not_known_are_missing():
    judged = BOOK.majority["calm"].judge(Tally(more=(("?votes for", 1),)))
    assert (judged.holds, judged.missing) == (None, ("votes",))


def test_where_nobody_is_for_nothing_is_missing():
    judged = BOOK.majority["half"].judge(votes(0, 0, 5))
    assert (judged.holds, judged.missing) == (False, ())


def test_what_is_assumed_of_a_majority_stands_beside_its_answer():
    judged = BOOK.majority["guessed"].judge(votes(1))
    assert [(mark.kind, mark.rule) for mark in judged.marks] == [
        ("assumed", "majority.guessed.for"),
        ("assumed", "majority.guessed.against"),
    ]


@pytest.mark.parametrize(
    ("name", "facts", "holds", "missing"),
    [
        ("chair", {"chair": "for"}, True, ()),
        ("chair", {"chair": "against"}, False, ()),
        ("chair", {}, None, ("chair",)),
        ("chair", None, None, ("chair",)),
        ("chair", {"lot": "for", "recounted": True}, None, ("chair",)),
        ("lot", {"lot": "for"}, True, ()),
        ("lot", {"chair": "for"}, None, ("lot",)),
        ("recount", {"recounted": True}, False, ()),
        ("recount", {"recounted": False}, None, ("recounted",)),
        ("recount", {"lot": "for"}, None, ("recounted",)),
    ],
)
def test_the_whole_answer_of_a_tie(name, facts, holds, missing):
    judged = BOOK.majority[name].judge(votes(3, 3, 1), facts)
    keys = ("for", "against", "tie") if name == "chair" else ()
    assert judged == Verdict(
        holds=holds,
        code=f"majority.tie_{name}",
        values={"for": 3, "against": 3, "majority": Named("majority", name)},
        article=("9",),
        missing=missing,
        marks=tuple(Mark("assumed", f"majority.chair.{key}", {"": "custom"}) for key in keys),
    )


@pytest.mark.parametrize("tally", [votes(3, 4), votes(0, 0, 5)])
def test_what_is_no_tie_is_settled_by_nobody(tally):
    judged = BOOK.majority["chair"].judge(tally, {"chair": "for"})
    assert (judged.holds, judged.code) == (False, "majority.missed")


def test_a_tie_that_meets_the_majority_needs_nobody_to_settle_it():
    book = law('[majority.m]\narticle = "1"\nfor = { at_least = "1/2", of = "votes cast" }\ntie = "chair"\n')
    assert book.majority["m"].judge(votes(2, 2), {"chair": "against"}).code == "majority.reached"


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("calm", votes(0), votes(1)),  # somebody is for, or nobody
        ("calm", votes(1), Tally(for_=1, more=(("?votes for", 1),))),
        ("chair", Tally(for_=2, against=1), Tally(for_=2, against=2)),
    ],
)
def test_tallies_that_may_be_judged_differently_look_different(name, one, other):
    assert BOOK.majority[name].sees(one) != BOOK.majority[name].sees(other)


def test_tallies_that_are_tied_or_not_look_different_where_a_tie_is_settled():
    book = law('[majority.m]\narticle = "1"\nfor = { at_least = 3 }\ntie = "chair"\n')
    assert book.majority["m"].sees(votes(2, 1)) != book.majority["m"].sees(votes(2, 2))


def test_tallies_look_alike_where_as_many_more_are_for_than_are_against():
    assert BOOK.majority["chair"].sees(votes(3, 1)) == BOOK.majority["chair"].sees(votes(5, 3))


def test_tallies_with_as_many_for_look_alike_where_no_majority_looks_at_those_against():
    book = law('[majority.m]\narticle = "1"\nfor = { at_least = 3 }\n')
    assert book.majority["m"].sees(votes(3, 1)) == book.majority["m"].sees(votes(3, 2))


# ── Quorum ──────────────────────────────────────────────────────────────────

CUSTOM = [f"quorum.calls.{key}" for key in ("represented", "present", "cast")]


def there(represented, present, cast=0):
    return Tally(members=9, members_represented=represented, members_present=present, for_=cast)


@pytest.mark.parametrize(
    ("tally", "call", "opening", "holds"),
    [
        (there(5, 0, 4), 1, False, True),
        (there(5, 0, 3), 1, False, False),
        (there(5, 0, 3), 1, True, True),
        (there(4, 4, 4), 1, False, False),
        (there(2, 2), 2, False, True),
        (there(5, 1, 4), 2, False, False),
        (there(5, 1, 4), 3, False, True),
        (there(0, 0), 4, False, True),
    ],
)
def test_each_call_asks_for_its_own(tally, call, opening, holds):
    assert BOOK.quorum["calls"].judge(tally, call, opening).holds is holds


def test_without_a_word_a_quorum_is_that_of_the_first_call_at_a_vote():
    assert BOOK.quorum["calls"].judge(there(5, 5, 3)).holds is False


def test_where_there_is_one_call_every_later_one_asks_for_the_same():
    assert BOOK.quorum["third"].judge(Tally(members=9, members_represented=2), 2).holds is False


def test_the_calls_of_a_quorum_are_the_first_and_those_that_follow():
    quorum = BOOK.quorum["calls"]
    assert list(quorum.calls()) == [quorum, *quorum.then]


def test_the_whole_answer_of_a_quorum_that_is_missed():
    judged = BOOK.quorum["third"].judge(Tally(members=10, members_represented=3))
    assert judged == Verdict(
        holds=False,
        code="quorum.missed",
        values={
            "number": 3,
            "needed": 4,
            "base": 10,
            "of": "members",
            "share": Fraction(1, 3),
            "test": "at_least",
        },
        article=("1",),
    )


def test_a_quorum_that_is_reached_says_so():
    judged = BOOK.quorum["third"].judge(Tally(members=9, members_represented=3))
    assert (judged.code, judged.values["number"], judged.values["needed"]) == ("quorum.reached", 3, 3)


def test_the_whole_answer_of_a_call_that_asks_for_nobody():
    assert BOOK.quorum["calls"].judge(there(2, 1), 3) == Verdict(
        holds=True,
        code="quorum.any_number",
        values={"represented": 2, "members": 9},
        article=("5",),
        marks=(Mark("assumed", "quorum.calls.then", {"": "usage"}),),
    )


@pytest.mark.parametrize(("call", "marks"), [(1, CUSTOM), (2, ["quorum.calls.then"])])
def test_what_is_assumed_of_a_call_stands_beside_its_answer(call, marks):
    assert [mark.rule for mark in BOOK.quorum["calls"].judge(there(5, 2, 4), call).marks] == marks


def test_a_quorum_that_hangs_on_votes_nobody_knows_cannot_be_said():
    judged = BOOK.quorum["present"].judge(
        Tally(members_present=3, more=(("?votes entitled", 1), ("?votes represented", 1)))
    )
    assert (judged.holds, judged.code, judged.missing) == (None, "quorum.cannot_say", ("votes",))


@pytest.mark.parametrize(
    ("name", "call", "mark"),
    [
        ("unseen", 1, "quorum.unseen"),
        ("seen", 1, "quorum.seen.represented"),
        ("room", 1, "quorum.room.present"),
        ("cast", 1, "quorum.cast.cast"),
        ("later", 2, "quorum.later.then"),
        ("seen", 2, "quorum.seen.represented"),  # no call of its own: the second is as the first
    ],
)
def test_the_whole_answer_of_a_quorum_that_nobody_has_seen(name, call, mark):
    judged = BOOK.quorum[name].judge(there(9, 9, 9), call)
    article = BOOK.quorum[name].article
    assert judged == Verdict(
        holds=None, code="quorum.cannot_say", article=article, marks=(Mark("unknown", mark, {"": "cut off"}),)
    )


@pytest.mark.parametrize(("name", "call"), [("later", 1), ("other", 2)])
def test_what_nobody_has_seen_of_another_call_changes_nothing(name, call):
    assert BOOK.quorum[name].judge(there(9, 9, 9), call).holds is True


def test_tallies_look_alike_to_a_call_where_it_counts_as_many():
    quorum = BOOK.quorum["calls"]
    one, other = there(5, 2, 4), there(6, 2, 4)
    assert [quorum.sees(one, call) == quorum.sees(other, call) for call in (1, 2)] == [False, True]
    assert quorum.sees(one) != quorum.sees(other)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[majority.a]\nfor = { at_least = 1 }\n", ("majority.a", "needs_article")),
        ('[majority.a]\narticle = "1"\n', ("majority.a", "missing_key")),
        ('[majority.a]\narticle = "1"\nfor = { at_least = 1 }\ntie = "dice"\n', ("majority.a.tie", "wrong_value")),
        ('[quorum.a]\narticle = "1"\n', ("quorum.a", "test_without_bound")),
        ('[quorum.a]\narticle = "1"\nrepresented = { at_least = "1/2" }\n', ("quorum.a.represented", "share_of_what")),
    ],
)
def test_a_faulty_majority_or_quorum_is_a_fault(text, fault):
    assert faults(text) == [fault]
