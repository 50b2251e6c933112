"""Whether a line of one statement is that of another: the same money, told by the bank in two forms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from accede.fees.bank import Line
from accede.fees.models import StatementLine
from accede.wording.folding import words_of


def twins(told: Mapping[str, Line], others: Iterable[StatementLine]) -> dict[str, tuple[StatementLine, bool]]:
    """Return which of the others each line may be, by what it is known by, and whether that is certain.

    All are of one account. Each of the others is one line at most, and those that are certain are found first.
    """
    free: dict[tuple, list[StatementLine]] = defaultdict(list)
    for one in others:
        free[one.on, one.cents].append(one)
    found: dict[str, tuple[StatementLine, bool]] = {}
    for answer in (True, None):
        for identity, line in told.items():
            alike = [] if identity in found else free.get((line.on, line.cents), [])
            if other := next((each for each in alike if is_one(line, each) is answer), None):
                alike.remove(other)
                found[identity] = (other, answer is True)
    return found


def is_one(line: Line, other: StatementLine) -> bool | None:
    """Say whether two lines of an account, a day and an amount are one; None where a person has to say it."""
    names = [set(words_of(each.payer)) for each in (line, other)]
    differs = [
        all(names) and not set.intersection(*names),
        line.iban and other.iban and line.iban != other.iban,
        line.reference and other.reference and _plain(line.reference) != _plain(other.reference),
    ]
    if any(differs):
        return False
    # What the bank has numbered twice in one form is two payments; in two forms it may be one.
    is_numbered_twice = bool(line.number and other.number)
    return True if line.iban == other.iban != "" and _names_same(line, other) and not is_numbered_twice else None


def _names_same(line: Line, other: StatementLine) -> bool:
    """Say whether the reference of one stands in the other."""
    references = {_plain(each.reference) for each in (line, other)} - {""}
    texts = [_plain(f"{each.reference} {each.text}") for each in (line, other)]
    return any(all(one in text for text in texts) for one in references)


def _plain(text: str) -> str:
    return "".join(text.split()).upper()
