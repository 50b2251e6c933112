"""Whether enough members ask for a meeting in place of a decision in writing."""

from datetime import date

from accede.assembly.models import Assembly
from accede.assembly.queries.initiative import askers
from accede.rulebook.asking import asking
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict

State = Assembly.State


def can_be_stopped(assembly: Assembly) -> bool:
    """Say whether members can still ask for a meeting: an article lets them, and no result is declared."""
    written = assembly.book.body[assembly.body].written
    if not assembly.is_written or written is None or assembly.state not in (State.CONVENED, State.OPEN):
        return False
    lets = any(isinstance(one, Test) for one in written.stopped_by)
    return lets and not any(one.is_declared for one in assembly.items.all())


def stopped(assembly: Assembly, on: date) -> Verdict:
    """Say whether as many members as the article asks for want a meeting, among those of a day."""
    rule = assembly.book.body[assembly.body]
    asks = {str(one) for one in assembly.meeting_asks.values_list("organisation", flat=True)}
    numbers, bases = asking(assembly.book, rule.written.stopped_by, askers(on), asks)
    return rule.may_stop("members", numbers, bases)
