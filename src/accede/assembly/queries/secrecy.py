"""Secret votes: the box of an item, who may draw how many ballots for it, and what was in it once it is closed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Box, Draw, Item, Place, Slip
from accede.assembly.models.box import order_of
from accede.assembly.queries.cards import agreed_cards
from accede.assembly.queries.objection import objections_told
from accede.assembly.queries.roll import ABSENT, REPRESENTED, Seat
from accede.assembly.queries.shares import Carried, in_order
from accede.blind.signature import verify
from accede.recount.ballot import BLANK
from accede.rulebook.tally import PRESENT, Choices, Outcome
from accede.rulebook.weight import Voice


def box_of(item: Item) -> Box | None:
    """Return the box of the ballot that is held now, or was last; None where it is not secret."""
    return item.boxes.filter(round=item.round).last() if item.form == Item.Form.SECRET else None


def drawn_by(item: Item) -> set[int]:
    """Return who has drawn ballots, or was given them on paper, for the ballot that is held now."""
    return {organisation for organisation, _share in hands_drawn(item)}


def hands_drawn(item: Item) -> set[tuple[int, int | None]]:
    """Return the same with the share of the votes that was drawn; None where it was all of them."""
    if item.form != Item.Form.SECRET or item.state == Item.State.PREPARED:
        return set()
    last = Box.objects.filter(item=item, round=item.round).order_by("-pk").values("pk")[:1]
    return {(one, share or None) for one, share in Draw.objects.filter(box=last).values_list("organisation", "share")}


def closed_box(item: Item, ballot: int) -> Box | None:
    """Return the box of a ballot once nothing comes into it any more; None until then."""
    found = item.boxes.filter(round=ballot).last()
    return found if found and found.closed_at else None


def in_box(item: Item) -> Choices:
    """Return how many ballots the closed box has for each choice, with those on paper: none before the close."""
    box = closed_box(item, item.round)
    if box is None:
        return {}
    counted = Counter(box.slips.values_list("choice", flat=True)) + Counter(agreed_cards(item) or {})
    silent = len(silent_groups(item, list(item.places.all())))
    return dict(counted + Counter({"blank": silent}))


def names_in_box(item: Item, ballot: int) -> Counter[str]:
    """Return how many papers of the closed box of an election are alike; who agreed on no speaker casts a blank one."""
    box = closed_box(item, ballot)
    if box is None:
        return Counter()
    silent = len(silent_groups(item, list(item.places.all())))
    return Counter(box.slips.values_list("choice", flat=True)) + Counter({BLANK: silent})


def has_papers(item: Item) -> bool:
    """Say whether ballots of a secret vote were given out on paper."""
    box = box_of(item)
    return box is not None and box.draws.filter(on_paper=True).exists()


def papers_of(box: Box) -> int:
    """Return how many ballots were given out on paper."""
    return sum(box.draws.filter(on_paper=True).values_list("ballots", flat=True))


def voice_of(item: Item) -> Voice | None:
    """Return the rule by which the members of a group speak with one voice, if there is one."""
    book = item.assembly.book
    return book.voice.get(book.body[item.assembly.body].voice)


def ballots_for(item: Item, place: Place, places: list[Place] | None = None) -> int:
    """Return how many ballots are drawn for a member; none where it shares a voice and nobody was named to speak.

    `places` are those of the roll, or of its country, where they are at hand.
    """
    voice = voice_of(item)
    if voice is None:
        return place.votes or 0
    if place.facts.get("speaks") is True:
        return 1
    near = places_near(item, [place.country]) if places is None else places
    return int(place.organisation_id in drawers(item, near))


def drawers(item: Item, places: list[Place]) -> set[int]:
    """Return for whom ballots can be drawn: with one voice a group, who speaks for it, or is alone there."""
    voice = voice_of(item)
    if voice is None:
        return {one.organisation_id for one in places if one.votes}
    spoken = _spoken_for(places, voice)
    grouped = {one.organisation_id for several in silent_groups(item, places).values() for one in several}
    alone = {one.organisation_id for one in places if _group(one, voice) not in spoken} - grouped
    return alone | {one.organisation_id for one in places if one.facts.get("speaks") is True}


def places_near(item: Item, countries: list[str]) -> list[Place]:
    """Return the rows of the roll that matter to members of these countries: all, unless countries have the voice."""
    voice = voice_of(item)
    near = item.places.filter(country__in=countries)
    return list(near if voice is None or voice.group == "country" else item.places.all())


def silent_groups(item: Item, places: list[Place]) -> dict[str, list[Place]]:
    """Return the groups with one voice that have several members there, and nobody who speaks for them."""
    voice = voice_of(item)
    if voice is None:
        return {}
    groups: dict[str, list[Place]] = {}
    for one in places:
        if is_there(one, places) and one.holds is not False:
            groups.setdefault(_group(one, voice), []).append(one)
    named = _spoken_for(places, voice)
    return {name: several for name, several in groups.items() if len(several) > 1 and name not in named}


def _spoken_for(places: Iterable[Place], voice: Voice) -> set[str]:
    return {_group(one, voice) for one in places if one.facts.get("speaks") is True}


def is_there(place: Place, places: list[Place]) -> bool:
    """Say whether somebody votes for a member: it is there, or whoever holds its proxy is."""
    if place.attendance != REPRESENTED:
        return place.attendance != ABSENT
    there = {one.organisation_id for one in places if one.attendance in PRESENT}
    return place.holder_id in there or not any(one.organisation_id == place.holder_id for one in places)


def to_be_cast(
    roll: list[Seat], outcome: Outcome, voice: Voice | None, carried: Mapping[int, Carried] | None = None
) -> list[int]:
    """Return how many ballots each who votes would draw, for itself and for those that it represents.

    Where delegates carry a member's votes (`carried`, by organisation), each of them draws its share.
    """
    there = {seat.organisation for seat in roll if seat.attends}
    able = [
        (seat, outcome.rights[seat.member])
        for seat in roll
        if (seat.attends or seat.holder in there) and outcome.rights[seat.member].verdict.holds is not False
    ]
    if voice:
        groups: dict[object, list[Seat]] = {}
        for seat, _right in able:
            groups.setdefault(seat.voter().belongs(voice.group), []).append(seat)
        alone = (len(one) == 1 or any(seat.facts.get("speaks") is True for seat in one) for one in groups.values())
        return [1 for speaks in alone if speaks]
    drawn: Counter[tuple[int, int]] = Counter()
    for seat, right in able:
        for share, one in in_order((carried or {}).get(seat.organisation) if seat.attends else None):
            hand = seat.organisation if seat.attends else seat.holder, share
            drawn[hand] += one.votes if one else right.votes or 0
    return [number for number in drawn.values() if number]


def faults_of(box: Box, slips: list[Slip]) -> list[str]:
    """Name each ballot whose signature does not hold; and the box, if it has more ballots than were drawn."""
    key = box.public
    astray = [one.token for one in slips if not verify(one.message, bytes.fromhex(one.signature), key)]
    return [
        *astray,
        *(["box"] if len(slips) > sum(box.draws.filter(on_paper=False).values_list("ballots", flat=True)) else []),
    ]


def secret_told(item: Item) -> Iterator[str]:
    """Say what minutes tell of the boxes of an item: what was thrown away, how many were cast, who misses one."""
    for box in item.boxes.all():
        if box.void_because:
            said = _("The secret vote was thrown away uncounted and held again. The reason: %(reason)s")
            yield said % {"reason": box.void_because}
            continue
        drawn = sum(box.draws.values_list("ballots", flat=True))
        told = ngettext(
            "The vote was secret: one ballot was drawn, and %(cast)d cast.",
            "The vote was secret: %(drawn)d ballots were drawn, and %(cast)d cast.",
            drawn,
        )
        yield told % {"drawn": drawn, "cast": box.slips.count()}
        yield from objections_told(box)


def ballots_told(slips: list[Slip]) -> list[dict[str, str]]:
    """Return ballots as they are published, in the order of the hashes of their tokens."""
    return [
        {"token": one.token, "choice": one.choice, "signature": one.signature}
        for one in sorted(slips, key=lambda one: order_of(one.token))
    ]


def draws_told(box: Box) -> list[dict[str, Any]]:
    """Return who has drawn how many ballots, and through whom, by the numbers of members as they are published."""
    numbers = dict(box.item.places.values_list("organisation", "number"))
    drawn = [
        {"member": numbers[one.organisation_id], "tokens": one.ballots, "through": numbers.get(one.through_id)}
        | ({"share": one.share} if one.share else {})
        for one in box.draws.all()
    ]
    return sorted(drawn, key=lambda one: (one["member"], one.get("share", 0)))


def published(box: Box) -> dict[str, Any]:
    """Return all that anybody needs to count a closed box again: its key, who has drawn, and its ballots."""
    return {
        "schema": 1,
        "item": f"{box.item.assembly.address}/{box.item.position}",
        "round": box.round,
        "key": {"n": box.modulus, "e": box.exponent},
        "drawn": draws_told(box),
        "ballots": ballots_told(list(box.slips.all())),
    }


def _group(place: Place, voice: Voice) -> str:
    told = {"country": place.country, "category": place.category}
    return str(told.get(voice.group, place.facts.get(voice.group)) or "")
