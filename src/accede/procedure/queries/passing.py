"""What a step of a member's path asks: who may take it, with which reasons; and whether the whole can be taken back."""

from datetime import date

from accede.journal.actions import Actor
from accede.procedure.models import Proceeding
from accede.procedure.queries.path import ITSELF, is_voted
from accede.procedure.queries.proceeding import known_days, said, standing_of
from accede.procedure.queries.ways import delegates
from accede.rulebook.filing import may_take_back as core_may_take_back
from accede.rulebook.path import Step
from accede.rulebook.verdict import Verdict

ANSWERED = ("decides", "checks")


def is_of_assembly(proceeding: Proceeding, step: Step) -> bool:
    """Say whether the assembly that this site convenes votes on a step."""
    return is_voted(step, proceeding.book)


def must_give_reasons(proceeding: Proceeding, step: Step, answer: bool) -> bool:
    """Say whether a decision says why: where the statutes ask it, and wherever it goes against the member."""
    decision = proceeding.book.decision.get(step.what[0])
    goes_against = answer != (proceeding.opener in ITSELF)
    return goes_against or bool(decision and decision.reasons)


def partial(proceeding: Proceeding, actor: Actor) -> bool:
    """Say whether somebody acts for the member whose file it is."""
    return any(held.organisation == proceeding.membership.organisation_id for held in delegates(actor))


def may_take_back(proceeding: Proceeding, on: date) -> Verdict:
    """Say whether whoever opened a file may take it back on a day, by the statutes."""
    book, found = proceeding.book, standing_of(proceeding, on)
    deciding = {one.name for one in proceeding.way.steps if one.verb == "decides"}
    decided = next((one.on for one in proceeding.steps.all() if one.step in deciding), None)
    days = {"request": proceeding.opened_on, **known_days(proceeding.membership, book, proceeding.opened_on)}
    days |= {"decision": decided} if decided else {}
    days |= {"assembly": proceeding.assembly.day} if proceeding.assembly else {}
    effect = found.progress.effect
    days |= {"effect": effect.on} if effect and effect.on else {}
    return core_may_take_back(proceeding.way, on, {**days, **said(proceeding)}, book.rulebook.year_ends)
