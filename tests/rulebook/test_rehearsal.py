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
    assert ([one.step for one in played], succeeded(played, book.path["in"], book)) == (
        ["register", "first_fee"],
        False,
    )


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
