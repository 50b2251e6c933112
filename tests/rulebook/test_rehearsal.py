from datetime import date

import pytest
from rulebook.sample import EDITION, MEETING, law, network

from accede.rulebook.loading import load
from accede.rulebook.rehearsal import rehearse, succeeded

START, JUNE = date(2027, 3, 1), date(2027, 6, 12)


def play(book, path="admission", start=START, assembly=JUNE):
    return list(rehearse(book, book.path[path], start, assembly))


def test_an_admission_is_played_to_the_register_and_the_first_fee():
    played = play(network())
    assert [(one.step, one.actor) for one in played] == [
        ("interest", "candidate"),
        ("meeting", "secretariat"),
        ("request", "candidate"),
        ("verification", "board"),
        ("presentation", "candidate"),
        ("vote", "assembly"),
        ("register", "secretariat"),
        ("first_fee", "treasurer"),
    ]
    assert succeeded(played, network().path["admission"], network())


def test_each_step_has_its_day():
    assert [one.on for one in play(network())] == [
        date(2027, 3, 1),
        date(2027, 3, 8),
        date(2027, 5, 29),
        date(2027, 5, 30),
        JUNE,
        JUNE,
        JUNE,
        JUNE,
    ]


def test_the_first_fee_is_that_of_the_months_left():
    # 960 for 14 enterprises in Belgium, six months of twelve.
    assert str(play(network())[-1].answer.money) == "480.00"


def test_a_rehearsal_stops_where_the_rulebook_cannot_go_on():
    text = EDITION.read_text().replace('majority      = "ordinary"', 'unknown = { majority = "not seen" }')
    book = load(text.encode())
    played = play(book)
    assert (played[-1].step, succeeded(played, book.path["admission"], book)) == ("vote", False)


def test_a_path_that_leads_outside_ends_without_register_and_fee():
    text = MEETING + (
        '[path.out]\narticle = "8"\nfrom = "full"\ninto = "outside"\nsteps = [{ name = "vote", by = "meeting", decides = "plan" }]\n'
    )
    played = play(law(text), "out")
    assert [(one.step, one.on) for one in played] == [("vote", JUNE), ("effect", JUNE)]
    assert succeeded(played, law(text).path["out"], law(text))


def test_a_path_without_steps_enters_at_once():
    book = law(MEETING + '[path.in]\narticle = "8"\ninto = "full"\nsteps = []\n')
    played = play(book, "in")
    assert ([one.step for one in played], succeeded(played, book.path["in"], book)) == (["register"], True)


def test_where_some_owe_a_fee_but_this_category_has_no_rule_the_rehearsal_does_not_succeed():
    book = law(MEETING + FRIEND + IN + '[fee.a]\narticle = "9"\nfor = "full"\nfixed = 1\n')
    played = play(book, "in")
    assert (played[-1].step, succeeded(played, book.path["in"], book)) == ("first_fee", False)


def test_votes_that_follow_from_a_number_and_groups_that_must_be_there_are_rehearsed():
    text = (
        '[category.full]\narticle = "1"\nrights = ["vote"]\n[weight.full]\narticle = "1"\nby = "size"\n'
        '[fact]\nsize = {}\nregion = { kind = "choice", choices = { n = "North", s = "South" } }\n'
        '[body.meeting]\narticle = "1"\nmajority = "most"\nquorum = "both"\n'
        '[decision.plan]\narticle = "1"\nby = "meeting"\n'
        '[majority.most]\narticle = "1"\nfor = { more_than = "1/2", of = "votes cast" }\n'
        '[quorum.both]\narticle = "1"\npresent = { at_least = 2, of = "region" }\n'
        '[path.in]\narticle = "1"\ninto = "full"\nsteps = [{ name = "vote", by = "meeting", decides = "plan" }]\n'
    )
    assert play(law(text), "in")[0].answer.holds is True


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_rehearsal_at_the_edge_of_the_calendar_is_played(day):
    assert play(network(), start=day, assembly=day)[-1].step == "first_fee"


IN = '[path.in]\narticle = "8"\ninto = "friend"\nsteps = [{ name = "vote", by = "meeting", decides = "plan" }]\n'
FRIEND = '[category.friend]\narticle = "4"\nrights = ["attend"]\n'


def test_who_joins_without_a_vote_is_voted_on_by_those_who_have_one():
    (voted, *_rest) = play(law(MEETING + FRIEND + IN), "in")
    assert (voted.answer.holds, voted.answer.values["for"]) == (True, 7)


def test_where_nobody_has_a_vote_nothing_is_carried():
    text = (MEETING + FRIEND + IN).replace('rights = ["vote"]', 'rights = ["attend"]')
    (voted,) = play(law(text), "in")
    assert voted.answer.holds is False


COMPUTED = (
    '[criterion]\nfit = { article = "6", all = ["listed", "large"] }\nlisted = { holds_if = { listed = true } }\n'
    'large = { holds_if = { size = { at_least = 5 } } }\n[fact]\nlisted = { kind = "yes" }\nsize = {}\n'
)


def test_a_rehearsed_candidate_meets_the_criteria_that_are_computed():
    steps = 'steps = [{ name = "check", by = "meeting", checks = "fit" }]\n'
    played = play(law(MEETING + COMPUTED + '[path.in]\narticle = "8"\nfrom = "outside"\ninto = "full"\n' + steps), "in")
    assert (played[0].step, played[0].answer.holds) == ("check", True)


LEAVING = """
[path.leaving]
article = "8"
label = { en = "Leaving" }
from = "full"
into = "outside"
opened_by = ["member"]
filed = "18 months before effect"
effect = "end of calendar_year"
"""


def test_a_resignation_is_played_from_the_letter_to_the_day_it_counts():
    # The letter of 1 March 2027 is not eighteen months before the end of 2027, but before that of 2028.
    book = law(MEETING + LEAVING)
    played = play(book, "leaving")
    assert [(one.step, one.actor, one.on) for one in played] == [
        ("opening", "member", START),
        ("effect", "member", date(2028, 12, 31)),
    ]
    assert succeeded(played, book.path["leaving"], book)


def test_a_resignation_without_the_end_of_the_year_is_not_played_to_its_end():
    book = law(MEETING + LEAVING.replace("calendar_year", "financial_year"))
    assert not succeeded(play(book, "leaving"), book.path["leaving"], book)


def test_where_the_board_is_enough_the_assembly_is_not_played():
    steps = (
        'steps = [{ name = "one", by = "meeting", decides = "plan", yes = "done", no = "next" }, '
        '{ name = "two", by = "meeting", decides = "plan" }]\n'
    )
    book = law(MEETING + '[path.out]\narticle = "8"\nfrom = "full"\ninto = "outside"\n' + steps)
    assert [one.step for one in play(book, "out")] == ["one", "effect"]


FEES = '[fee]\na = { article = "9", label = { en = "A" }, for = "full", fixed = 1 }\nb = { article = "9", label = { en = "B" }, for = "friend", fixed = 2 }\n'


def test_the_first_fee_is_called_what_the_category_pays():
    assert play(law(MEETING + FRIEND + IN + FEES), "in")[-1].label == {"en": "B"}
