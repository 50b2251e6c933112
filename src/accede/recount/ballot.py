"""What a line of a ledger says: one choice, how many votes each has, or the names on a paper."""

import json

from accede.rulebook.tally import Choices

BLANK = "[]"  # a paper of an election that carries no name


def choices_of(said: str) -> Choices | str:
    """Read a ballot: one choice, such as `for`, or how many votes each has, such as `for=10 against=7`."""
    if "=" not in said or said.startswith("["):  # a paper of an election names persons
        return said
    return {choice: int(number) for choice, _equals, number in (part.partition("=") for part in said.split())}


def names_of(said: str) -> tuple[str, ...]:
    """Read the names on a paper of an election."""
    return tuple(json.loads(said))


def side_of(said: str) -> Choices | str:
    """What a ballot counts as where sides are counted: a paper with names is neither for nor against anybody else."""
    if said.startswith("["):
        return "for" if said != BLANK else "blank"
    return choices_of(said)
