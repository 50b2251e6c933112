"""What pages show of a secret vote: what its result could betray, the ballots to draw, how far it has come."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.forms.casting import Hand
from accede.assembly.models import Box, Delegation, Draw, Item, Place
from accede.assembly.queries.ballots import may_differ, may_split
from accede.assembly.queries.count import book_of, counted
from accede.assembly.queries.naming import group_name
from accede.assembly.queries.roll import Seat, roll_of
from accede.assembly.queries.secrecy import ballots_for, box_of, drawers, places_near, to_be_cast, voice_of
from accede.assembly.queries.shares import carried_by, shares
from accede.assembly.queries.speaker import unspoken
from accede.assembly.views.entering import named_hands, represented
from accede.assembly.views.gathering import own_seats
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.rulebook.secrecy import betrayals
from accede.wording.formats import listed, number
from accede.wording.margin import sentence

PAGE = 60


def shown_betrayals(item: Item) -> dict[str, Any]:
    """Return how many hands would draw how many ballots, and what their result could betray."""
    roll, book = roll_of(item.assembly), book_of(item)
    votes = to_be_cast(roll, counted(item, roll), voice_of(item), shares(item.assembly))
    figures = [
        (_("Hands that would draw ballots"), number(len(votes), language())),
        (_("Ballots"), number(sum(votes), language())),
        (_("Most ballots in one hand"), number(max(votes, default=0), language())),
    ]
    found = betrayals(votes)
    return {
        "figures": figures,
        "betrayals": [sentence(one, book, language()) for one in found],
        "alike": _("If all vote alike, everybody knows how each of them has voted: no secret vote can hide that."),
        **shown_unspoken(item, roll),
    }


def shown_unspoken(item: Item, roll: list[Seat]) -> dict[str, Any]:
    """Return, before a secret vote, which groups with one voice have not named who draws their ballot."""
    assembly = item.assembly
    names = [group_name(voice_of(item), one.name, assembly) for one in unspoken(assembly, roll)]
    if not names:
        return {}
    told = ngettext(
        "%(groups)s has several members that share one voice, and has not named who speaks for them. Named before the "
        "vote is opened, that one draws a ballot; else this voice is blank.",
        "%(groups)s each have several members that share one voice, and have not named who speaks for them. Named "
        "before the vote is opened, that one draws a ballot; else these voices are blank.",
        len(names),
    )
    return {
        "unspoken": told % {"groups": listed(names, language())},
        "speakers_url": reverse("speakers", args=[assembly.address]),
    }


def shown_ballots(
    item: Item,
    actor: Actor,
    ours: Collection[int],
    roll: list[Seat],
    choices: Sequence[tuple[str, str, str]] = (),
    paper: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the ballots that somebody may draw in the secret vote that is open, for each member it votes for.

    `choices` are those of a question; `paper` is what a ballot of an election looks like.
    """
    box = box_of(item) if item.state == Item.State.OPEN else None
    if box is None or box.closed_at:
        return {}
    mine = [(seat, None) for seat in own_seats(roll, ours) if seat.attends]
    pairs = [*mine, *represented(roll, ours)]
    asked = [seat.organisation for seat, _holder in pairs]
    drawn = _drawn(box.draws.filter(organisation__in=asked))
    places = places_near(item, [seat.country for seat, _holder in pairs])
    carried = carried_by(actor, item.assembly, [seat.organisation for seat, _holder in mine])
    shown = (_ballot(item, box, pair, places, drawn, carried) for pair in pairs)
    return {"secret": [one for one in shown if one], "secret_paper": paper, "secret_choices": choices}


def _drawn(draws: QuerySet[Draw]) -> set[tuple[int, int | None]]:
    """Return which shares were drawn; with None, of whom anything was."""
    found = set(draws.values_list("organisation", "share"))
    return found | {(organisation, None) for organisation, _share in found}


def _is_drawn(hand: Hand, drawn: set[tuple[int, int | None]]) -> bool:
    organisation, share = hand
    return not drawn.isdisjoint({(organisation, 0), (organisation, share or None)})


