"""Elections in whole sentences."""

from rulebook.sample import law

from accede.wording.explain import sentences_of

ELECTIONS = """
[election.council]
article = "1"
method = "plurality"
label = "Council"
seats = 3
balance = { country = { at_most = 1 } }
unmixed = "passed over"
[election.board]
article = "2"
method = "plurality"
label = "Board"
unknown = { seats = "not seen" }
[fact.country]
kind = "country"
"""


def sentences(name):
    book = law(ELECTIONS)
    return [one.text for one in sentences_of(book.election[name], book, "en")]


def test_whoever_spoils_the_mixture_is_said_to_be_passed_over():
    assert (
        sentences("council")[-1]
        == "Whoever would spoil the mixture is passed over for whoever has the next most votes."
    )


def test_a_number_of_seats_that_nobody_has_seen_is_not_said():
    assert sentences("board")[0] == "Board: by most votes."
