"""What is said of the Union's funding at the foot of every page: shown, or hidden until something is funded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.statutes.actions import show_funding
from accede.statutes.queries import house_texts
from accede.wording.formats import text

GUIDE = "https://eur-lex.europa.eu/eli/reg_impl/2014/763/oj"


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def funding_page(request: HttpRequest) -> HttpResponse:
    """Show the notice as it stands, with the rules of the emblem, and let the office show or hide it."""
    if request.method == "POST":
        is_shown = "show" in request.POST
        told = _("Every page says it at its foot now.") if is_shown else _("No page says it any more.")
        try:
            show_funding(is_shown=is_shown, by=request.actor, at=now())
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, told)
        return redirect("funding")
    latest, lang = house_texts(), language()
    words = latest.texts.funding
    said = {name: text(value, lang) for name, value in words} if words else None
    context = {"said": said, "is_shown": not latest.hides_funding, "rules": rules(), "guide": GUIDE}
    return render(request, "statutes/funding.html", context)


def rules() -> list[str]:
    """Say how the emblem may be shown; each of these the page keeps by itself."""
    return [
        _("The emblem stands beside the words, as prominent as any other emblem, and at least one centimetre high."),
        _("It is never changed, merged with another sign, or shown without the words."),
        _("Its blue is #003399, its twelve yellow stars are #FFCC00; on a dark ground it has a white border."),
        _("What is published with funding also carries the disclaimer, translated where the publication is."),
    ]
