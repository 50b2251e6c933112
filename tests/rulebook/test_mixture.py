"""Who is passed over, compared with every way in which the seats could be filled."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebook.sample import law

from accede.rulebook.mixture import Mixture
from accede.rulebook.seat import balanced

BOOK = law("""
[election.a]
article = "1"
method = "plurality"
seats = 3
balance = { country = { at_most = 2 }, gender = { at_least = "1/3", of = "members present" } }
[fact.country]
kind = "country"
[fact.gender]
kind = "choice"
choices = { woman = "Woman", man = "Man" }
""")
BALANCE = BOOK.election["a"].balance
VALUES = {"gender": ("woman", "man")}
PEOPLE = st.lists(st.tuples(st.sampled_from(["BE", "FR", "IT"]), st.sampled_from(["woman", "man"])), max_size=7)


def is_mixed(names, facts):
    holders = [facts[name] for name in names]
    return all(balanced(name, test, holders, VALUES.get(name, ())).holds for name, test in BALANCE.items())


@settings(max_examples=150)
@given(people=PEOPLE, seats=st.integers(1, 4))
def test_the_first_mixed_set_in_the_order_of_votes_is_elected(people, seats):
    names = [f"n{number}" for number in range(len(people))]
    facts = {name: {"country": one[0], "gender": one[1]} for name, one in zip(names, people, strict=True)}
    counts = {name: Fraction(len(names) - number) for number, name in enumerate(names)}
    elected = Mixture(BALANCE, facts, VALUES).most(counts, seats, ()).elected
    whole = combinations(names, min(seats, len(names)))
    assert elected == next((one for one in whole if is_mixed(one, facts)), ())
