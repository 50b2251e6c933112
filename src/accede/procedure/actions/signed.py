"""Signed papers are kept with a file as they came; a wrong one is set aside, with the reason."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.opening import check_has_come
from accede.procedure.actions.paper import AlreadyAdded
from accede.procedure.actions.verification import ReasonMissing
from accede.procedure.actions.walk import lock
from accede.procedure.models import Candidacy, SignedPaper
from accede.procedure.queries.permission import minuting, own

Purpose, Signature = SignedPaper.Purpose, SignedPaper.Signature


class ForTheOffice(Refused):
    """A candidate sends its own request; the minutes come from the office."""

    sentence = _("You can send your own signed request here; the secretariat keeps the minutes.")


class SignerMissing(Refused):
    """A signature is somebody's."""

    sentence = _("Write who signed it.")


class NoSuchPaper(Refused):
    """What is set aside is there."""

    sentence = _("This paper is not there, or was set aside already.")


@action("procedure.keep_signed", allowed_to=own | minuting)
def keep_signed(
    candidacy: Candidacy,
    *,
    deposit: Deposit,
    purpose: str,
    signature: str,
    signed_by: str,
    signed_on: date,
    by: Actor,
    at: datetime,
) -> SignedPaper:
    """Keep a signed paper with a file, open or ended, exactly as it came."""
    # Minutes are signed after the vote, when the file has ended already.
    candidacy = lock(candidacy)
    if purpose != Purpose.REQUEST and not minuting(by):
        raise ForTheOffice
    if not signed_by.strip():
        raise SignerMissing
    check_has_come(signed_on, at)
    standing = candidacy.signed_papers.filter(set_aside_at=None, purpose=purpose)
    if standing.filter(document__sha256=deposit.sha256).exists():
        raise AlreadyAdded
    said = {"purpose": Purpose(purpose), "signature": Signature(signature), "signed_on": signed_on}
    document = keep_document(candidacy, deposit=deposit, purpose=f"signed_{purpose}", by=by, at=at)
    paper = candidacy.signed_papers.create(document=document, signed_by=signed_by.strip(), **said)
    write(candidacy, values=said | {"sha256": document.sha256}, personal={"signed_by": paper.signed_by})
    return paper


@action("procedure.set_signed_aside", allowed_to=minuting)
def set_signed_aside(candidacy: Candidacy, *, number: int, reason: str, by: Actor, at: datetime) -> None:
    """Set a paper aside that was kept by mistake; it stays known, with the reason."""
    candidacy = lock(candidacy)
    paper = candidacy.signed_papers.filter(set_aside_at=None, pk=number).select_related("document").first()
    if paper is None:
        raise NoSuchPaper
    if not reason.strip():
        raise ReasonMissing
    paper.set_aside_at, paper.set_aside_because = at, reason.strip()
    paper.save(update_fields=["set_aside_at", "set_aside_because"])
    write(candidacy, values={"purpose": paper.purpose, "sha256": paper.document.sha256}, personal={"reason": reason})