def shown_papers_given(item: Item, roll: list[Seat], actor: Actor) -> dict[str, Any]:
    """Return what the secretariat sees while a secret vote is open: to whom it may give ballots on paper."""
    box = box_of(item) if item.state == Item.State.OPEN and secretariat(actor) else None
    if box is None or box.closed_at:
        return {}
    gone = _drawn(box.draws.all())
    there = {seat.organisation for seat in roll if seat.attends}
    places = list(item.places.all())
    able = drawers(item, places) & {one.organisation_id for one in places if one.holds}
    taking = [one for one in roll if (one.attends or one.holder in there) and one.organisation in able]
    hands = named_hands(item.assembly, taking)
    return {"paper_hands": [(*hand, name) for hand, name in hands.items() if not _is_drawn(hand, gone)]}


def _ballot(
    item: Item,
    box: Box,
    pair: tuple[Seat, Seat | None],
    places: list[Place],
    drawn: set[tuple[int, int | None]],
    carried: Mapping[int, Delegation],
) -> dict[str, Any] | None:
    seat, holder = pair
    mine = None if holder else carried.get(seat.organisation)
    place = next((one for one in places if one.organisation_id == seat.organisation), None)
    if place is None or place.holds is False:
        return None
    votes = mine.votes if mine else ballots_for(item, place, places)
    key, share = [item.assembly.address, item.position], mine.share if mine else 0
    return {
        "seat": seat,
        "holder": holder,
        "votes": votes,
        "told": _told(seat, holder, votes, mine),
        "is_split": not item.is_election and may_split(seat, book_of(item), votes),
        "is_alike": holder is not None and not may_differ(seat, item),
        "is_drawn": _is_drawn((seat.organisation, share), drawn),
        "box": box,
        "draw_url": reverse("draw_ballots", args=key),
        "cast_url": reverse("cast_secretly", args=[box.pk]),
    }


def _told(seat: Seat, holder: Seat | None, votes: int, mine: Delegation | None) -> str:
    if not votes:
        return _(
            "No ballot can be drawn for %(member)s: it shares one voice with others, and is not named to speak."
        ) % {"member": seat.name}
    values = {"member": seat.name, "holder": holder.name if holder else "", "votes": votes}
    if holder:
        told = ngettext(
            "%(holder)s casts one ballot for %(member)s by proxy.",
            "%(holder)s casts %(votes)d ballots for %(member)s by proxy.",
            votes,
        )
    elif mine:
        told = ngettext(
            "You cast one of the ballots of %(member)s.", "You cast %(votes)d of the ballots of %(member)s.", votes
        )
    else:
        told = ngettext("%(member)s casts one ballot.", "%(member)s casts %(votes)d ballots.", votes)
    return told % values


def shown_box(box: Box, page: str | None = None) -> dict[str, Any]:
    """Return what is published of a closed box: its figures, its key, and who has drawn."""
    places = {one.organisation_id: one for one in box.item.places.only("organisation", "number", "name")}
    draws = sorted(box.draws.all(), key=lambda one: places[one.organisation_id].number)
    pages = Paginator(draws, PAGE).get_page(page)
    columns = [{"label": _("Member")}, {"label": _("Ballots"), "n": True}, {"label": _("Through whom"), "last": True}]
    rows = [{"cells": _cells(one, places)} for one in pages]
    return {
        "figures": [
            (_("Ballots drawn"), number(sum(one.ballots for one in draws), language())),
            (_("Ballots in the box"), number(box.slips.count(), language())),
        ],
        "drawn": {"columns": columns, "rows": rows, "empty": _("Nobody has drawn a ballot.")},
        "pages": pages,
    }


def _cells(draw: Draw, places: Mapping[int, Place]) -> list[str]:
    through = places[draw.through_id or draw.organisation_id].name
    return [places[draw.organisation_id].name, number(draw.ballots, language()), through]


def said_of(drawn: int) -> str:
    """Say how many have drawn their ballots so far."""
    return ngettext("%(n)d member has drawn", "%(n)d members have drawn", drawn) % {"n": drawn}


def box_url(item: Item) -> str:
    """Return where the box of a secret vote is published; nothing where there is none, or it is open."""
    if item.form != Item.Form.SECRET:
        return ""
    box = box_of(item)
    return reverse("box", args=[item.assembly.address, item.position]) if box and box.closed_at else ""
