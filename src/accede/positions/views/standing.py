"""A member says whether it stands behind the final text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import now
from accede.positions import actions
from accede.positions.forms.saying import StandForm
from accede.positions.models import Stand
from accede.positions.views.asking import State, act, consultation_at, speaks_for, spoken
from accede.positions.views.drafting import shown
from accede.positions.views.listing import until


@open_to(delegate)
@require_http_methods(["GET", "HEAD", "POST"])
def stand(request: HttpRequest, number: int) -> HttpResponse:
    """Take a stand for a member."""
    found = consultation_at(number)
    if found.state not in (State.FINAL, State.ADOPTED):
        raise Http404
    own = speaks_for(request.actor)
    form = StandForm([(str(one.pk), one.name) for one in own], request.POST or None)
    known = found.stands.filter(organisation__in=own).first() if len(own) == 1 else None
    if known:
        form.initial = {"kind": known.kind, "reason": known.reason, "is_shown": known.is_shown}
    if found.state == State.ADOPTED:
        # What was adopted is joined, and no longer opposed.
        form.fields["kind"].choices = [one for one in Stand.Kind.choices if one[0] == Stand.Kind.ENDORSES]
        del form.fields["is_shown"]

    def deed() -> object:
        told = dict(form.cleaned_data)
        return actions.take_stand(spoken(told.pop("voice")), found, **told, by=request.actor, at=now())

    said = shown(found, _("Do you stand behind it?"), _("Say so"), until(found))
    return act(request, form, deed, found.get_absolute_url(), said)
