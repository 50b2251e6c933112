"""How long a recount takes, from 1,000 to 100,000 members on one core: rights, weights, voices, proxies, majority.

Two rulebooks: one voice a country (ENSIE's), and one where every member has its own number of votes, a cap, proxies,
and two blocks that must both agree. Beside them, the plain loop that adds up the ballots without asking any rule.
"""

from pathlib import Path
from random import Random
from time import process_time

from accede.rulebook.book import Book
from accede.rulebook.loading import load
from accede.rulebook.tally import Voter

BOOK = Path(__file__).parents[1] / "rulebooks" / "ensie" / "2021-11-26.toml"
COUNTRIES = ("AT", "BE", "CZ", "DE", "FR", "IE", "IT", "LV", "PL", "RO", "SI")
CHOICES = ("for", "for", "for", "against", "abstain", "blank")
SIZES = (1_000, 10_000, 100_000)
WEIGHED = b"""
[rulebook]
association = "Weighed"
in_force = 2024-01-01
languages = ["en"]
[body.meeting]
article = "1"
kind = "assembly"
quorum = "half"
[decision.admission]
article = "2"
by = "meeting"
majority = "blocks"
[majority.blocks]
article = "3"
for = [{ more_than = "1/2", of = "votes cast", each = "block" }, { at_least = "1/3", of = "size represented" }]
[quorum.half]
article = "4"
represented = { more_than = "1/2", of = "votes allocated" }
[category.full]
article = "5"
rights = ["vote"]
[standing.late]
article = "5"
if = { in_arrears = true }
loses = ["vote"]
[weight.full]
article = "6"
by = "size"
every = 100
is = 1
at_least = 1
[cap.member]
article = "7"
on = "member"
at_most = 50
[proxy.block]
article = "8"
within = "block"
[fact]
size = {}
block = { kind = "text" }
"""


def roll(size: int) -> tuple[list[Voter], dict[str, str]]:
    """A roll of so many members, one in twenty in arrears, and a ballot of each that may vote."""
    chance = Random(size)
    voters = []
    for number in range(size):
        facts = {"in_arrears": number % 20 == 0, "size": chance.randrange(20_000), "block": f"b{number % 2}"}
        voters.append(Voter(f"m{number}", "full", chance.choice(COUNTRIES), facts=facts))
    return voters, {one.member: chance.choice(CHOICES) for one in voters if not one.facts["in_arrears"]}


def represented(voters: list[Voter], cast: dict[str, str]) -> tuple[list[Voter], dict[str, str]]:
    """The same, with one in ten represented by the one two rows before."""
    several = [
        Voter(one.member, one.category, one.country, "represented", voters[number - 2].member, one.facts)
        if number % 10 == 7
        else one
        for number, one in enumerate(voters)
    ]
    return several, {one.member: cast[one.member] for one in several if one.member in cast and not one.proxy}


def timed(deed) -> float:
    """The processor time, in seconds, of the fastest of three runs."""
    found = []
    for _ in range(3):
        start = process_time()
        deed()
        found.append(process_time() - start)
    return min(found)


def bare(ballots: dict[str, str]) -> dict[str, int]:
    """Add the ballots up."""
    counted: dict[str, int] = {}
    for choice in ballots.values():
        counted[choice] = counted.get(choice, 0) + 1
    return counted


def shown(name: str, book: Book, voters: list[Voter], ballots: dict[str, str]) -> float:
    """Print one line, the whole time, the time a member, and how many times the bare loop; return the whole."""
    counted = timed(lambda: book.count("admission", voters, ballots))
    plain = timed(lambda: bare(ballots))
    each, times = counted / len(voters) * 1e6, counted / plain
    print(f"{len(voters):>7} members, {name}: {counted:.3f} s, {each:.1f} us a member, {times:.0f} times the bare loop")
    return counted


def main() -> None:
    """Print two lines a size, and how many times the first size the last one takes."""
    voiced, weighed = load(BOOK.read_bytes()), load(WEIGHED)
    found: dict[str, list[float]] = {"a voice a country": [], "votes, caps, proxies, blocks": []}
    for size in SIZES:
        voters, ballots = roll(size)
        rolls = ((voiced, voters, ballots), (weighed, *represented(voters, ballots)))
        for (name, times), whole in zip(found.items(), rolls, strict=True):
            times.append(shown(name, *whole))
    for name, times in found.items():
        print(f"{SIZES[-1] // SIZES[0]} times the members, {name}: {times[-1] / times[0]:.0f} times the time")


if __name__ == "__main__":
    main()
