"""What comes next on a candidacy and no other page takes: written down by the office once it is done or decided."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.journal.actions import Refused
from accede.people.queries import now
from accede.procedure.actions import decide, note_step
from accede.procedure.models import Candidacy
from accede.procedure.queries.path import step_of
from accede.procedure.queries.permission import office as officers
from accede.procedure.views import office
from accede.procedure.views.opening import acted, of_file
from accede.statutes.queries import day_of


@of_file(officers)
@require_POST
def step(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Write down the step that was taken, with what was decided and why."""
    name, at = request.POST.get("step", ""), now()
    rule = step_of(candidacy.way, name)
    is_answered = rule is not None and rule.verb == "decides"
    form = office.step_form(request.POST, is_answered=is_answered, today=day_of(at))
    if not form.is_valid():
        return office.page(request, candidacy, step_form=form)
    said = form.said()

    def deed() -> object:
        if is_answered:
            told = {"on": said["on"], "answer": said["answer"], "reason": said["note"]}
            return decide(candidacy, step=name, **told, by=request.actor, at=at)
        return note_step(candidacy, step=name, note=said["note"], by=request.actor, at=at)

    def again(refused: Refused) -> HttpResponse:
        return office.page(request, office.fresh(candidacy), refused, step_form=form)

    return acted(request, deed, _("It is written down."), candidacy, again)
