"""The office names whom good practice may be for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.exchange.actions import add_target, change_target, drop_target
from accede.exchange.forms.practice import TargetForm
from accede.exchange.models import Target
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.space.views.asking import asked, done
from accede.wording.formats import text


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def targets(request: HttpRequest) -> HttpResponse:
    """List the groups, and name another."""
    form = TargetForm(request.POST or None)
    if form.is_valid():
        add_target(form.said("title"), by=request.actor, at=now())
        messages.success(request, _("This is noted."))
        return redirect("practice_targets")
    lang = language()
    rows = [
        {"title": text(one.titles, lang), "url": reverse("practice_target", args=[one.pk])}
        for one in Target.objects.all()
    ]
    return render(request, "exchange/targets.html", {"form": form, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a group otherwise."""
    found = get_object_or_404(Target, pk=pk)
    form = TargetForm(request.POST or None, initial=TargetForm.shown(title=found.titles))
    context = {
        "title": _("Name this group otherwise"),
        "docket": {"label": _("For whom good practice is"), "url": reverse("practice_targets")},
        "submit": _("Name it so"),
        "dropping": {
            "label": _("Drop this group"),
            "url": reverse("practice_target_drop", args=[pk]),
            "post": True,
            "kind": "second",
        },
    }
    deed = lambda **how: change_target(found, titles=form.said("title"), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."), to="practice_targets")


@open_to(secretariat)
@require_POST
def target_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a group no more."""
    found = get_object_or_404(Target, pk=pk)
    return done(request, lambda **how: drop_target(found, **how), "practice_targets", _("This group is dropped."))
