"""A secret vote: a box with a key of its own is opened, ballots are drawn, cast by nobody, and the box is closed."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.box import box_values, close_box, key_told, open_box
from accede.assembly.actions.casting import InShares, NotItsProxy
from accede.assembly.actions.item import HeldInBallots, held_by
from accede.assembly.actions.meeting import keep
from accede.assembly.actions.shares import check_carried
from accede.assembly.actions.vote import NotAttending, check_right, check_voice, ledger_of, place_of
from accede.assembly.models import Assembly, Box, Delegation, Draw, Item, Ledger, Pile, Place, Slip
from accede.assembly.models.box import key_of
from accede.assembly.queries.roll import REPRESENTED
from accede.assembly.queries.secrecy import ballots_for, box_of
from accede.assembly.queries.shares import shares_there
from accede.blind.signature import Unsound, sign, verify
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import anyone, chair, delegate, secretariat
from accede.register.models import Organisation
from accede.rulebook.tally import PRESENT

KEPT, SPENT, FORGED, CLOSED = "kept", "spent", "forged", "closed"


class NotSecret(Refused):
    """Ballots are drawn where the vote is secret."""

    sentence = _("This vote is not secret.")


class AlreadyDrawn(Refused):
    """Ballots are drawn once."""

    sentence = _(
        "The ballots of this member were drawn already, on this device or another. If they were lost before they "
        "were cast, tell the chair: the vote can be held again."
    )


class NothingToDraw(Refused):
    """Whoever has no vote of its own here draws nothing."""

    sentence = _("There is no ballot to draw: several members share one voice, and nobody was named to speak for them.")


class WrongNumber(Refused):
    """As many ballots are drawn as there are votes."""

    sentence = _("As many ballots are drawn as there are votes. Open this page again.")


class BoxClosed(Refused):
    """A box is closed once."""

    sentence = _("This secret vote is closed already.")


class VotesUnknown(Refused):
    """Nobody draws a number that nobody knows."""

    sentence = _("How many votes this member has cannot be said, so no ballot can be drawn for it.")


@action(
    "assembly.draw_ballots",
    allowed_to=delegate.of(lambda organisation: organisation.pk),
    journalled="Who has drawn is published with the box; the seal of that list enters the journal at the close.",
)
def draw_ballots(
    drawer: Organisation,
    item: Item,
    *,
    blinded: Sequence[bytes],
    principal: Organisation | None = None,
    by: Actor,
    at: datetime,
) -> Box:
    """Record that a member draws its ballots, or those of one that it represents; the same asked again is no new draw.

    Returns the box whose key signs what was asked.
    """
    member = principal or drawer
    ledger, place = ledger_of(item), place_of(member, item)
    check_right(member, item, place)
    # Whoever draws for another speaks for the member that holds its proxy.
    mine = check_voice(drawer, place_of(drawer, item) or place if principal else place, by)
    share = mine if mine and mine.share and not principal else None
    item, box = _drawn_from(item)
    _check_taking_part(place, drawer, principal)
    asked, drawn = sha256(b"".join(blinded)).hexdigest(), _drawn(box, member, share)
    if drawn and drawn.asked == asked:
        return box
    if drawn:
        raise AlreadyDrawn
    _check_number(item, place, len(blinded), share)
    through = drawer if principal else None
    _draw(box, member, ledger, share, ballots=len(blinded), through=through, by=by.id, at=at, asked=asked)
    return box


@action("assembly.hand_out_papers", allowed_to=secretariat)
def hand_out_papers(item: Item, *, organisation: Organisation, share: int = 0, by: Actor, at: datetime) -> Draw:
    """Record that a member was given its ballots on paper; it draws none here, and tellers count what it casts.

    Where delegates carry its votes, one of them was given those of its `share`.
    """
    ledger, place = ledger_of(item), place_of(organisation, item)
    check_right(organisation, item, place)
    item, box = _drawn_from(item)
    if place.attendance not in (*PRESENT, REPRESENTED):
        raise NotAttending
    carried = shares_there(item, place)
    if share not in carried:
        raise InShares(place.name)
    mine = carried[share]
    if _drawn(box, organisation, mine):
        raise AlreadyDrawn
    number = mine.votes if mine else ballots_for(item, place)
    _check_number(item, place, number, mine)
    draw = _draw(box, organisation, ledger, mine, ballots=number, by=by.id, at=at, on_paper=True)
    write(item, values={"organisation": str(organisation.pk), "papers": number})
    return draw


def signed(box: Box, blinded: Sequence[bytes]) -> list[bytes]:
    """Sign what was drawn, and cannot be read; after the draw was recorded, so that nobody waits for it."""
    key = box.private
    try:
        return [sign(one, key) for one in blinded]
    except Unsound:
        raise WrongNumber from None


@action(
    "assembly.cast_secretly",
    allowed_to=anyone,
    journalled="A secret ballot has neither a voter nor a time: nothing may tie it to anybody.",
)
def cast_secretly(box: Box, *, slips: Sequence[Slip], by: Actor, at: datetime) -> list[str]:
    """Put ballots into the box, all in one; return what became of each: kept, spent, forged, or closed."""
    box, key = Box.objects.select_for_update().get(pk=box.pk), box.public
    if box.closed_at:
        return [CLOSED] * len(slips)
    keys = [key_of(one.token) for one in slips]
    held = {one.token: one.choice for one in box.slips.filter(key__in=keys)}
    fates, taken = [], []
    for one in slips:
        if not verify(one.message, bytes.fromhex(one.signature), key):
            fates.append(FORGED)
        elif one.token in held:
            # Sent again after a lost answer it is the same ballot; with another choice it would be a second one.
            fates.append(KEPT if held[one.token] == one.choice else SPENT)
        else:
            held[one.token] = one.choice
            one.box, one.key = box, key_of(one.token)
            taken.append(one)
            fates.append(KEPT)
    Slip.objects.bulk_create(taken)
    return fates


@action("assembly.close_secret_vote", allowed_to=chair)
def close_secret_vote(item: Item, *, by: Actor, at: datetime) -> Box:
    """Close the box of a question: no ballot comes into it any more, its private key is destroyed, it is counted."""
    assembly, item, box = _open_box(item)
    if item.is_election:
        raise HeldInBallots
    close_box(box, at)
    keep(assembly)
    write(item, edition=assembly.edition.sha256, values=box_values(box))
    return box


@action("assembly.void_secret_vote", allowed_to=chair)
def void_secret_vote(item: Item, *, reason: str, by: Actor, at: datetime) -> Box:
    """Throw the ballots of a secret vote away uncounted, and hold it again on the same roll."""
    assembly, item, box = _open_box(item)
    thrown = box.slips.count()
    box.slips.all().delete()
    Pile.objects.filter(election=item.pk, round=item.round).delete()
    item.card_counts.all().delete()
    box.primes, box.closed_at, box.void_because = "", at, reason
    box.save(update_fields=["primes", "closed_at", "void_because"])
    Ledger.objects.filter(item=item).update(drawn=0)
    again = open_box(item)
    keep(assembly)
    write(item, edition=assembly.edition.sha256, values={"reason": reason, "thrown": thrown, "key": key_told(again)})
    return again


def _drawn_from(item: Item) -> tuple[Item, Box]:
    """Return an item as it stands, the end of whose ledger is held, and its box, which takes ballots."""
    item = Item.objects.select_related("assembly__edition").get(pk=item.pk)
    return item, _taking(box_of(item))


def _open_box(item: Item) -> tuple[Assembly, Item, Box]:
    assembly, item = held_by(item)
    found = box_of(item)
    if found is None or item.state != Item.State.OPEN:
        raise NotSecret
    return assembly, item, _taking(Box.objects.select_for_update().get(pk=found.pk))


def _taking(box: Box | None) -> Box:
    if box is None:
        raise NotSecret
    if box.closed_at:
        raise BoxClosed
    return box


def _drawn(box: Box, member: Organisation, share: Delegation | None) -> Draw | None:
    """Return what was drawn of these votes already: of all of them, or of the share."""
    found = box.draws.filter(organisation=member)
    return (found.filter(share__in=(0, share.share)) if share else found).first()


def _draw(box: Box, member: Organisation, ledger: Ledger, share: Delegation | None, **said: object) -> Draw:
    """Record a draw; a member is counted once among those that have drawn."""
    is_first = not box.draws.filter(organisation=member).exists()
    Ledger.objects.filter(pk=ledger.pk).update(drawn=ledger.drawn + is_first)
    return Draw.objects.create(box=box, organisation=member, share=share.share if share else 0, **said)


def _check_number(item: Item, place: Place, number: int, share: Delegation | None) -> None:
    if place.holds is None or place.votes is None:
        raise VotesUnknown
    if share:
        check_carried(share, place)
    drawn = share.votes if share else ballots_for(item, place)
    if drawn == 0:
        raise NothingToDraw
    if number != drawn:
        raise WrongNumber


def _check_taking_part(place: Place, drawer: Organisation, principal: Organisation | None) -> None:
    if principal is None and place.attendance not in PRESENT:
        raise NotAttending
    if principal is not None:
        held = Place.objects.filter(item=place.item_id, organisation=drawer, attendance__in=PRESENT)
        if place.holder_id != drawer.pk or place.attendance != REPRESENTED or not held.exists():
            raise NotItsProxy
