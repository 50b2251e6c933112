"""A vote of a small body: judged by its own rules, or not at all where the rulebook is silent."""

import pytest
from rulebook.sample import law

from accede.rulebook.resolution import Hands, resolve

BOOK = law("""
[body.board]
article = "3"
majority = "ordinary"
quorum = "half"
[body.bureau]
article = "4"
[majority.ordinary]
article = "3"
for = { more_than = "1/2", of = "votes cast" }
[majority.grave]
article = "5"
for = { at_least = "2/3", of = "votes cast" }
[quorum.half]
article = "3"
present = { at_least = "1/2", of = "members" }
[decision.advice]
article = "6"
by = "board"
majority = "grave"
""")


def resolved(*numbers, body="board", matter=""):
    found = resolve(BOOK, BOOK.body[body], Hands(*numbers), matter)
    return (found.quorum.holds, found.majority.holds)


@pytest.mark.parametrize(
    ("numbers", "answers"),
    [
        ((7, 3, 1), (True, True)),
        ((7, 2, 2), (True, False)),
        ((7, 2, 1), (False, True)),
        ((7, 2, 1, 1), (True, True)),  # whoever abstains takes part
        ((6, 3), (True, True)),
    ],
)
def test_a_body_resolves_by_its_own_quorum_and_majority(numbers, answers):
    assert resolved(*numbers) == answers


def test_a_matter_that_is_its_to_decide_may_ask_for_more():
    assert (resolved(7, 3, 2, matter="advice"), resolved(7, 4, 2, matter="advice")) == ((True, False), (True, True))


def test_of_a_body_whose_rules_are_silent_nothing_can_be_said():
    found = resolve(BOOK, BOOK.body["bureau"], Hands(5, 5))
    assert (found.quorum.holds, found.majority.holds, found.refusing) == (None, None, None)
    assert found.majority.code == "resolution.majority_unsaid"


def test_what_keeps_it_from_being_resolved_is_told_with_its_article():
    found = resolve(BOOK, BOOK.body["board"], Hands(7, 2, 1))
    assert (found.refusing.code, found.refusing.article) == ("quorum.missed", ("3",))
