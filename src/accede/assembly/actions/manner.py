"""In what manner a vote is taken: openly, by roll call, by raised cards; and how a tie is settled."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import AlreadyDeclared, VoteNotOpen, lock_item
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Item
from accede.assembly.queries.count import outcome_of
from accede.assembly.queries.manner import tied, waiting_for
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat

SIDES = ("for", "against")


class NoTie(Refused):
    """Only a tie that the rules leave to somebody is settled."""

    sentence = _("There is no tie to settle: the votes decide, or the rules say that a tie is lost.")


class UnknownSide(Refused):
    """A tie is settled for, or against."""

    sentence = _("Choose one: for, or against.")


class NothingToPick(Refused):
    """A body picks for a group that does not agree, where the rules give that to it."""

    sentence = _(
        "Nobody has to choose for this group: it agrees, has not voted, or the rules leave it without a voice."
    )


@action("assembly.pick_for_group", allowed_to=secretariat | chair)
def pick_for_group(item: Item, *, group: str, choice: str, by: Actor, at: datetime) -> Item:
    """Record what the body has chosen that the rules let choose for a group whose members do not agree."""
    assembly = locked(item.assembly)
    item = lock_item(item)
    if item.state != Item.State.OPEN:
        raise AlreadyDeclared if item.is_declared else VoteNotOpen
    if choice not in SIDES:
        raise UnknownSide
    outcome, fact = outcome_of(item), f"voice.{group}"
    if fact not in waiting_for(outcome):
        raise NothingToPick
    item.motion = item.motion | {fact: choice}
    item.save(update_fields=["motion"])
    keep(assembly)
    write(item, edition=assembly.edition.sha256, values={"motion": item.motion})
    return item


@action("assembly.settle_tie", allowed_to=chair)
def settle_tie(item: Item, *, said: str, by: Actor, at: datetime) -> Item:
    """Record how a tie is settled, as the rules ask: by the chair, by lot, or by a recount that changed nothing."""
    assembly = locked(item.assembly)
    item = lock_item(item)
    if item.state != Item.State.OPEN:
        raise AlreadyDeclared if item.is_declared else VoteNotOpen
    if said not in SIDES:
        raise UnknownSide
    outcome = outcome_of(item)
    by_whom = tied(outcome)
    if not by_whom:
        raise NoTie
    item.motion = item.motion | {by_whom: True if by_whom == "recounted" else said}
    item.save(update_fields=["motion"])
    keep(assembly)
    write(item, verdict=outcome.verdict, edition=assembly.edition.sha256, values={"motion": item.motion})
    return item
