"""How long a fee run takes, from 1,000 to 100,000 members on one core: a table, a share with floor and ceiling, points.

Each fee is one whole answer: the amount line by line, its articles, what is assumed, and the facts that went in.
Times are processor time of one core, the fastest of three runs.
"""

from datetime import date
from pathlib import Path
from random import Random
from time import process_time

from accede.rulebook.book import Book
from accede.rulebook.loading import files_of, load
from accede.rulebook.tally import Voter

RULEBOOKS = Path(__file__).parents[1] / "rulebooks"
COUNTRIES = ("BE", "BG", "CY", "FR", "IE", "LU", "NL", "PL")
SIZES = (1_000, 10_000, 100_000)
DAY = date(2024, 5, 1)


def book(name: str) -> Book:
    """The latest rulebook of an association, with its tables."""
    content = max((RULEBOOKS / name).glob("[0-9]*.toml")).read_bytes()
    return load(content, {table: (RULEBOOKS / name / table).read_bytes() for table in files_of(content)})


FACTS = {
    "ensie": ("full", lambda chance: {"wises": chance.randrange(200)}),
    "age": ("full", lambda chance: {"income": chance.randrange(2_000_000)}),
    "ebsn": ("member", lambda chance: {"countries": chance.sample(COUNTRIES, 2), "budget": chance.randrange(900_000)}),
}


def roll(name: str, size: int) -> list[Voter]:
    """So many members with facts of their own."""
    chance = Random(size)
    category, facts = FACTS[name]
    return [Voter(f"m{number}", category, chance.choice(COUNTRIES), facts=facts(chance)) for number in range(size)]


def main() -> None:
    """Print one line a rulebook and size, and how many times the first size the last one takes."""
    for name in FACTS:
        rules, found = book(name), []
        for size in SIZES:
            voters = roll(name, size)
            took = min(_timed(rules, voters) for _run in range(3))
            found.append(took)
            print(f"{name:>6} {size:>7} fees: {took:.3f} s, {took / size * 1e6:.1f} us a fee")
        print(f"{name:>6} {SIZES[-1] // SIZES[0]} times the members: {found[-1] / found[0]:.0f} times the time")


def _timed(rules: Book, voters: list[Voter]) -> float:
    start = process_time()
    owed = rules.fees_of(voters, DAY)
    took = process_time() - start
    assert all(one.money for one in owed.values())
    return took


if __name__ == "__main__":
    main()
