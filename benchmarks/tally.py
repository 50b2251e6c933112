"""How long a recount takes, from 1,000 to 100,000 members on one core: rights, weights, one voice a country, majority.

Beside it, in the same run, the plain loop that adds up the same ballots without asking any rule.
"""

from pathlib import Path
from random import Random
from time import perf_counter

from accede.rulebook.loading import load
from accede.rulebook.tally import Voter

BOOK = Path(__file__).parents[1] / "rulebooks" / "ensie" / "2021-11-26.toml"
COUNTRIES = ("AT", "BE", "CZ", "DE", "FR", "IE", "IT", "LV", "PL", "RO", "SI")
CHOICES = ("for", "for", "for", "against", "abstain", "blank")
SIZES = (1_000, 10_000, 100_000)


def roll(size: int) -> tuple[list[Voter], dict[str, str]]:
    """A roll of so many members, one in twenty in arrears, and a ballot of each that may vote."""
    chance = Random(size)
    voters = [
        Voter(f"m{number}", "full", chance.choice(COUNTRIES), facts={"in_arrears": number % 20 == 0})
        for number in range(size)
    ]
    return voters, {one.member: chance.choice(CHOICES) for one in voters if not one.facts["in_arrears"]}


def timed(deed) -> float:
    """The seconds of the fastest of three runs."""
    found = []
    for _ in range(3):
        start = perf_counter()
        deed()
        found.append(perf_counter() - start)
    return min(found)


def bare(ballots: dict[str, str]) -> dict[str, int]:
    """Add the ballots up."""
    counted: dict[str, int] = {}
    for choice in ballots.values():
        counted[choice] = counted.get(choice, 0) + 1
    return counted


def main() -> None:
    """Print one line a size."""
    book = load(BOOK.read_bytes())
    print(f"loading the rulebook: {timed(lambda: load(BOOK.read_bytes())) * 1000:.0f} ms")
    for size in SIZES:
        voters, ballots = roll(size)
        counted = timed(lambda voters=voters, ballots=ballots: book.count("admission", voters, ballots))
        plain = timed(lambda ballots=ballots: bare(ballots))
        each = counted / size * 1e6
        print(f"{size:>7} members: {counted:.3f} s, {each:.1f} us a member, {counted / plain:.0f} times the bare loop")


if __name__ == "__main__":
    main()
