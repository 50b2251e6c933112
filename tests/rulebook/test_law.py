"""The law beneath the statutes: it fills gaps, applies as well, and is told with both articles."""

from datetime import date

import pytest
from rulebook.sample import MEETING

from accede.rulebook.changes import changes
from accede.rulebook.dates import deadlines, duty
from accede.rulebook.law import stricter
from accede.rulebook.loading import Faulty, files_of, load
from accede.rulebook.tally import Voter
from accede.wording.changes import told
from accede.wording.law import tightened

NAME = "xx-club/2020-01-01"
LAW = b"""
[rulebook]
association = "Law"
in_force = 2020-01-01
languages = ["en"]
law = true
[body.meeting]
article = "L1"
binding = true
decides = ["plan", "exclusion"]
ordered_by = [{ at_least = "1/5", of = "members" }]
[decision.plan]
article = "L2"
by = "meeting"
majority = "thirds"
quorum = "crowd"
binding = true
named = true
except = [{ if = { grave = true }, majority = "fifths" }]
[decision.exclusion]
article = "L3"
label = "Exclusion"
by = "meeting"
majority = "thirds"
[majority]
thirds = { article = "L2", for = { at_least = "2/3", of = "votes cast" } }
fifths = { article = "L2", for = { at_least = "4/5", of = "votes cast" } }
[quorum]
crowd = { article = "L2", represented = { at_least = "1/2", of = "members" }, then = [{}] }
[fact]
grave = { kind = "yes", about = "motion" }
[deadline]
notice = { article = "L4", by = "meeting", when = "15 days before assembly", binding = true }
spare = { article = "L5", by = "meeting", when = "8 days after decision" }
[proxy]
one = { article = "L6", held = 1, binding = true }
[cap]
most = { article = "L7", on = "member", at_most = 3, binding = true }
"""
HEAD = f"""
[rulebook]
association = "Sample"
in_force = 2024-01-01
languages = ["en"]
preset = "{NAME}"
"""


def over(text="", law=LAW):
    return load((HEAD + MEETING + text).encode(), {f"{NAME}.toml": law})


def faults(text="", law=LAW):
    with pytest.raises(Faulty) as caught:
        over(text, law)
    return [(one.key, one.code) for one in caught.value.faults]


def voted(book, for_, against, absent=0, **motion):
    sides = ["for"] * for_ + ["against"] * against
    roll = [Voter(f"m{number}", "full", "BE") for number in range(for_ + against)]
    roll += [Voter(f"a{number}", "full", "BE", attendance="absent") for number in range(absent)]
    ballots = {f"m{number}": side for number, side in enumerate(sides)}
    return book.count("plan", roll, ballots, motion)


def test_a_rulebook_names_the_file_of_the_law_beneath_it():
    assert files_of(HEAD.encode()) == (f"{NAME}.toml",)


def test_what_the_statutes_leave_open_the_law_fills():
    book = over()
    assert book.decision["exclusion"].article == ("L3",)
    assert book.deadline["spare"].article == ("L5",)


def test_what_the_statutes_say_stands_in_the_place_of_the_law_that_does_not_bind():
    book = over('[deadline.spare]\narticle = "9"\nby = "meeting"\nwhen = "3 days after decision"\n')
    assert duty(book, "spare", decision=date(2027, 1, 1)).on == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("for_", "against", "outcome"), [(2, 1, "carried"), (3, 2, "rejected"), (4, 2, "carried"), (5, 3, "rejected")]
)
def test_more_than_half_of_the_statutes_and_two_thirds_of_the_law_must_both_be_reached(for_, against, outcome):
    assert voted(over(), for_, against, grave=False).outcome == outcome


def test_a_vote_lost_under_the_law_says_so_with_its_article():
    assert voted(over(), 3, 2, grave=False).verdict.article == ("L2",)


def test_a_vote_won_under_both_cites_both():
    assert set(voted(over(), 2, 1, grave=False).verdict.article) == {"2", "3", "L2"}


def test_a_higher_majority_of_the_statutes_is_not_lowered_by_the_law():
    text = MEETING.replace('majority = "half"', 'majority = "nine"')
    book = load(
        (HEAD + text + '[majority.nine]\narticle = "9"\nfor = { at_least = "9/10", of = "votes cast" }').encode(),
        {f"{NAME}.toml": LAW},
    )
    assert voted(book, 8, 1, grave=False).outcome == "rejected"


def test_an_exception_of_the_law_counts_too():
    assert voted(over(), 7, 3, grave=True).outcome == "rejected"
    assert voted(over(), 4, 1, grave=True).outcome == "carried"


