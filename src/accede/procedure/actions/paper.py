"""A candidate sends files with its request, and leaves out again what it does not want in it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.request import check_unsent
from accede.procedure.actions.walk import hold
from accede.procedure.models import Candidacy, Paper
from accede.procedure.queries.permission import own

MOST = 20


class AlreadyAdded(Refused):
    """The same file stands in a file of somebody once."""

    sentence = _("This file is here already.")


class TooManyPapers(Refused):
    """What somebody sends stays readable."""

    sentence = _("At most twenty files are kept here: leave one out where you can, or put several into one.")


class NotInRequest(Refused):
    """What is left out is in the request."""

    sentence = _("This file is not in the request.")


@action("procedure.add_paper", allowed_to=own)
def add_paper(candidacy: Candidacy, *, deposit: Deposit, purpose: str, by: Actor, at: datetime) -> Paper:
    """Put a file into a request that is still being written."""
    candidacy = hold(candidacy)
    check_unsent(candidacy)
    papers = candidacy.papers.filter(left_out_at=None)
    if papers.filter(purpose=purpose, document__sha256=deposit.sha256).exists():
        raise AlreadyAdded
    if papers.count() >= MOST:
        raise TooManyPapers
    document = keep_document(candidacy, deposit=deposit, purpose=purpose, by=by, at=at)
    paper = Paper.objects.create(candidacy=candidacy, document=document, purpose=purpose)
    write(candidacy, values={"document": document.pk, "purpose": purpose})
    return paper


@action("procedure.leave_out_paper", allowed_to=own)
def leave_out_paper(candidacy: Candidacy, *, number: int, by: Actor, at: datetime) -> None:
    """Leave a file out of a request that is still being written."""
    candidacy = hold(candidacy)
    check_unsent(candidacy)
    paper = candidacy.papers.filter(left_out_at=None, pk=number).first()
    if paper is None:
        raise NotInRequest
    paper.left_out_at = at
    paper.save(update_fields=["left_out_at"])
    write(candidacy, values={"document": paper.document_id, "purpose": paper.purpose})
