"""What is shown of votes beyond one's own choice: ballots of those represented, the roll to enter, cards, ties."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.assembly.forms.casting import EnterForm, Hand, SidesForm, field_of
from accede.assembly.models import Assembly, Ballot, Entrusting, Item
from accede.assembly.queries.ballots import may_differ, may_split
from accede.assembly.queries.cards import agreed_cards
from accede.assembly.queries.count import last_ballots
from accede.assembly.queries.manner import forms_of, may_be_asked, tied, waiting_for
from accede.assembly.queries.naming import group_name, question
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.queries.secrecy import has_papers
from accede.assembly.queries.shares import in_order, parts_of, shares, sole_choice
from accede.assembly.queries.speaker import voice_of
from accede.assembly.queries.speaking import hand_name
from accede.journal.actions import Actor
from accede.people.capacities import auditor, board, secretariat, treasurer
from accede.people.queries import language
from accede.recount.ballot import choices_of
from accede.rulebook.tally import Outcome
from accede.statutes.queries import zone_at
from accede.wording.catalogue import said
from accede.wording.formats import country, hour, listed, number
from accede.wording.margin import who
from accede.wording.sentences import LABELS

Form = Item.Form
teller = secretariat | board | treasurer | auditor


def choice_told(ballot: str) -> str:
    """Say what a ballot says: one choice, or how many votes each has."""
    choices = choices_of(ballot)
    if isinstance(choices, str):
        return said(LABELS[f"choice.{choices}"], language())
    parts = (
        _("%(votes)s %(choice)s") % {"votes": number(votes, language()), "choice": _told(one)}
        for one, votes in choices.items()
    )
    return listed(parts, language(), "unit")


def _told(choice: str) -> str:
    return said(LABELS[f"choice.{choice}"], language())


def counting(last: Mapping[int, Ballot], seat: Seat) -> Ballot | None:
    """Return the ballot that counts for a member: its own, else that of whoever votes for it."""
    return last.get(seat.organisation) or (last.get(seat.holder) if seat.holder else None)


def cast_url(item: Item) -> str:
    """Return the address at which votes are divided, and cast for those that one represents."""
    return reverse("cast_for", args=[item.assembly.address, item.position])


def division(item: Item, seat: Seat, votes: int | None, ballot: Ballot | None) -> dict[str, Any] | None:
    """Return the form by which a member divides its votes, or the share that somebody carries; None where not."""
    if not may_split(seat, item.assembly.book, votes):
        return None
    held = choices_of(ballot.part or ballot.choice) if ballot else {}
    initial = held if not isinstance(held, str) else {held: votes}
    return {"votes": votes, "form": SidesForm(initial=initial), "is_open": bool(ballot) and not sole_choice(ballot)}


def represented(roll: list[Seat], ours: Collection[int]) -> list[tuple[Seat, Seat]]:
    """Return whom these members vote for by proxy, each with the member that holds the proxy and is there."""
    there = {seat.organisation: seat for seat in roll if seat.attends and seat.organisation in ours}
    return [(seat, there[seat.holder]) for seat in roll if seat.holder in there]


def instructions(item: Item, principals: list[Seat]) -> dict[int, str]:
    """Return what members have asked of those who vote for them."""
    if not principals:
        return {}
    held = item.assembly.entrustings.filter(state=Entrusting.State.ACCEPTED)
    return dict(
        held.filter(principal__in=[one.organisation for one in principals]).values_list("principal", "instructions")
    )


def votes_alike(item: Item, seat: Seat) -> bool:
    """Say whether the choice of the holder counts for a member, and no other may be cast."""
    return not may_differ(seat, item)


def entering_form(item: Item, data: object = None) -> EnterForm:
    """Return the form by which what members have said is entered; not for those that voted on the site."""
    rows = [one for one in _called(item) if _is_entered(one.ballot)]
    initial = {one.hand: sole_choice(one.ballot) for one in rows}
    return EnterForm({one.hand: one.name for one in rows}, data, initial)


def shown_entering(item: Item, form: EnterForm | None = None) -> dict[str, Any]:
    """Return the page on which the secretariat enters votes, country by country."""
    form = form or entering_form(item)
    rows = [
        {
            "name": one.name,
            "country": country(one.country, language()),
            "field": form[field_of(one.hand)] if field_of(one.hand) in form.fields else None,
            "told": _entered(one.ballot),
        }
        for one in _called(item)
    ]
    is_call = item.form == Form.ROLL_CALL
    return {
        "item": item,
        "title": _("Roll call") if is_call else _("Ballots on paper"),
        "docket": [question(item)],
        "lede": _("Call each country, and enter what its members say.")
        if is_call
        else _("Enter each ballot by the name of its member."),
        "form": form,
        "rows": rows,
    }


def shown_cards(item: Item, actor: Actor) -> dict[str, Any] | None:
    """Return what a teller sees of raised cards; None where no cards are raised, or who reads is no teller."""
    is_counted = item.form == Form.CARDS or (item.form == Form.SECRET and has_papers(item))
    if not is_counted or item.state != Item.State.OPEN or not teller(actor):
        return None
    counts = list(item.card_counts.all())
    own = next((one for one in counts if one.by == actor.id), None)
    agreed = agreed_cards(item)
    told = _("No two tellers have entered the same count yet.")
    if agreed:
        told = _("Two tellers agree: %(count)s.") % {
            "count": choice_told(next(one.votes for one in counts if choices_of(one.votes) == agreed))
        }
    initial = choices_of(own.votes) if own else None
    return {
        "title": _("Raised cards") if item.form == Form.CARDS else _("Ballots on paper"),
        "told": told,
        "form": SidesForm(initial=initial),
        "url": reverse("count_cards", args=[item.assembly.address, item.position]),
    }


def ways_to_open(item: Item) -> list[dict[str, Any]]:
    """Return the acts that open a vote in another form than the usual one."""
    labels = {
        Form.OPEN: _("Open the vote"),
        Form.ROLL_CALL: _("Open a roll call"),
        Form.CARDS: _("Open a vote by raised cards"),
    }
    key = [item.assembly.address, item.position]
    usual = {"url": reverse("open_vote", args=key), "post": True, "name": "form"}
    ways = [usual | {"label": labels[one], "value": one.value} for one in forms_of(item)]
    # What its result could betray is told before it is opened.
    secret = {"label": _("Vote in secret"), "url": reverse("secret_vote", args=key)}
    return [*ways, *([secret] if may_be_asked(item) else [])]


def ways_to_settle(item: Item, outcome: Outcome) -> list[dict[str, Any]]:
    """Return the acts that settle a tie, where the rules leave it to somebody."""
    labels = {
        "chair": {"for": _("Deciding vote: for"), "against": _("Deciding vote: against")},
        "lot": {"for": _("The lot says: for"), "against": _("The lot says: against")},
        "recounted": {"against": _("The recount changed nothing")},
    }
    url = reverse("settle_tie", args=[item.assembly.address, item.position])
    several = labels.get(tied(outcome), {}).items()
    return [
        {"label": label, "url": url, "post": True, "kind": "second", "name": "said", "value": side}
        for side, label in several
    ]


def ways_to_pick(item: Item, outcome: Outcome) -> list[dict[str, Any]]:
    """Return the acts by which it is recorded what a body has chosen for groups that do not agree."""
    voice = voice_of(item.assembly)
    if voice is None or not voice.picker:
        return []
    labels = {"for": _("%(body)s for %(group)s: for"), "against": _("%(body)s for %(group)s: against")}
    body = capfirst(who(voice.picker, item.assembly.book, language()))
    names = {one: group_name(voice, one.removeprefix("voice."), item.assembly) for one in waiting_for(outcome)}
    url = reverse("pick_for_group", args=[item.assembly.address, item.position])
    return [
        {
            "label": labels[side] % {"body": body, "group": name},
            "url": url,
            "post": True,
            "kind": "second",
            "name": "said",
            "value": f"{fact.removeprefix('voice.')}:{side}",
        }
        for fact, name in names.items()
        for side in labels
    ]


@dataclass(frozen=True, slots=True)
class _Called:
    """Who is called in a vote: a member, or who carries a share of its votes; with what stands for it."""

    hand: Hand
    name: str
    country: str
    ballot: Ballot | None


def _called(item: Item) -> Iterator[_Called]:
    last, carried = last_ballots(item), shares(item.assembly)
    for seat in _calling(item):
        in_shares = carried.get(seat.organisation) if seat.attends or item.closes_at else None
        parts = parts_of(item, seat.organisation) if in_shares else {0: last.get(seat.organisation)}
        for share, one in in_order(in_shares):
            name = hand_name(seat.name, share, one)
            yield _Called((seat.organisation, share), name, seat.country, parts.get(share))


def named_hands(assembly: Assembly, roll: list[Seat]) -> dict[Hand, str]:
    """Name each who says something in a vote, before it is opened."""
    carried = shares(assembly)
    return {
        (seat.organisation, share): hand_name(seat.name, share, one)
        for seat in roll
        for share, one in in_order(carried.get(seat.organisation) if seat.attends else None)
    }


def _calling(item: Item) -> list[Seat]:
    roll = seats(item)
    there = {seat.organisation for seat in roll if seat.attends}
    held = dict(item.places.values_list("organisation", "holds"))
    able = [
        seat for seat in roll if (seat.attends or seat.holder in there) and held.get(seat.organisation) is not False
    ]
    return sorted(able, key=lambda seat: (country(seat.country, language()), seat.number))


def _is_entered(ballot: Ballot | None) -> bool:
    return ballot is None or ballot.source != Ballot.Source.SITE


def _entered(ballot: Ballot | None) -> str:
    if ballot is None:
        return ""
    values = {
        "choice": choice_told(ballot.part or ballot.choice),
        "hour": hour(ballot.at, language(), zone_at(ballot.at)),
    }
    return _("%(choice)s, at %(hour)s") % values
