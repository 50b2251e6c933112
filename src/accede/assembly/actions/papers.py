"""Documents for a meeting: put with it or with an item, followed by newer versions, sent to the members later."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.archive.models import Document
from accede.assembly import mails
from accede.assembly.actions.convening import NotProper
from accede.assembly.actions.meeting import AlreadyClosed, NotConvened, check_counts, keep, locked
from accede.assembly.models import Assembly, Item, Notice, Paper
from accede.assembly.queries.convening import later_notices, later_verdict, on_paper, signatory, signing_office
from accede.assembly.queries.papers import VERSION, unsent_papers
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat
from accede.post.actions import queue_letters
from accede.statutes.queries import day_of

PAPERS_SENT = mails.PAPERS_SENT


class NothingNew(Refused):
    """Members are not written to about nothing."""

    sentence = _("Nothing has come since the members were last written to.")


@action("assembly.add_paper", allowed_to=secretariat | chair)
def add_paper(
    assembly: Assembly,
    *,
    item: Item | None = None,
    title: str,
    language: str = "",
    deposit: Deposit,
    by: Actor,
    at: datetime,
) -> Paper:
    """Put a document with a meeting, or with one of its items."""
    assembly = _open(assembly)
    paper = Paper.objects.create(assembly=assembly, item=item, title=title, language=language, added_at=at)
    keep(assembly)
    write(assembly, values={"paper": paper.pk, "item": item.position if item else None, "title": title})
    keep_document(paper, deposit=deposit, purpose=VERSION, by=by, at=at)
    return paper


@action("assembly.renew_paper", allowed_to=secretariat | chair)
def renew_paper(paper: Paper, *, deposit: Deposit, by: Actor, at: datetime) -> Document:
    """Let a newer version follow; the earlier ones stay and can be read."""
    assembly = _open(paper.assembly)
    keep(assembly)
    write(assembly, values={"paper": paper.pk})
    return keep_document(paper, deposit=deposit, purpose=VERSION, by=by, at=at)


@action("assembly.send_papers", allowed_to=secretariat | chair)
def send_papers(assembly: Assembly, *, name: str = "", by: Actor, at: datetime) -> Notice:
    """Write to the members what has come since they were last written to.

    `name` is the duty of the rulebook that this fulfils. One that is late leaves all the same: the answer is kept.
    """
    assembly, today = locked(assembly), day_of(at)
    check_counts(assembly)
    if assembly.state != Assembly.State.CONVENED:
        raise NotConvened
    name = name if name in later_notices(assembly) else ""
    items = list(assembly.items.select_related("assembly__edition"))
    if not name and not unsent_papers(assembly):
        raise NothingNew
    office = signing_office(assembly, by)
    verdict = later_verdict(assembly, name, items, today) if name else None
    if verdict and verdict.holds is False and verdict.code != "notice.too_late":
        raise NotProper(assembly, verdict)
    signed = {"office": office, "signatory": signatory(office, today)}
    drafts = mails.papers(assembly, items, on_paper=on_paper(assembly))
    notice = Notice.objects.create(assembly=assembly, name=name or PAPERS_SENT, sent_at=at, **signed)
    keep(assembly)
    write(assembly, verdict=verdict, values={"notice": notice.name, "letters": len(drafts)})
    queue_letters(assembly, drafts, kind=PAPERS_SENT, by=by, at=at)
    return notice


def _open(assembly: Assembly) -> Assembly:
    assembly = locked(assembly)
    check_counts(assembly)
    if assembly.state in Assembly.OVER:
        raise AlreadyClosed
    return assembly
