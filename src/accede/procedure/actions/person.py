"""People of a candidate who work on its file: let in, taken away, and whom its letters go to."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.actions import open_account
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.people.queries import account_at
from accede.post.actions import queue_letters
from accede.procedure.actions.walk import hold
from accede.procedure.mails import to_person
from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import own_or_secretariat
from accede.procedure.queries.person import people_of
from accede.register.actions import end_mandate, give_mandate
from accede.register.models import Mandate, Organisation
from accede.register.queries import mandates
from accede.statutes.queries import day_of


class ThereAlready(Refused):
    """A person works on a file once."""

    sentence = _("This person works on the file already.")


class OfTheAssociation(Refused):
    """Whoever acts for the association does not act for a candidate too; what else an address is, is told to nobody."""

    sentence = _("This address cannot act for a candidate; give another.")


class NotThere(Refused):
    """Whoever is taken away, or gets the letters, works on the file."""

    sentence = _("This person does not work on the file.")


class LastPerson(Refused):
    """Somebody of the candidate can always open its file."""

    sentence = _("Nobody of the candidate would be left on the file. Invite somebody else first.")


class HasTheLetters(Refused):
    """Letters never go to somebody who has nothing to do with the file any more."""

    sentence = _("The letters go to this person. Let them go to somebody else first.")


class HasThemAlready(Refused):
    """Letters are handed to somebody else."""

    sentence = _("The letters go to this person already.")


@action("procedure.invite_person", allowed_to=own_or_secretariat)
def invite_person(candidacy: Candidacy, *, name: str, email: str, by: Actor, at: datetime) -> Mandate:
    """Let somebody work on a file, and tell this person how to sign in."""
    candidacy, on = hold(candidacy), day_of(at)
    if people_of(candidacy, on).filter(account__email=email.strip().lower()).exists():
        raise ThereAlready
    given = let_in(candidacy.organisation, name, email, candidacy.language, by, at)
    write(candidacy, values={"mandate": given.pk}, personal={"name": name, "email": email})
    _tell("person_invited", candidacy, given.account, by, at)
    return given


@action("procedure.take_person_away", allowed_to=own_or_secretariat)
def take_person_away(candidacy: Candidacy, *, number: int, by: Actor, at: datetime) -> None:
    """Let somebody work on a file no longer; whoever is invited again works on it again."""
    candidacy = hold(candidacy)
    held = list(people_of(candidacy, day_of(at)))
    gone = _among(held, number)
    if len({one.account_id for one in held}) == 1:
        raise LastPerson
    if gone.account_id == candidacy.contact_id:
        raise HasTheLetters
    end_mandate(gone, ends=day_of(at), by=by, at=at)
    write(candidacy, values={"mandate": gone.pk})


@action("procedure.hand_letters", allowed_to=own_or_secretariat)
def hand_letters(candidacy: Candidacy, *, number: int, by: Actor, at: datetime) -> None:
    """Let the letters of a file go to another of its people from now on, and tell this person."""
    candidacy = hold(candidacy)
    given = _among(list(people_of(candidacy, day_of(at))), number)
    if given.account_id == candidacy.contact_id:
        raise HasThemAlready
    before, candidacy.contact = candidacy.contact_id, given.account
    candidacy.save(update_fields=["contact"])
    write(candidacy, values={"mandate": given.pk, "before": before})
    _tell("letters_handed", candidacy, given.account, by, at)


def let_in(organisation: Organisation, name: str, email: str, language: str, by: Actor, at: datetime) -> Mandate:
    """Give whoever has this address the mandate of a candidate; somebody new gets an account."""
    account = account_at(email) or open_account(email, name=name, language=language, by=by, at=at)
    if mandates(on=day_of(at)).filter(account=account, organisation=None).exists():
        raise OfTheAssociation
    held = {
        "name": name,
        "office": str(Capacity.CANDIDATE),
        "capacity": Capacity.CANDIDATE,
        "organisation": organisation,
    }
    return give_mandate(account, **held, starts=day_of(at), by=by, at=at)


def _among(held: list[Mandate], number: int) -> Mandate:
    found = next((one for one in held if one.pk == number), None)
    if found is None:
        raise NotThere
    return found


def _tell(kind: str, candidacy: Candidacy, reader: Account, by: Actor, at: datetime) -> None:
    queue_letters(candidacy, [to_person(kind, candidacy, reader, lambda language: {})], kind=kind, by=by, at=at)
