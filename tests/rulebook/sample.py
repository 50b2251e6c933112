"""The rulebook of the network, small rulebooks made of a few lines, and rolls made of a few words."""

from functools import cache
from pathlib import Path

from accede.rulebook.loading import Faulty, files_of, load
from accede.rulebook.tally import Voter

FOLDER = Path(__file__).parents[2] / "rulebooks" / "ensie"
EDITION = FOLDER / "2021-11-26.toml"

HEAD = '[rulebook]\nassociation = "Sample"\nin_force = 2024-01-01\nlanguages = ["en"]\n'
MEETING = """
[body.meeting]
article = "1"
[decision.plan]
article = "2"
by = "meeting"
majority = "half"
[majority.half]
article = "3"
for = { more_than = "1/2", of = "votes cast" }
[category.full]
article = "4"
rights = ["vote"]
[weight.full]
article = "5"
fixed = 1
"""


@cache
def network():
    return load(EDITION.read_bytes())


@cache
def rulebook(name):
    """The latest edition of an association, with the tables beside it."""
    content = max((FOLDER.parent / name).glob("[0-9]*.toml")).read_bytes()
    return load(content, {table: (FOLDER.parent / name / table).read_bytes() for table in files_of(content)})


def law(text):
    return load((HEAD + text).encode())


def meeting(text=""):
    """A body that decides the plan by heads, by more than half of the votes cast."""
    return law(MEETING + text)


def faults(text):
    """The faults of a rulebook: (key, code), in order."""
    return [(one.key, one.code) for one in faulty((HEAD + text).encode()).faults]


def faulty(content):
    try:
        load(content)
    except Faulty as error:
        return error
    raise AssertionError("no fault was found")


def member(name, country="", attendance="present", proxy="", **facts):
    return Voter(name, "full", country, attendance, proxy, facts)


def paid(name, country, attendance="present", proxy=""):
    return member(name, country, attendance, proxy, in_arrears=False)
