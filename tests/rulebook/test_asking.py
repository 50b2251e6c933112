"""How many ask for something together: counted as the tests of the article count them."""

from hypothesis import given
from hypothesis import strategies as st
from rulebook.sample import network, rulebook

from accede.rulebook.asking import asking
from accede.rulebook.tally import Voter

ROLL = [Voter(str(number), "full", "BE") for number in range(21)]


def asked(number):
    body = network().body["assembly"]
    return body.may_put("members", *asking(network(), body.agenda_by, ROLL, {str(one) for one in range(number)}))


@given(number=st.integers(0, 21))
def test_a_fifth_of_the_members_puts_an_item(number):
    answer = asked(number)
    assert (answer.holds, answer.values["number"], answer.values["needed"]) == (5 * number >= 21, number, 5)


def test_whoever_is_on_no_roll_is_not_counted():
    body = network().body["assembly"]
    assert asking(network(), body.agenda_by, ROLL, {"0", "a stranger"}) == ({"members": 1}, {"members": 21})


def test_members_of_one_category_and_the_votes_of_all_are_counted_apart():
    book = rulebook("ica")
    body = book.body["assembly"]
    category = next(iter(book.category))
    numbers, bases = asking(book, body.ordered_by, [Voter("a", category), Voter("b", category)], {"a"})
    assert (numbers["members"], bases["members"]) == (1, 2)


def test_votes_at_the_last_assembly_are_known_to_nobody_here():
    book = rulebook("iflry")
    body = book.body["assembly"]
    roll = [Voter(str(number), "full", facts={"members": 100}) for number in range(8)]
    few = body.may_order("members", *asking(book, body.ordered_by, roll, set()))
    enough = body.may_order("members", *asking(book, body.ordered_by, roll, {"0", "1"}))
    assert (few.holds, few.missing, enough.holds) == (None, ("votes at last assembly among full",), True)
