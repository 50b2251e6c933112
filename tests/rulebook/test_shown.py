"""Cards are counted on each side, and nobody's by name: where the rule asks for no names, they are enough."""

import pytest
from rulebook.sample import MEETING, law, meeting

from accede.rulebook.motion import Motion
from accede.rulebook.roll import Unfit
from accede.rulebook.shown import may_show
from accede.rulebook.tally import Voter

ROLL = [Voter(name, "full", country) for name, country in (("a", "BE"), ("b", "BE"), ("c", "FR"), ("d", "FR"))]
VOICE = '[voice.country]\narticle = "7"\ngroup = "country"\nelse = "blank"\n'


def shown(cards, book=None, roll=ROLL):
    return (book or meeting()).count("plan", roll, {}, cards=cards)


@pytest.mark.parametrize(
    ("cards", "outcome"),
    [({"for": 3, "against": 1}, "carried"), ({"for": 2, "against": 2}, "rejected"), ({"abstain": 4}, "rejected")],
)
def test_cards_are_judged_as_votes_are(cards, outcome):
    assert shown(cards).outcome == outcome


def test_by_cards_and_by_names_the_count_is_the_same():
    by_name = meeting().count("plan", ROLL, {"a": "for", "b": "for", "c": "against"})
    by_card = shown({"for": 2, "against": 1})
    assert (by_card.tally, by_card.verdict, by_card.quorum) == (by_name.tally, by_name.verdict, by_name.quorum)


def test_no_more_cards_are_raised_than_there_are_votes():
    with pytest.raises(Unfit) as caught:
        shown({"for": 3, "against": 2})
    assert (caught.value.code, caught.value.values["votes"]) == ("cards.too_many", 4)


def test_where_countries_speak_a_card_is_a_country():
    book = law(MEETING.replace('article = "1"\n', 'article = "1"\nvoice = "country"\n', 1) + VOICE)
    assert shown({"for": 1, "against": 1}, book).tally.choices()["for"] == 1
    with pytest.raises(Unfit) as caught:
        shown({"for": 3}, book)
    assert caught.value.values["votes"] == 2


def test_a_card_of_a_side_that_nobody_knows_is_refused():
    with pytest.raises(Unfit) as caught:
        shown({"perhaps": 1})
    assert caught.value.code == "cards.not_understood"


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ('{ more_than = "1/2", of = "votes cast" }', True),
        ('{ more_than = "1/2", of = "votes present" }', True),
        ('{ more_than = "1/2", of = "members cast" }', False),
        ('{ more_than = "1/2", of = "votes cast", each = "category" }', False),
        ('{ more_than = "1/2", of = "votes cast", among = "full" }', False),
        ('{ more_than = "1/2", of = "countries cast" }', False),
    ],
)
def test_cards_do_not_tell_who_was_for_it(test, holds):
    book = meeting(
        f'[decision.other]\narticle = "2"\nby = "meeting"\nmajority = "asked"\n[majority.asked]\narticle = "3"\nfor = {test}\n'
    )
    assert may_show(book, "other", Motion({})).holds is holds
