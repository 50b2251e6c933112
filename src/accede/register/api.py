"""The register for other programs."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.queries import now
from accede.register.forms import AsOfForm
from accede.register.queries import may_extract, told_on
from accede.statutes.queries import day_of


@require_safe
@open_to(may_extract)
def members_as_of(request: HttpRequest) -> JsonResponse:
    """Say who was a member `on` a day, as the register stood at the end of the day `known`; today unless given."""
    form, today = AsOfForm(request.GET), day_of(now())
    if not form.is_valid():
        faults = {name: [str(one) for one in several] for name, several in form.errors.items()}
        return JsonResponse({"schema": 1, "faults": faults}, status=400)
    on, known = (form.cleaned_data[name] or today for name in ("on", "known"))
    return JsonResponse({"schema": 1, "on": on, "known": known, "members": told_on(on, known)})
