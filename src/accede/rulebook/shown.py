"""Cards that are raised and counted: so many on each side, and nobody's by name."""

from typing import TYPE_CHECKING

from accede.rulebook.motion import Motion
from accede.rulebook.requirement import Requirements, requirements_of
from accede.rulebook.roll import Unfit
from accede.rulebook.tally import CHOICES, Choices
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def may_show(book: "Book", matter: str, motion: Motion) -> Verdict:
    """Say whether a decision can be counted by cards: not where a rule asks which members, or where, were for it."""
    asked, _unsaid = requirements_of(book, book.decision[matter], motion)
    return counted_by_cards(asked, motion.call)


def counted_by_cards(asked: list[Requirements], call: int) -> Verdict:
    """Say whether cards tell all that these requirements ask."""
    by_member = asks_who(asked, call)
    code = "cards.by_member" if by_member else "cards.counted"
    own = asked[0].own
    article = tuple(name for one in own.majorities for name in one.article) or own.decision.article
    return Verdict(holds=not by_member, code=code, article=article)


def asks_who(asked: list[Requirements], call: int) -> bool:
    """Say whether these requirements ask which members, or where, were for it."""
    return any(_asks_who(*test) for one in asked for test in one.tests(call))


def check_cards(asked: list[Requirements], call: int, cards: Choices) -> None:
    """Refuse cards of sides that nobody knows, and those that do not tell what is asked."""
    if any(choice not in CHOICES or number < 0 for choice, number in cards.items()):
        raise Unfit("cards.not_understood", "")
    if cards and not counted_by_cards(asked, call).holds:
        raise Unfit("cards.by_member", "")


def _asks_who(test: Test, what: str) -> bool:
    if what in ("represented", "present"):
        return False
    return bool(test.among or test.each) or test.unit not in ("", "votes")
