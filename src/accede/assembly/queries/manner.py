"""In what manner a vote may be taken, and who settles its tie."""

from dataclasses import replace

from accede.assembly.models import Item
from accede.assembly.queries.count import counted, motion_of
from accede.assembly.queries.roll import roll_of
from accede.rulebook.ballot import Ballot
from accede.rulebook.majority import SETTLED_BY
from accede.rulebook.secrecy import may_hide
from accede.rulebook.shown import may_show
from accede.rulebook.tally import Outcome
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict

Form = Item.Form


def tied(outcome: Outcome) -> str:
    """Return the fact that settles a tie, such as what the chair says; nothing where there is none to settle."""
    missing = outcome.verdict.missing if outcome.verdict.holds is None else ()
    return next((one for one in missing if one in SETTLED_BY.values()), "")


def waiting_for(outcome: Outcome) -> list[str]:
    """Return the facts by which a body says what groups say that do not agree, such as `voice.FR`."""
    return [name for one in outcome.voices for name in one.verdict.missing]


def ballot_rule(item: Item) -> Ballot | None:
    """Return the rule that says how votes on an item are given; None if there is none."""
    book = item.assembly.book
    name = book.decision[item.matter].ballot or book.body[item.assembly.body].ballot
    return book.ballot.get(name)


def may_be_taken(item: Item, form: str, asking: int = 0) -> Verdict:
    """Say whether a vote may be taken in a form: one that must be a roll call is none other; cards tell no names.

    `asking` is how many ask for a secret vote.
    """
    rule = ballot_rule(item)
    if form == Form.SECRET:
        return may_be_secret(item, asking)
    if rule and rule.mode == "secret":
        return replace(rule.given(), holds=False)
    if rule and rule.mode == "roll call" and form != Form.ROLL_CALL:
        return Verdict(holds=False, code="ballot.roll_call", article=rule.article, marks=rule.marks("mode"))
    if form == Form.CARDS:
        return may_show(item.assembly.book, item.matter, motion_of(item))
    return Verdict(holds=True, code="rule.applies")


def may_be_secret(item: Item, asking: int = 0) -> Verdict:
    """Say whether a question may be voted on in secret: as its rule says, or freely where none speaks of it."""
    rule, hidden = ballot_rule(item), may_hide(item.assembly.book, item.matter, motion_of(item))
    if not hidden.holds or rule is None:
        return hidden
    tests = [one for one in rule.secret_if if isinstance(one, Test)]
    tally = counted(item, roll_of(item.assembly)).tally if tests and asking else None
    bases = {one.of: tally.number(one.of) for one in tests} if tally else {}
    given = rule.given("", {one.unit or "members": asking for one in tests}, bases)
    return given if given.holds else replace(given, holds=given.holds, code="secrecy.not_asked")


def may_be_asked(item: Item) -> bool:
    """Say whether a vote on a question can become secret, by its rule or because enough ask for it."""
    rule = ballot_rule(item)
    possible = may_hide(item.assembly.book, item.matter, motion_of(item)).holds
    return possible and (rule is None or rule.hides)


def must_be_asked(item: Item) -> bool:
    """Say whether it hangs on how many ask for it."""
    rule = ballot_rule(item)
    return bool(rule and rule.mode != "secret" and any(isinstance(one, Test) for one in rule.secret_if))


def forms_of(item: Item) -> list[Form]:
    """Return the forms in which the vote on an item may be taken, the usual one first."""
    return [one for one in (Form.OPEN, Form.ROLL_CALL, Form.CARDS) if may_be_taken(item, one).holds]
