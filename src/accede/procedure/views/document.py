"""A request as one document, addressed as the statutes say, with the day on which it was received."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.post.typeset import Section, paper_pdf
from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import readers
from accede.procedure.views.opening import language, of_file
from accede.procedure.views.request import request_table
from accede.statutes.queries import zone_at
from accede.wording.formats import moment
from accede.wording.margin import who


@of_file(readers)
@require_safe
def request_pdf(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Hand out the request as it was sent."""
    if not hasattr(candidacy, "request"):
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="request-{candidacy.label}.pdf"'}
    return HttpResponse(_document(candidacy), content_type="application/pdf", headers=headers)


def _document(candidacy: Candidacy) -> bytes:
    sent, told, book = candidacy.request, request_table(candidacy), candidacy.book
    names = {"organisation": candidacy.organisation.name, "association": book.rulebook.association}
    received = moment(sent.sent_at, language(), zone_at(sent.sent_at))
    addressee = candidacy.way.doing("sends").to
    lede = [_("Received on %(when)s.") % {"when": received}, told["late"]]
    return paper_pdf(
        title=_("Request of %(organisation)s to join %(association)s") % names,
        author=candidacy.organisation.name,
        to=_("To: %(who)s") % {"who": who(addressee, book, language())} if addressee else book.rulebook.association,
        lede=" ".join(one for one in lede if one),
        sections=list(_sections(told)),
        foot=_("Candidacy %(number)s") % {"number": candidacy.label},
        on=sent.sent_on,
        language=language(),
    )


def _sections(told: dict[str, Any]) -> list[Section]:
    paragraphs = tuple(one.strip() for one in re.split(r"\n\s*\n", told["motivation"]) if one.strip())
    found = [
        Section(told["letter"], paragraphs),
        Section(_("Identity sheet"), facts=tuple(told["facts"])),
        Section(_("Files sent with it"), facts=tuple((str(one["what"]), one["name"]) for one in told["papers"])),
        Section(_("Adheres to"), tuple(told["adheres"])),
    ]
    return [one for one in found if one.paragraphs or one.facts]
