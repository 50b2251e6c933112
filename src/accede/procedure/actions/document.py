"""A member, or the secretariat for it, adds the files that a step of its path sends."""

from datetime import datetime

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.journal.actions import Actor, action, write
from accede.people.capacities import secretariat
from accede.procedure.actions.effect import hold
from accede.procedure.actions.paper import MOST, AlreadyAdded, TooManyPapers
from accede.procedure.actions.passing import OutOfTurn
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import own_file
from accede.procedure.queries.proceeding import sends, standing_of
from accede.statutes.queries import day_of


@action("procedure.add_document", allowed_to=own_file | secretariat)
def add_document(proceeding: Proceeding, *, deposit: Deposit, purpose: str, by: Actor, at: datetime) -> Document:
    """Keep a file for the step whose turn it is; an earlier one for the same purpose stays beside it."""
    proceeding = hold(proceeding)
    if sends(proceeding, standing_of(proceeding, day_of(at))) is None:
        raise OutOfTurn
    there = documents_about(proceeding)
    if there.filter(purpose=purpose, sha256=deposit.sha256).exists():
        raise AlreadyAdded
    if there.count() >= MOST:
        raise TooManyPapers
    document = keep_document(proceeding, deposit=deposit, purpose=purpose, by=by, at=at)
    write(proceeding, values={"document": document.pk, "purpose": purpose})
    return document
