"""The votes of a member in shares, one a delegate: who carries which, and what was cast for each in a vote."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from accede.assembly.models import Assembly, Ballot, Delegation, Item, Place
from accede.assembly.queries.ballots import ballot_of, may_split
from accede.assembly.queries.delegation import is_voice, named
from accede.assembly.queries.rights import entitled
from accede.assembly.queries.roll import roll_of
from accede.assembly.queries.speaker import voice_of
from accede.journal.actions import Actor
from accede.recount.ballot import choices_of
from accede.register.models import Organisation
from accede.rulebook.tally import PRESENT

Carried = Mapping[int, Delegation]  # by the number of the share


def shares(assembly: Assembly, only: Collection[int] | None = None) -> dict[int, Carried]:
    """Return who carries which share, by organisation; of all members that have divided their votes, or of some."""
    found = {key: {one.share: one for one in several if one.share} for key, several in named(assembly, only).items()}
    return {key: carried for key, carried in found.items() if carried}


def in_order(carried: Carried | None) -> list[tuple[int, Delegation | None]]:
    """Return the shares of a member, each with who carries it; where there are none its votes as a whole, share 0."""
    return sorted(carried.items()) if carried else [(0, None)]


def carried_by(actor: Actor, assembly: Assembly, ours: Collection[int]) -> dict[int, Delegation]:
    """Return the share that somebody carries of the votes of each of these members, where it carries one."""
    found = shares(assembly, ours)
    return {key: one for key, carried in found.items() for one in carried.values() if is_voice(one, actor)}


def divisible(organisation: Organisation, assembly: Assembly) -> int | None:
    """Return how many votes of a member its delegates may carry in shares; 0 where they may not, None if unknown.

    What a standing takes away for now is counted: it may be given back until the vote is opened.
    """
    roll = roll_of(assembly)
    seat = next((one for one in roll if one.organisation == organisation.pk), None)
    votes = entitled(assembly, roll)[seat.member].allocated if seat else 0
    if votes is None:
        return None
    return votes if voice_of(assembly) is None and seat and may_split(seat, assembly.book, votes) else 0


def shares_there(item: Item, place: Place) -> Mapping[int, Delegation | None]:
    """Return the shares of a member that takes part itself; where it has none or is represented, share 0 of all."""
    takes_part = place.attendance in PRESENT or place.item.closes_at
    found = shares(item.assembly, [place.organisation_id]) if takes_part else {}
    return dict(in_order(found.get(place.organisation_id)))


def parts_of(item: Item, organisation: Organisation | int) -> dict[int, Ballot]:
    """Return the ballot that stands for each share of a member; a ballot of all its votes puts an end to them."""
    found: dict[int, Ballot] = {}
    for one in item.ballots.filter(organisation=organisation, round=item.round):
        found = found | {one.share: one} if one.share else {}
    return found


def sole_choice(ballot: Ballot | None) -> str:
    """Return the one choice of a ballot, or of the share that it is of; nothing where there is none, or several."""
    said = choices_of(ballot.part or ballot.choice) if ballot else ""
    return said if isinstance(said, str) else next(iter(said)) if len(said) == 1 else ""


def summed(parts: Iterable[str]) -> str:
    """Return the ballot of a member whose delegates have cast these."""
    return ballot_of(sum((Counter(choices_of(part)) for part in parts), Counter()))