def test_what_the_law_needs_to_know_of_a_motion_makes_the_answer_hang_on_it():
    assert voted(over(), 3, 1).outcome == "cannot_say"
    assert voted(over(), 3, 1).verdict.missing == ("grave",)
    assert voted(over(), 5, 0).outcome == "carried"


@pytest.mark.parametrize(("absent", "outcome"), [(3, "carried"), (4, "no_quorum")])
def test_a_quorum_of_the_law_is_asked_though_the_statutes_ask_none(absent, outcome):
    assert voted(over(), 3, 0, absent, grave=False).outcome == outcome


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("10 days", (date(2027, 5, 28), ("L4",))),
        ("1 month", (date(2027, 5, 12), ("9",))),
        ("15 days", (date(2027, 5, 28), ("9",))),
    ],
)
def test_of_two_notices_the_earlier_day_counts(own, found):
    book = over(f'[deadline.notice]\narticle = "9"\nby = "meeting"\nwhen = "{own} before assembly"\n')
    due = duty(book, "notice", assembly=date(2027, 6, 12))
    listed = next(one.due for one in deadlines(book, date(2027, 6, 12)) if one.name == "notice")
    assert ((due.on, due.article), (listed.on, listed.article)) == (found, found)


def test_a_notice_that_the_statutes_set_aside_is_still_the_laws():
    book = over(
        '[deadline.notice]\narticle = "9"\nby = "meeting"\nwhen = "1 month before assembly"\nexcept = [{ if = { grave = true } }]\n'
    )
    assert duty(book, "notice", {"grave": True}, assembly=date(2027, 6, 12)).on == date(2027, 5, 28)
    listed = [one.due for one in deadlines(book, date(2027, 6, 12), {"grave": True}) if one.name == "notice"]
    assert [(due.on, due.article) for due in listed] == [(date(2027, 5, 28), ("L4",))]


def test_who_may_call_a_meeting_and_what_only_it_decides_are_joined():
    body = over().body["meeting"]
    assert (body.decides, body.article) == (("plan", "exclusion"), ("1", "L1"))
    assert body.may_order("", 2, {"members": 10}).holds


def test_a_proxy_of_the_law_is_asked_as_well():
    book = over('[proxy.free]\narticle = "8"\nheld = 5\n')
    roll = [
        Voter("holder", "full", "BE"),
        *(Voter(f"m{n}", "full", "BE", attendance="represented", proxy="holder") for n in (1, 2)),
    ]
    with pytest.raises(ValueError, match=r"."):
        book.count("plan", roll, {}, {"grave": False})


def test_a_cap_of_the_law_is_applied_as_well():
    own = '[cap.most]\narticle = "9"\non = "member"\nat_most = 5\n'
    book = load((HEAD + MEETING.replace("fixed = 1", "fixed = 4") + own).encode(), {f"{NAME}.toml": LAW})
    assert voted(book, 1, 0, grave=False).tally.for_ == 3


def test_where_the_law_asks_more_it_is_told_with_both_rules():
    found = {(one.kind, one.name): (one.own.article, one.law.article, one.added) for one in stricter(over())}
    assert found == {
        ("decision", "plan"): (("2",), ("L2",), ()),
        ("body", "meeting"): (("1", "L1"), ("L1",), ("plan", "exclusion")),
    }


@pytest.mark.parametrize(("own", "told"), [("10 days", True), ("15 days", False), ("1 month", False)])
def test_a_notice_is_told_only_where_the_law_asks_more(own, told):
    book = over(f'[deadline.notice]\narticle = "9"\nby = "meeting"\nwhen = "{own} before assembly"\n')
    assert (("deadline", "notice") in {(one.kind, one.name) for one in stricter(book)}) is told


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ('at_least = "2/3"', False),
        ('more_than = "2/3"', False),
        ('at_least = "3/5"', True),
        ('more_than = "3/4"', False),
    ],
)
def test_a_majority_is_told_only_where_the_law_asks_more(own, told):
    text = MEETING.replace('more_than = "1/2"', own).replace(
        'by = "meeting"', 'by = "meeting"\nnamed = true\nquorum = "own"'
    )
    text += '[quorum.own]\narticle = "9"\nrepresented = { at_least = "1/2", of = "members" }\n'
    law = LAW.replace(b'except = [{ if = { grave = true }, majority = "fifths" }]', b"")
    book = load((HEAD + text).encode(), {f"{NAME}.toml": law})
    assert (("decision", "plan") in {(one.kind, one.name) for one in stricter(book)}) is told


