"""What the assembly said when it did not admit a candidate, or adjourned: noted, told, and gone on from."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions import adjourn_item
from accede.assembly.models import Assembly, Item
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.post.actions import queue_letters
from accede.procedure.actions.agenda import put_on_agenda
from accede.procedure.actions.verification import ReasonMissing
from accede.procedure.actions.walk import hold, lock
from accede.procedure.mails import to_candidate
from accede.procedure.models import Candidacy, Grounds
from accede.procedure.queries.again import told_after
from accede.procedure.queries.assembly import joinable
from accede.procedure.queries.grounds import left_to_explain, undecided
from accede.procedure.queries.permission import minuting
from accede.statutes.queries import day_of
from accede.wording.formats import day


class NothingToExplain(Refused):
    """The reasons of an assembly are noted once, where it has not admitted a candidate."""

    sentence = _("No assembly has refused this candidate, or its reasons are noted already.")


class NothingToAdjourn(Refused):
    """An assembly adjourns what it has before it and has not decided."""

    sentence = _("An assembly adjourns a candidacy once it has begun, while it has not decided on it.")


@action("procedure.note_reasons", allowed_to=minuting)
def note_reasons(candidacy: Candidacy, *, reasons: str, by: Actor, at: datetime) -> Grounds:
    """Note why the assembly did not admit a candidate, and write it: the reasons, the appeal, when to try again."""
    candidacy = lock(candidacy)
    assembly = left_to_explain(candidacy)
    if assembly is None:
        raise NothingToExplain
    noted = _note(candidacy, Grounds.Kind.REFUSED, assembly, reasons, by, at)

    def said(language: str) -> dict[str, str]:
        told = {"assembly": day(assembly.day, language), "reasons": noted.reasons}
        return told | told_after(candidacy, language)

    letter = to_candidate("refusal_explained", candidacy, said)
    queue_letters(candidacy, [letter], kind="refusal_explained", by=by, at=at)
    return noted


@action("procedure.adjourn", allowed_to=minuting)
def adjourn(candidacy: Candidacy, *, reasons: str, by: Actor, at: datetime) -> Grounds:
    """Note that the assembly adjourned its decision, and why; the file goes on to the next assembly as it is."""
    list(Item.objects.select_for_update().filter(about=named(candidacy)).order_by("pk"))
    candidacy = hold(candidacy)
    item = undecided(candidacy)
    if item is None:
        raise NothingToAdjourn
    assembly = item.assembly
    noted = _note(candidacy, Grounds.Kind.ADJOURNED, assembly, reasons, by, at)
    adjourn_item(item, by=by, at=at)
    candidacy.assembly = noted.moved_to = later = joinable(candidacy, day_of(at))
    noted.save(update_fields=["moved_to"])
    candidacy.save(update_fields=["assembly"])
    put_on_agenda(candidacy, by, at)

    def said(language: str) -> dict[str, str]:
        when = day(later.day, language) if later else gettext("a day still to be announced")
        return {"assembly": day(assembly.day, language), "reasons": noted.reasons, "next": when}

    letter = to_candidate("adjourned", candidacy, said)
    queue_letters(candidacy, [letter], kind="adjourned", by=by, at=at)
    return noted


def _note(candidacy: Candidacy, kind: str, assembly: Assembly, reasons: str, by: Actor, at: datetime) -> Grounds:
    if not reasons.strip():
        raise ReasonMissing
    said = {"kind": kind, "assembly": assembly}
    noted = candidacy.grounds.create(**said, reasons=reasons.strip(), at=at, by=by.id)
    write(candidacy, values=said, personal={"reasons": noted.reasons})
    return noted
