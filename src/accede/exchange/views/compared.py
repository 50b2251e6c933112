"""Two to four sheets side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.exchange.models import Practice
from accede.exchange.models.practice import PARTS
from accede.exchange.queries.practices import practices_found, targets_of
from accede.people.access import open_to
from accede.people.queries import language
from accede.space.queries import members
from accede.wording.formats import country, text

FEWEST, MOST = 2, 4


@require_safe
@open_to(members)
def compared(request: HttpRequest) -> HttpResponse:
    """Show what each of some sheets says of the same things."""
    asked = [int(pk) for pk in request.GET.getlist("pk") if pk.isdecimal()]
    found = list(practices_found({}).filter(pk__in=asked)[: MOST + 1])
    if not FEWEST <= len(found) <= MOST:
        messages.error(request, _("Choose two, three or four sheets."))
        return redirect("practices")
    return render(request, "exchange/compared.html", {"table": _table(found, language())})


def _table(found: list[Practice], lang: str) -> dict[str, Any]:
    rows = [
        [_("Of"), *(one.organisation.name if one.organisation else "–" for one in found)],
        [_("Country"), *(country(one.country, lang) for one in found)],
        [_("For whom"), *(targets_of(one, lang) or "–" for one in found)],
        *([str(label), *(text(one.texts[part], lang) or "–" for one in found)] for part, label in PARTS.items()),
        [_("Can others do it?"), *(one.get_transferable_display() for one in found)],
        [_("The whole sheet"), *({"text": _("Read this sheet"), "url": one.get_absolute_url()} for one in found)],
    ]
    columns = [{"label": _("Title")}, *({"label": text(one.titles, lang)} for one in found)]
    return {"columns": columns, "rows": [{"cells": row} for row in rows], "kind": "wide"}
