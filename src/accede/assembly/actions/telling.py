"""Each member is told by letter whether it may vote at a meeting, with how many votes, or why not."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly import mails
from accede.assembly.actions.meeting import AlreadyClosed, check_counts, keep, locked
from accede.assembly.models import Assembly, Notice
from accede.assembly.queries.rights import is_told
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, consequence, secretariat
from accede.post.actions import queue_letters


class AlreadyTold(Refused):
    """Members are told once before the roll closes, and once when it has."""

    sentence = _("The members have been told already; they are told again when the roll closes.")


@action("assembly.tell_rights", allowed_to=secretariat | chair | consequence)
def tell_rights(assembly: Assembly, *, by: Actor, at: datetime) -> Notice:
    """Write to each member whether it may vote at a meeting, and why, as it stands now."""
    assembly = locked(assembly)
    check_counts(assembly)
    if assembly.state in Assembly.OVER:
        raise AlreadyClosed
    if is_told(assembly):
        raise AlreadyTold
    drafts = mails.rights(assembly)
    notice = Notice.objects.create(assembly=assembly, name=mails.RIGHTS_TOLD, sent_at=at)
    keep(assembly)
    write(assembly, edition=assembly.edition.sha256, values={"notice": notice.name, "letters": len(drafts)})
    queue_letters(assembly, drafts, kind=mails.RIGHTS_TOLD, by=by, at=at)
    return notice
