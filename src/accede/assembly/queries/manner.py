"""In what manner a vote may be taken, and who settles its tie."""

from accede.assembly.models import Item
from accede.rulebook.ballot import Ballot
from accede.rulebook.majority import SETTLED_BY
from accede.rulebook.motion import Motion
from accede.rulebook.shown import may_show
from accede.rulebook.tally import Outcome
from accede.rulebook.verdict import Verdict

Form = Item.Form


def tied(outcome: Outcome) -> str:
    """Return the fact that settles a tie, such as what the chair says; nothing where there is none to settle."""
    missing = outcome.verdict.missing if outcome.verdict.holds is None else ()
    return next((one for one in missing if one in SETTLED_BY.values()), "")


def ballot_rule(item: Item) -> Ballot | None:
    """Return the rule that says how votes on an item are given; None if there is none."""
    book = item.assembly.book
    name = book.decision[item.matter].ballot or book.body[item.assembly.body].ballot
    return book.ballot.get(name)


def may_be_taken(item: Item, form: str) -> Verdict:
    """Say whether a vote may be taken in a form: one that must be a roll call is none other; cards tell no names."""
    rule = ballot_rule(item)
    if rule and rule.mode == "roll call" and form != Form.ROLL_CALL:
        return Verdict(holds=False, code="ballot.roll_call", article=rule.article, marks=rule.marks("mode"))
    if form == Form.CARDS:
        return may_show(item.assembly.book, item.matter, Motion(item.motion, item.reading, item.assembly.call))
    return Verdict(holds=True, code="rule.applies")


def forms_of(item: Item) -> list[Form]:
    """Return the forms in which the vote on an item may be taken, the usual one first."""
    return [one for one in (Form.OPEN, Form.ROLL_CALL, Form.CARDS) if may_be_taken(item, one).holds]