@pytest.mark.parametrize(
    ("text", "law", "found"),
    [
        ("", LAW.replace(b"law = true", b""), [("rulebook.preset", "not_law")]),
        ("", LAW.replace(b'article = "L4", by', b"by"), [(f"{NAME}.toml: deadline.notice", "needs_article")]),
        (
            "",
            LAW.replace(b'thirds = { article = "L2",', b'thirds = { binding = true, article = "L2",'),
            [(f"{NAME}.toml: majority.thirds.binding", "cannot_bind")],
        ),
        (
            '[deadline.notice]\narticle = "9"\nby = "meeting"\nwhen = "1 day before assembly"\nbinding = true\n',
            LAW,
            [("deadline.notice.binding", "cannot_bind")],
        ),
        (
            '[body.chair]\narticle = "9"\n[decision.other]\narticle = "9"\nby = "chair"\n',
            LAW.replace(b"decision.exclusion", b"decision.other").replace(
                b'article = "L3"', b'article = "L3"\nbinding = true'
            ),
            [("decision.other.by", "given_by_law")],
        ),
        (
            '[article."L1"]\nsays = "Mine."\n',
            LAW + b'[article."L1"]\nsays = "Its."\n',
            [("article.L1", "article_of_law")],
        ),
    ],
)
def test_faults_of_the_layers_name_their_key(text, law, found):
    assert faults(text, law) == found


def test_a_preset_that_is_not_there_is_one_fault():
    with pytest.raises(Faulty) as caught:
        load((HEAD + MEETING).encode())
    assert [(one.key, one.code) for one in caught.value.faults] == [("rulebook.preset", "preset_missing")]


@pytest.mark.parametrize("name", ["../secret", "be-asbl", "be-asbl/latest", "a/2020-01-01/b"])
def test_a_preset_has_a_name_and_a_day(name):
    with pytest.raises(Faulty) as caught:
        load((HEAD.replace(NAME, name) + MEETING).encode(), {f"{name}.toml": LAW})
    assert [(one.key, one.code) for one in caught.value.faults] == [("rulebook.preset", "wrong_value")]


def test_a_body_that_the_law_adds_to_is_told_with_its_own_article_and_the_laws():
    book = over()
    line = tightened(next(iter(stricter(book))), book, "en").replace("\u00a0", " ")
    assert line == "body.meeting: to what art. 1 says, art. L1 adds: plan and Exclusion."


def test_law_that_comes_to_apply_as_well_is_a_change_and_what_it_fills_is_one_too():
    book, plain = over(), load((HEAD.replace(f'preset = "{NAME}"', "") + MEETING).encode())
    found = {(one.kind, one.name): one for one in changes(plain, book) if one.new and "L" in "".join(one.new.article)}
    assert {("decision", "plan"), ("decision", "exclusion"), ("deadline", "spare")} <= set(found)
    told_ = told(found["decision", "plan"], plain, book, "en")
    assert told_.now[-1] == "This applies as well as the statutes: of the two, the stricter counts."


def test_the_same_law_beneath_the_same_statutes_is_no_change():
    assert changes(over(), over()) == []


def test_the_law_is_told_in_words_with_both_articles():
    book = over()
    lines = [tightened(one, book, "en") for one in stricter(book)]
    assert lines[-1].replace("\u00a0", " ") == "decision.plan: art. L2 asks more than art. 2; both are asked."


SHORTENED = LAW.replace(
    b'when = "15 days before assembly", binding = true',
    b'when = "15 days before assembly", binding = true, except = [{ if = { grave = true }, when = "8 days before assembly" }]',
)
TEN = '[deadline.notice]\narticle = "9"\nby = "meeting"\nwhen = "10 days before assembly"\n'


@pytest.mark.parametrize(("grave", "day"), [(False, date(2027, 5, 28)), (True, date(2027, 6, 2))])
def test_of_two_days_that_both_count_the_earlier_holds_in_each_case(grave, day):
    book, facts, assembly = over(TEN, SHORTENED), {"grave": grave}, date(2027, 6, 12)
    assert [one.due.on for one in deadlines(book, assembly, facts) if one.name == "notice"] == [day]
    assert duty(book, "notice", facts, assembly=assembly).on == day


def test_a_day_of_the_statutes_that_cannot_be_said_is_not_that_of_the_law():
    due = duty(
        over(TEN + 'except = [{ if = { grave = true }, when = "9 days before assembly" }]\n'),
        "notice",
        assembly=date(2027, 6, 12),
    )
    assert (due.on, due.code, due.missing) == (None, "day.cannot_say", ("grave",))
