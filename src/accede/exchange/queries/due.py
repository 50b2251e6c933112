"""What waits for members and for the office in the exchange."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.exchange.models import Practice, Question, Visit
from accede.exchange.queries.questions import unanswered
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of, secretariat
from accede.space.queries.due import Waiting

State = Practice.State


def waiting_for(actor: Actor, on: date) -> Iterator[Waiting]:
    """Return what the office has to publish, what a member has to mend or answer, and what to sum up."""
    if secretariat(actor):
        offered = Practice.objects.filter(state=State.OFFERED)
        yield Waiting(offered, _("A sheet of good practice waits: %(title)s"), _("Read and publish"), "practice")
    if ours := delegate_of(actor):
        back = Practice.objects.filter(state=State.DRAFT, organisation__in=ours).exclude(remark="")
        yield Waiting(back, _("A sheet of good practice was given back: %(title)s"), _("Complete it"), "practice")
        asked = unanswered(ours, on)
        yield Waiting(asked, _("Members are asked: %(title)s"), _("Read and answer"), "question", "until")
        seen = Visit.objects.filter(organisation__in=ours, cancelled_at=None, ends__lt=on, reports={})
        yield Waiting(seen, _("A study visit is over: %(title)s"), _("Write what was seen"), "visit_report")
    if ours or secretariat(actor):
        whose = Q(organisation__in=ours) | Q(organisation=None) if secretariat(actor) else Q(organisation__in=ours)
        over = Question.objects.filter(whose, withdrawn_at=None, until__lt=on, summaries={})
        yield Waiting(over, _("A question has been answered: %(title)s"), _("Say what came of it"), "question_sum")
