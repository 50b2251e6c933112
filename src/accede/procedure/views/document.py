"""A request as one document with all its files, addressed as the statutes say, with the day of its receipt."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from accede.archive.queries import content_of
from accede.people.queries import language
from accede.post.typeset import Enclosed, Section, paper_pdf
from accede.procedure.models import Candidacy, Paper
from accede.procedure.queries.permission import readers
from accede.procedure.queries.request import paper_label
from accede.procedure.queries.sheet import papers_in
from accede.procedure.views.opening import of_file
from accede.procedure.views.request import request_table
from accede.statutes.queries import zone_at
from accede.wording.formats import moment
from accede.wording.margin import who

MOST = 50_000_000  # bytes of files in one document
NO_NAME = re.compile(r"[^\w.-]+")  # what may not stand in the name of a file everywhere


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
    enclosed = list(_enclosed(candidacy))
    addressee = candidacy.way.doing("sends").to
    lede = [pgettext("a request", "Received on %(when)s.") % {"when": received}, told["late"]]
    return paper_pdf(
        title=_("Request of %(organisation)s to join %(association)s") % names,
        author=candidacy.organisation.name,
        to=_("To: %(who)s") % {"who": who(addressee, book, language())} if addressee else book.rulebook.association,
        lede=" ".join(one for one in lede if one),
        sections=list(_sections(candidacy, told, len(enclosed))),
        foot=_("Candidacy %(number)s") % {"number": candidacy.label},
        on=sent.sent_on,
        language=language(),
        enclosed=enclosed,
    )


def _enclosed(candidacy: Candidacy) -> Iterator[Enclosed]:
    """Give the files, as long as the document stays one that can be sent and opened."""
    room = MOST
    for number, one in enumerate(papers_in(candidacy), 1):
        file, room = one.document, room - one.document.size
        if room < 0:
            return
        says = paper_label(candidacy.book, candidacy.way, one.purpose, language())
        name = f"{number} {NO_NAME.sub('_', file.name)}"
        yield Enclosed(name, f"{says}: {file.name}", file.of_kind.type, content_of(file))


def _sections(candidacy: Candidacy, told: dict[str, Any], enclosed: int) -> list[Section]:
    paragraphs = tuple(one.strip() for one in re.split(r"\n\s*\n", told["motivation"]) if one.strip())
    found = [
        Section(told["letter"], paragraphs),
        Section(_("Identity sheet"), facts=tuple(told["facts"])),
        Section(
            _("Files sent with it"),
            _told_of_files(enclosed, len(told["papers"])),
            tuple(_told_of(one, candidacy) for one in papers_in(candidacy)),
        ),
        Section(_("Adheres to"), tuple(told["adheres"])),
    ]
    return [one for one in found if one.paragraphs or one.facts]


def _told_of(paper: Paper, candidacy: Candidacy) -> tuple[str, str]:
    """Say what a file is, with what proves that the one at hand is the one that was sent."""
    file = paper.document
    lines = [file.name, f"{file.of_kind.name}, {filesizeformat(file.size)}", f"SHA-256: {file.sha256}"]
    return paper_label(candidacy.book, candidacy.way, paper.purpose, language()), "\n".join(lines)


def _told_of_files(enclosed: int, sent: int) -> tuple[str, ...]:
    """Say where the files are."""
    if not sent:
        return ()
    if enclosed == sent:
        return (_("They lie in this document as they came: programs that read it list them as attachments."),)
    return (_("They are too large to lie in this document together: it holds those that came first, the site all."),)
