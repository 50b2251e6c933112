"""What the page of an item shows until its result is declared: rights, ballots, who has voted, the chair's acts."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.actions.item import LEFT
from accede.assembly.actions.vote import CHOICES, NoRight
from accede.assembly.models import Assembly, Ballot, Delegation, Item
from accede.assembly.queries.count import book_of
from accede.assembly.queries.naming import ADMISSION, body_name, matter, question, until
from accede.assembly.queries.roll import Seat
from accede.assembly.queries.secrecy import closed_box, drawn_by
from accede.assembly.queries.shares import carried_by, parts_of, sole_choice
from accede.assembly.queries.speaker import CHOSEN
from accede.assembly.queries.written import is_awaited
from accede.assembly.views.asking import front, why
from accede.assembly.views.delegates import silent_for
from accede.assembly.views.entering import (
    cast_url,
    choice_told,
    division,
    instructions,
    represented,
    shown_cards,
    votes_alike,
    ways_to_open,
    ways_to_pick,
    ways_to_settle,
)
from accede.assembly.views.gathering import by_country, own_seats, right_tag
from accede.assembly.views.room import Room
from accede.assembly.views.secret import said_of, shown_ballots, shown_papers_given
from accede.assembly.views.written import participation
from accede.journal.actions import Actor
from accede.people.capacities import chair, delegate_of, secretariat
from accede.people.queries import language, now
from accede.recount.ballot import choices_of
from accede.rulebook.tally import PRESENT
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Voice
from accede.statutes.queries import day_of, zone_at
from accede.wording.catalogue import said
from accede.wording.formats import country, day, hour, listed
from accede.wording.margin import sentence
from accede.wording.sentences import LABELS

State = Item.State
CROWD = 12  # more members than these that share a voice are told by their number


def shown_item(item: Item, actor: Actor, chosen: Mapping[int, str]) -> dict[str, Any]:
    """Return everything on the page of an item whose result is not declared, for one person."""
    room, key = Room.near(item, actor), [item.assembly.address, item.position]
    asks = {"seen": item.state, "of": sorted(delegate_of(actor))}
    own = own_seats(room.roll, room.ours)
    return {
        "item": item,
        "assembly": item.assembly,
        "title": question(item),
        "silent": silent_for(item.assembly, actor),
        "docket": docket(item),
        "lede": _lede(item),
        "own": [shown_seat(room, seat) for seat in own],
        **shown_papers_given(item, room.roll, actor),
        **shown_ballots(item, actor, room.ours, room.roll, _choices(item)),
        "ballots": [*_own_ballots(room, actor, chosen), *_for_others(room, chosen)],
        "cards": shown_cards(item, actor),
        "enter_url": reverse("enter_votes", args=key) if _is_entered(item, actor) else "",
        "room": shown_room(room) if _meets(item) and (front(actor) or not own) else None,
        "acts": acts_on(room) if chair(actor) else [],
        "seats_url": f"{reverse('item_seats', args=key)}?{urlencode(asks, doseq=True)}",
        "room_url": f"{reverse('item_room', args=key)}?seen={item.state}",
    }


def docket(item: Item) -> list[str]:
    """Return where and when an item is decided."""
    assembly = item.assembly
    place = _("%(body)s, %(place)s") % {"body": body_name(assembly), "place": assembly.venue}
    numbers = {
        Item.Form.ROLL_CALL: _("Item %(number)s, roll call"),
        Item.Form.CARDS: _("Item %(number)s, raised cards"),
        Item.Form.SECRET: _("Item %(number)s, secret vote"),
    }
    number = numbers.get(Item.Form(item.form), _("Item %(number)s, open vote"))
    number = _("Item %(number)s") if item.by_consensus else number
    return [place, number % {"number": item.position}, day(assembly.day, language())]


def shown_seat(room: Room, seat: Seat) -> dict[str, Any]:
    """Return what a delegate is told: whether its organisation may vote, why, and what its country says so far."""
    has_right, verdict = room.may_vote(seat), room.rights[seat.member]
    heading = _("You may vote") if has_right else _("You may not vote")
    sentence_ = _right(room, seat) if has_right else str(NoRight(seat, room.item, verdict).sentence)
    return {
        "seat": seat,
        "heading": heading,
        "said": {"text": sentence_, "facts": [seat.name], "cite": _right_cite(room, seat, verdict)},
        "partners": _partners(room, seat) if has_right else [],
        "must_check_in": has_right and not (seat.attends or room.is_written) and _meets(room.item),
    }


def _meets(item: Item) -> bool:
    return item.assembly.state == Assembly.State.OPEN


def shown_room(room: Room) -> dict[str, Any]:
    """Return who attends and who has voted, but not how: that is seen when the result is declared."""
    verdict, book = room.outcome.quorum, book_of(room.item)
    return {
        "quorum": {"text": sentence(verdict, book, language()), "cite": why(verdict, book)},
        "claim": _claim(room),
        "rows": sorted((_voted(room, seat) for seat in room.roll), key=by_country),
    }


def _lede(item: Item) -> str:
    if item.state == State.OPEN and item.closes_at:
        return _("Votes are taken until %(moment)s.") % {"moment": until(item.assembly)}
    if item.state == State.OPEN and item.form == Item.Form.SECRET and closed_box(item, item.round):
        return _("The secret vote is closed; the chair declares the result.")
    if item.state == State.OPEN:
        return _("The vote is open.")
    if item.state in LEFT:
        return str(LEFT[item.state].sentence)
    return _("The vote has not been opened yet.")


def _may_cast(room: Room, seat: Seat) -> bool:
    return _is_cast_here(room.item) and (seat.attends or room.is_written) and room.may_vote(seat)


def _is_cast_here(item: Item) -> bool:
    return item.state == State.OPEN and item.form == Item.Form.OPEN


def _is_entered(item: Item, actor: Actor) -> bool:
    is_taken = item.state == State.OPEN and item.form in (Item.Form.OPEN, Item.Form.ROLL_CALL)
    return is_taken and bool(secretariat(actor))


def _for_others(room: Room, chosen: Mapping[int, str]) -> list[dict[str, Any]]:
    """The ballots of members that somebody votes for by proxy."""
    item = room.item
    if not _is_cast_here(item):
        return []
    pairs = [(seat, holder) for seat, holder in represented(room.roll, room.ours) if room.may_vote(seat)]
    asked = instructions(item, [seat for seat, _holder in pairs])
    return [
        _ballot(room, seat, chosen)
        | {
            "url": cast_url(item),
            "holder": holder,
            "instructions": asked.get(seat.organisation, ""),
            "alike": votes_alike(item, seat),
        }
        for seat, holder in pairs
    ]


def _right(room: Room, seat: Seat) -> str:
    others = room.partners(seat)
    votes = room.outcome.rights[seat.member].votes
    values = {"member": seat.name, "country": country(seat.country, language()), "votes": votes or 0}
    if room.rights[seat.member].holds is None:
        return _("Whether %(member)s may vote is not known; its vote is counted both ways.") % values
    if room.voice is None:
        said_ = ngettext("%(member)s has %(votes)d vote.", "%(member)s has %(votes)d votes.", values["votes"])
        return said_ % values
    if not others:
        return _("%(member)s may vote, and speaks alone for its country, %(country)s.") % values
    if len(others) > CROWD:
        said_ = _("%(member)s may vote, and shares the one voice of its country, %(country)s, with %(n)d others.")
        return said_ % (values | {"n": len(others)})
    names = listed((one.name for one in others), language())
    sentence_ = _("%(member)s may vote, and shares the one voice of its country, %(country)s, with %(others)s.")
    return sentence_ % (values | {"others": names})


def _right_cite(room: Room, seat: Seat, verdict: Verdict) -> Any:
    if room.voice is None or verdict.holds is not True:
        return why(verdict, book_of(room.item))
    cited = why(verdict.resting_on(room.voice.article, room.voice.marks("asks", "else")), book_of(room.item))
    members = len(room.partners(seat)) + 1
    return cited and cited.with_rows(
        (_("Members of this country with a vote"), str(members), False), (_("Voices of this country"), "1", True)
    )


def _partners(room: Room, seat: Seat) -> list[dict[str, str]]:
    others = room.partners(seat)
    if not others or room.item.state != State.OPEN or room.item.form == Item.Form.SECRET:
        return []
    told = [{"lead": _choice_of(room, one)} for one in others] if len(others) <= CROWD else [_choices_of(room, others)]
    speaker = next((one for one in (seat, *others) if one.facts.get("speaks") is True), None)
    return [*told, {"text": _agreement(room.voice, speaker)}, _standing(room, seat)]


def _choice_of(room: Room, seat: Seat) -> str:
    if seat.organisation in room.last:
        choice = choice_told(room.last[seat.organisation].choice)
        return _("%(member)s has voted: %(choice)s.") % {"member": seat.name, "choice": choice}
    if not (seat.attends or room.is_written) and not seat.proxy:
        return _("%(member)s does not attend.") % {"member": seat.name}
    return _("%(member)s has not voted yet.") % {"member": seat.name}


def _choices_of(room: Room, others: list[Seat]) -> dict[str, str]:
    cast = Counter(room.last[one.organisation].choice for one in others if one.organisation in room.last)
    values = {choice: cast[choice] for choice in CHOICES} | {"voted": cast.total(), "n": len(others)}
    sentence_ = _(
        "Of the %(n)d others %(voted)d have voted. For: %(for)d. Against: %(against)d. Abstained: %(abstain)d."
    )
    return {"lead": sentence_ % values}


def _agreement(voice: Voice, speaker: Seat | None) -> str:
    if voice.speaks == CHOSEN and speaker:
        return _("Your country’s voice is what %(member)s says.") % {"member": speaker.name}
    if voice.speaks == CHOSEN:
        return _("You have not agreed on who speaks for your country.")
    if voice.picker:
        return _("If you vote the same, your country’s voice counts. If you differ, it is chosen for you.")
    sentences = {
        ("cast", "blank"): _("If you vote the same, your country’s voice counts. If you differ, it is blank."),
        ("cast", "none"): _("If you vote the same, your country’s voice counts. If you differ, it is lost."),
        ("entitled", "blank"): _("Your country’s voice counts if all of you vote the same. Otherwise it is blank."),
        ("entitled", "none"): _("Your country’s voice counts if all of you vote the same. Otherwise it is lost."),
    }
    return sentences[voice.asks, voice.otherwise]


def _standing(room: Room, seat: Seat) -> dict[str, str]:
    choice = next((one.choice for one in room.outcome.voices if one.group == seat.country), None)
    told = said(LABELS[f"choice.{choice or 'none'}"], language())
    return {"text": _("As it stands, it says: %(choice)s.") % {"choice": told}}


def _own_ballots(room: Room, actor: Actor, chosen: Mapping[int, str]) -> list[dict[str, Any]]:
    able = [seat for seat in own_seats(room.roll, room.ours) if _may_cast(room, seat)]
    carried = carried_by(actor, room.item.assembly, [seat.organisation for seat in able])
    return [_ballot(room, seat, chosen, carried.get(seat.organisation)) for seat in able]


def _ballot(room: Room, seat: Seat, chosen: Mapping[int, str], carried: Delegation | None = None) -> dict[str, Any]:
    last, votes = room.last.get(seat.organisation), room.outcome.rights[seat.member].votes
    if carried:
        last, votes = parts_of(room.item, seat.organisation).get(carried.share), carried.votes
    return {
        "seat": seat,
        "share": _share(room, seat, votes) if carried else "",
        "recorded": _recorded(last) if last else "",
        "url": room.item.get_absolute_url(),
        "cast_url": cast_url(room.item),
        "division": division(room.item, seat, votes, last),
        "part": {
            "legend": _("Your vote for %(member)s") % {"member": seat.name},
            "legend_unseen": True,
            "name": "choice",
            "choices": _choices(room.item),
            "checked": chosen.get(seat.organisation) or sole_choice(last),
            "submit": _("Change this vote") if last else _("Cast this vote"),
            "error": "",
        },
    }


def _share(room: Room, seat: Seat, votes: int) -> str:
    whole = room.outcome.rights[seat.member].votes or 0
    told = ngettext(
        "You carry one of the %(whole)d votes of %(member)s.",
        "You carry %(votes)d of the %(whole)d votes of %(member)s.",
        votes,
    )
    return told % {"votes": votes, "whole": whole, "member": seat.name}


def _recorded(ballot: Ballot) -> str:
    values = {"choice": choice_told(ballot.part or ballot.choice), "hour": _hour(ballot.at)}
    return _("Your vote was recorded at %(hour)s: %(choice)s.") % values


def _hour(at: datetime) -> str:
    return hour(at, language(), zone_at(at))


def _choices(item: Item) -> list[tuple[str, str, str]]:
    admission = item.matter == ADMISSION
    return [
        ("for", _("For"), _("Admit the candidate") if admission else matter(item)),
        ("against", _("Against"), _("Refuse the candidate") if admission else _("Refuse what is put to the vote")),
        ("abstain", _("Abstain"), _("Take no side")),
    ]


def _claim(room: Room) -> str:
    able = [seat for seat in room.roll if (seat.attends or room.is_written) and room.may_vote(seat)]
    if room.item.form == Item.Form.SECRET and room.item.state == State.OPEN:
        return said_of(len(room.drawn))
    if room.item.state != State.OPEN:
        number = len(able)
        return ngettext("%(n)d member can vote", "%(n)d members can vote", number) % {"n": number}
    return participation(sum(seat.organisation in room.last for seat in able), len(able))


def claim_of(item: Item) -> str:
    """Say how many have voted on an item whose vote is open, without reading its roll."""
    if item.form == Item.Form.SECRET:
        return said_of(len(drawn_by(item)))
    able = item.places.filter(attendance__in=PRESENT).exclude(holds=False)
    cast = item.ballots.filter(round=item.round, organisation__in=able.values("organisation"))
    return participation(cast.aggregate(n=Count("organisation", distinct=True))["n"], able.count())


def _voted(room: Room, seat: Seat) -> dict[str, Any]:
    since = seat.since_when if seat.attends else None
    return {
        "seat": seat,
        "country": country(seat.country, language()),
        "since": _hour(since) if since else "",
        "tag": _vote_tag(room, seat),
    }


def _vote_tag(room: Room, seat: Seat) -> dict[str, str] | None:
    ballot = room.last.get(seat.organisation)
    if seat.organisation in room.drawn:
        return {"state": "done", "label": _("has drawn")}
    if ballot and ballot.share and (missing := _missing(room, seat, ballot)):
        return missing
    if ballot:
        on = day(day_of(ballot.at), language(), year=False)
        return {"state": "done", "label": on if room.is_written else _hour(ballot.at)}
    if room.item.state != State.OPEN or not room.may_vote(seat):
        return right_tag(room.rights[seat.member])
    return {"state": "", "label": _("not yet")} if seat.attends or room.is_written else None


def _missing(room: Room, seat: Seat, ballot: Ballot) -> dict[str, str] | None:
    """Say how many of its votes a member has cast whose delegates carry them, as long as some are missing."""
    cast, votes = sum(choices_of(ballot.choice).values()), room.outcome.rights[seat.member].votes or 0
    told = _("%(cast)d of %(votes)d votes") % {"cast": cast, "votes": votes}
    return {"state": "", "label": told} if cast < votes else None


def _undoing(room: Room) -> list[dict[str, Any]]:
    """Return the act by which a vote that was opened by mistake is taken back, as long as nobody has voted."""
    item = room.item
    if item.state != State.OPEN or room.is_written or item.has_votes:
        return []
    url = reverse("take_back_vote", args=[item.assembly.address, item.position])
    return [{"label": _("Take the vote back"), "url": url, "post": True, "kind": "second"}]


def acts_on(room: Room) -> list[dict[str, Any]]:
    """Return what the chair can do next with an item."""
    item, key = room.item, [room.item.assembly.address, room.item.position]
    if not _meets(item) or item.state in LEFT or item.is_election or is_awaited(item, now()):
        return []
    agree = {"label": _("Record consensus"), "url": reverse("declare_consensus", args=key), "post": True}
    is_secret = item.state == State.OPEN and item.form == Item.Form.SECRET
    undo = _undoing(room)
    seeks = book_of(item).body[item.assembly.body].consensus_first and not (item.ballots_cast or room.is_written)
    seeks = seeks and not is_secret
    if is_secret and closed_box(item, item.round) is None:
        close = {"label": _("Close the secret vote"), "url": reverse("close_secret_vote", args=key), "post": True}
        return [close, {"label": _("Hold it again"), "url": reverse("secret_vote", args=key), "kind": "second"}, *undo]
    if item.state == State.OPEN:
        declare = {"label": _("Declare the result"), "url": reverse("declare_result", args=key), "post": True}
        picks = ways_to_pick(item, room.outcome)
        agreeing = [agree | {"kind": "second"}] if seeks else []
        return [declare, *ways_to_settle(item, room.outcome), *picks, *agreeing, *undo]
    usual, *others = ways_to_open(item)
    first = [agree, usual | {"kind": "second"}] if seeks else [usual]
    return [*first, *(one | {"kind": "second"} for one in others)]
