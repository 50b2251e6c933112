"""Whoever withdrew, or was refused, applies again: a new file that begins with what the earlier one holds."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.models import Account
from accede.procedure.actions.interest import NO_ANSWERS, begin, check_open, next_number
from accede.procedure.actions.person import let_in
from accede.procedure.actions.walk import lock
from accede.procedure.models import Candidacy
from accede.procedure.queries.again import may_apply_again, way_again
from accede.procedure.queries.permission import own_or_secretariat
from accede.procedure.queries.person import people_of
from accede.statutes.queries import day_of, edition_at


class NotAgain(Refused):
    """One applies again when the last file has ended without an admission, and the statutes let one try again."""

    sentence = _("This organisation cannot apply again from this file now.")


@action("procedure.apply_again", allowed_to=own_or_secretariat)
def apply_again(candidacy: Candidacy, *, answers: Mapping[str, str] = NO_ANSWERS, by: Actor, at: datetime) -> Candidacy:
    """Open a new file with the sheet, the letter and the people of one that has ended; each names the other.

    `answers` are to what the path asks first, by the names of their fields, and take the place of those of the sheet.
    """
    earlier, edition, on = lock(candidacy), edition_at(at), day_of(at)
    verdict = may_apply_again(earlier, edition.book, on)
    if verdict is None or verdict.holds is not True:
        raise NotAgain(verdict=verdict)
    way, sheet = way_again(earlier, edition.book), {**earlier.sheet, **answers}
    check_open(edition.book, way, sheet, on)
    again = Candidacy(
        year=on.year,
        number=next_number(on.year),
        organisation=earlier.organisation,
        contact=_contact(earlier, by, at),
        path=way.name,
        edition=edition,
        language=earlier.language,
        opened_at=at,
        sheet=sheet,
        motivation=earlier.motivation,
        again_of=earlier,
    )
    again.save()
    values = {"number": again.label, "again_of": earlier.label}
    write(again, verdict=verdict, article=again.way.article, edition=edition.sha256, values=values)
    begin(again, by, at)
    return again


def _contact(earlier: Candidacy, by: Actor, at: datetime) -> Account:
    """Return whom the letters go to: the same person if it is still there, else another of its people."""
    there = [one.account for one in people_of(earlier, day_of(at))]
    if earlier.contact in there:
        return earlier.contact
    if there:
        return there[0]
    known = earlier.contact
    return let_in(earlier.organisation, known.name, known.email, earlier.language, by, at).account
