"""What is shown of a member and its people, to whom: nothing that nobody agreed to."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from django.utils.translation import gettext as _

from accede.journal.actions import Actor
from accede.people.capacities import auditor, board, chair, delegate, secretariat, treasurer
from accede.people.models import Account
from accede.register.models import Consent, Mandate, Membership, Organisation, Particular
from accede.register.queries.members import own_delegate

VERSION = "2026-11-26"  # of the words below: another day with every change of them

# What lists fetch with memberships before they ask what is shown of each.
TOLD = ("organisation__particulars", "organisation__consents", "organisation__mandates__account")

own_people = secretariat | chair | own_delegate
among_members = board | treasurer | auditor | delegate


class Reader(IntEnum):
    """Who reads, from whom least is shown to, to whom all is."""

    PUBLIC = 1
    MEMBER = 2
    OWN = 3


class Shown(NamedTuple):
    """A particular as a reader sees it; `audience` is who else does, and `mandate` that of the person it is of."""

    name: str
    value: str
    audience: str
    mandate: Mandate | None = None
    email: str = ""


def reader_of(actor: Actor, membership: Membership) -> Reader:
    """Say as whom somebody reads what a member tells."""
    if own_people(actor, membership):
        return Reader.OWN
    return Reader.MEMBER if among_members(actor) else Reader.PUBLIC


def consent_text(particular: str, audience: str) -> str:
    """Return the words to agree to, in the language of the page."""
    if audience == Consent.Audience.PUBLIC:
        said = _("Everybody may see it on this site, take it down in a file, and find it with search engines.")
    else:
        said = _("Members of the association who are signed in may see it on this site and take it down in a file.")
    held = _("I agree for myself, and may take this back here at any time.")
    whole = _("We agree for the organisation, and may take this back here at any time.")
    return f"{said} {held if particular in Particular.OF_PERSON else whole}"


def consents(organisation: Organisation | int, account: Account | None = None) -> dict[str, Consent]:
    """Return the open consents of an organisation or, of a person who stands for it, that person's, by particular."""
    found = Consent.objects.filter(organisation=organisation, account=account, withdrawn_at=None)
    return {one.particular: one for one in found}


def is_over(membership: Membership, on: date) -> bool:
    """Say whether a membership has ended by a day, or never was."""
    return membership.is_void or (membership.ends is not None and membership.ends <= on)


def shown(membership: Membership, reader: Reader, on: date) -> list[Shown]:
    """Return what is shown of a member on a day: nothing of whoever is a member no longer. See `TOLD` for lists."""
    if is_over(membership, on):
        return []
    organisation = membership.organisation
    open_ones = [one for one in organisation.consents.all() if one.withdrawn_at is None]
    known = {(one.account_id, one.particular): one.audience for one in open_ones}
    told = [Shown(one.name, one.value, known.get((None, one.name), "")) for one in organisation.particulars.all()]
    people = _people(organisation.mandates.all(), known, reader, on)
    return [one for one in told if may_read(reader, one.audience)] + list(people)


def may_read(reader: Reader, audience: str) -> bool:
    """Say whether a reader sees what an audience may see."""
    least = {Consent.Audience.PUBLIC: Reader.PUBLIC, Consent.Audience.MEMBERS: Reader.MEMBER}
    return reader >= least.get(audience, Reader.OWN)


def _people(
    held: Iterable[Mandate], known: dict[tuple[int | None, str], str], reader: Reader, on: date
) -> Iterator[Shown]:
    # Who agreed to nothing is not named here even to those who know: they have a list of delegates for that.
    for one in held:
        name, email = (known.get((one.account_id, particular), "") for particular in Particular.OF_PERSON)
        if name and may_read(reader, name) and one.starts <= on and (one.ends is None or one.ends > on):
            shows = email and may_read(reader, email)
            yield Shown(Particular.Name.PERSON, str(one.account), name, one, (one.account.email or "") if shows else "")
