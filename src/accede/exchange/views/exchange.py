"""The first page of the exchange: the latest of each of its parts, and the way to the rest."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accede.exchange.queries.groups import groups
from accede.exchange.queries.practices import practices_found
from accede.exchange.queries.questions import questions_found
from accede.exchange.queries.visits import visits
from accede.exchange.views.groups import row as group_row
from accede.exchange.views.practices import row
from accede.exchange.views.questions import row as question_row
from accede.exchange.views.visits import row as visit_row
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.space.queries import members
from accede.statutes.queries import day_of

FEW = 3


@require_safe
@open_to(members)
def exchange(request: HttpRequest) -> HttpResponse:
    """Show what is new of each part."""
    lang = language()
    context = {
        "practices": [row(one, lang) for one in practices_found({})[:FEW]],
        "questions": [question_row(one) for one in questions_found({}, day_of(now()))[:FEW]],
        "groups": [group_row(one) for one in groups(now())[:FEW]],
        "visits": [visit_row(one) for one in visits()[:FEW]],
    }
    return render(request, "exchange/exchange.html", context)
