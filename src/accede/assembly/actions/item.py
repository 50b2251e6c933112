"""Items of the agenda: added, put to the vote, decided by consensus or by a count, and declared once."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accede.assembly import effects
from accede.assembly.actions.box import key_told, open_box
from accede.assembly.actions.floor import meeting, take_in_hand
from accede.assembly.actions.meeting import InWriting, NotInWriting, keep, locked
from accede.assembly.models import Assembly, Entrusting, Item, Ledger, Place
from accede.assembly.queries.agenda import takes
from accede.assembly.queries.cards import agreed_cards
from accede.assembly.queries.count import book_of, consensus_of, counted, ledger_faults, outcome_of
from accede.assembly.queries.manner import may_be_taken
from accede.assembly.queries.moment import began, ended
from accede.assembly.queries.roll import Seat, roll_of, seats
from accede.assembly.queries.secrecy import box_of, closed_box, papers_of
from accede.assembly.queries.written import is_awaited
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import digest
from accede.people.capacities import chair, consequence, secretariat
from accede.people.queries import language
from accede.rulebook.tally import Entitled, Outcome
from accede.wording.margin import sentence

State = Item.State


class NotItsMatter(Refused):
    """An assembly decides what the rulebook gives it to decide."""

    sentence = _("The statutes do not give this matter to this assembly.")


class AgendaClosed(Refused):
    """What the members were convened to stays as it was; only matters with a standing place are added."""

    sentence = _("The agenda has left with the convocation; only matters with a standing place can still be added.")


class AlreadyOpened(Refused):
    """A vote is opened once."""

    sentence = _("The vote on this item is open already.")


class Adjourned(Refused):
    """What was adjourned is decided by a later assembly."""

    sentence = _("This item was adjourned: a later assembly decides on it.")


class Withdrawn(Refused):
    """What was withdrawn is not put to the vote."""

    sentence = _("This was withdrawn before the vote: there is nothing left to decide.")


class MajorityUnknown(Refused):
    """A vote whose majority nobody knows is not opened; the verdict says what is missing."""

    sentence = _("The majority that this decision needs is not loaded, so its result could not be declared.")


class VoteNotOpen(Refused):
    """Only an open vote has a result."""

    sentence = _("The vote on this item is not open.")


class AlreadyDeclared(Refused):
    """The result of an item stands; it is not declared again."""

    sentence = _("The result of this item is declared already.")


class CannotSay(Refused):
    """What nobody can say is not declared; the verdict names what is missing."""

    sentence = _("Whether this is carried cannot be said: something the rule asks for is not known.")


class LedgerBroken(Refused):
    """A ledger that was changed from outside decides nothing."""

    sentence = _(
        "The ledger of this vote does not hold together. Nothing was declared; write to whoever runs this site."
    )


class TellersDisagree(Refused):
    """Cards, and papers of a secret vote, decide once two tellers have counted the same."""

    sentence = _("Two tellers have not entered the same count of cards yet.")


class StillVoting(Refused):
    """In writing, all have until the end; sooner only when everybody has voted."""

    sentence = _("Not everybody has voted, and the vote in writing has not ended.")


class BoxOpen(Refused):
    """Nothing of a secret vote is counted before it is closed."""

    sentence = _("The secret vote is still open. Close it first: nothing is counted before.")


class TooManyPapers(Refused):
    """No more papers are counted than were given out."""

    sentence = _("More papers were counted than were given out.")


class WrongForm(Refused):
    """The rules do not let this vote be taken so; the verdict says why."""


class NoConsensus(Refused):
    """Consensus is for bodies whose rules seek it first, and for items on which no ballot was cast."""

    sentence = _("Consensus cannot be recorded here: ballots were cast, or the statutes ask for a vote.")


class NoQuorum(Refused):
    """Without a quorum nobody agrees for all; the verdict says how many are missing."""

    sentence = _("There is no quorum, so nothing can be decided by consensus.")


class HeldInBallots(Refused):
    """An election is no question of yes or no."""

    sentence = _("This is an election: it is held in ballots, by names.")


LEFT = {State.ADJOURNED: Adjourned, State.WITHDRAWN: Withdrawn}


@action("assembly.add_item", allowed_to=secretariat | chair | consequence)
def add_item(
    assembly: Assembly, *, matter: str, title: Mapping[str, str], about: str = "", by: Actor, at: datetime
) -> Item:
    """Put an item on the agenda; a subject stands on it once, however often it is put there.

    `title` names the subject by language; for an admission it is the organisation.
    """
    assembly = locked(assembly)
    decision = assembly.book.decision.get(matter)
    if decision is None or decision.by != assembly.body:
        raise NotItsMatter
    held = assembly.items.filter(about=about).first() if about else None
    if assembly.is_written and not (verdict := assembly.book.body[assembly.body].may_write(matter)).holds:
        raise NotInWriting(sentence(verdict, assembly.book, language()), verdict=verdict)
    if held is None and matter not in takes(assembly):
        raise AgendaClosed
    item = held or _added(assembly, matter, dict(title), about)
    keep(assembly)
    write(item, article=decision.article, edition=assembly.edition.sha256, values=_item_values(item, held is None))
    return item


@action("assembly.open_vote", allowed_to=chair | consequence)
def open_vote(item: Item, *, form: str = Item.Form.OPEN, asking: int = 0, by: Actor, at: datetime) -> Item:
    """Open the vote on an item, in a form, and freeze its roll: from here on rights do not change.

    `asking` is how many ask for a secret vote, where it hangs on that.
    """
    assembly, item = held_by(item)
    _check_question(item)
    _check_form(item, form, asking)
    expected = start_vote(assembly, item, at, form)
    keep(assembly)
    secret = {"key": key_told(box_of(item)), "asking": asking} if form == Item.Form.SECRET else {}
    write(item, verdict=expected.quorum, edition=assembly.edition.sha256, values=roll_values(item) | secret)
    return item


@action("assembly.declare_result", allowed_to=chair | consequence)
def declare_result(item: Item, *, by: Actor, at: datetime) -> Outcome:
    """Close the vote on an item, count it, record whether the statutes carry it, and do what follows."""
    item = lock_item(item)
    _check_question(item)
    if item.state != State.OPEN:
        raise AlreadyDeclared if item.is_declared else VoteNotOpen
    if is_awaited(item, at):
        raise StillVoting
    if ledger_faults(item):
        raise LedgerBroken
    _check_tellers(item)
    outcome = outcome_of(item)
    if outcome.outcome == "cannot_say":
        raise CannotSay(verdict=outcome.verdict if outcome.verdict.holds is None else outcome.quorum)
    _settle(item, outcome, at)
    ledger = {"ballots": item.ballots_cast, "ledger": item.ledger_root}
    _record(item, outcome, ledger)
    effects.follow(item, outcome, by=by, at=at)
    return outcome


@action("assembly.declare_consensus", allowed_to=chair | consequence)
def declare_consensus(item: Item, *, by: Actor, at: datetime) -> Outcome:
    """Record that all agree, without counting, where the statutes seek consensus first; do what follows."""
    assembly, item = held_by(item)
    _check_question(item)
    check_left(item)
    if assembly.is_written:
        raise InWriting
    if item.is_declared:
        raise AlreadyDeclared
    if item.ballots_cast or box_of(item) or not book_of(item).body[assembly.body].consensus_first:
        raise NoConsensus
    effects.check_turn(item)
    outcome = consensus_of(item)
    if outcome.quorum.holds is False:
        raise NoQuorum(verdict=outcome.quorum)
    item.by_consensus = True
    if item.opened_at is None:
        _freeze(item, seats(item), outcome, at)
    _settle(item, outcome, at)
    take_in_hand(item, at)
    keep(assembly)
    _record(item, outcome, {})
    effects.follow(item, outcome, by=by, at=at)
    return outcome


@action("assembly.adjourn_item", allowed_to=consequence)
def adjourn_item(item: Item, *, by: Actor, at: datetime) -> Item:
    """Close an item on which no vote was opened, since a later assembly decides on it; what was declared stands."""
    item = lock_item(item)
    if item.state == State.OPEN:
        raise AlreadyOpened
    if item.state == State.PREPARED:
        item.state = State.ADJOURNED
        item.save(update_fields=["state"])
    write(item, values={"state": item.state})
    return item


@action("assembly.withdraw_item", allowed_to=consequence)
def withdraw_item(item: Item, *, by: Actor, at: datetime) -> None:
    """Take off the agenda what no vote was opened on; one that the members were convened to says it was withdrawn."""
    assembly, item = locked(item.assembly), lock_item(item)
    if item.state != State.PREPARED:
        raise AlreadyOpened if item.state == State.OPEN else AlreadyDeclared
    keep(assembly)
    write(item, values=_item_values(item, is_new=True))
    if assembly.state == Assembly.State.PLANNED:
        item.ledger.delete()
        item.delete()
    else:
        item.state = State.WITHDRAWN
        item.save(update_fields=["state"])


def lock_items(about: str) -> list[Item]:
    """Return the items that decide on a subject with their locks held; the assemblies first, as everywhere here."""
    found = Item.objects.filter(about=about).order_by("pk")
    list(
        Assembly.objects.select_for_update(no_key=True)
        .filter(pk__in=found.order_by().values("assembly"))
        .order_by("pk")
    )
    return list(found.select_for_update(of=("self",), no_key=True).select_related("assembly__edition"))


def _added(assembly: Assembly, matter: str, title: dict[str, str], about: str) -> Item:
    last = assembly.items.aggregate(last=Max("position"))["last"] or 0
    item = Item.objects.create(assembly=assembly, position=last + 1, matter=matter, title=title, about=about)
    Ledger.objects.create(item=item)
    return item


def _item_values(item: Item, is_new: bool) -> dict[str, object]:
    values = {"position": item.position, "matter": item.matter, "title": item.title, "about": item.about}
    return values if is_new else values | {"again": True}


def lock_item(item: Item) -> Item:
    """Return an item as it stands, with its lock held and that of the end of its ledger."""
    held = Item.objects.select_for_update(of=("self",), no_key=True).select_related("assembly__edition")
    item = held.get(pk=item.pk)
    # Whoever casts a vote holds the end of the ledger alone: with it in hand, what comes is before or after. Its ballot
    # names the item, and looks for its key at the end: that must not be kept from it meanwhile.
    item.ledger = Ledger.objects.select_for_update().get(pk=item.pk)
    return item


def held_by(item: Item) -> tuple[Assembly, Item]:
    """Return an item that is dealt with now, and its assembly, with their locks held."""
    # The assembly first, as whoever notes attendance does: two that wait for each other would wait for ever.
    assembly = meeting(item.assembly).assembly
    return assembly, lock_item(item)


def start_vote(assembly: Assembly, item: Item, at: datetime, form: str = Item.Form.OPEN) -> Outcome:
    """Let an item be voted on from now on, with its roll frozen; return what its vote would come to as it stands."""
    check_left(item)
    if item.state != State.PREPARED:
        raise AlreadyDeclared if item.is_declared else AlreadyOpened
    effects.check_turn(item)
    expected = counted(item, roll := roll_of(assembly))
    if expected.verdict.code == "majority.unknown":
        raise MajorityUnknown(verdict=expected.verdict)
    item.state, item.form, item.opened_at, item.closes_at = State.OPEN, form, began(assembly, at), assembly.ends_at
    item.save(update_fields=["state", "form", "opened_at", "closes_at"])
    _freeze(item, roll, expected, at)
    if form == Item.Form.SECRET:
        open_box(item)
    take_in_hand(item, at)
    return expected


def _check_question(item: Item) -> None:
    if item.is_election:
        raise HeldInBallots


def _check_tellers(item: Item) -> None:
    agreed = agreed_cards(item)
    if item.form == Item.Form.CARDS and agreed is None:
        raise TellersDisagree
    if item.form == Item.Form.SECRET:
        box = closed_box(item, item.round)
        if box is None:
            raise BoxOpen
        papers = papers_of(box)
        if papers and agreed is None:
            raise TellersDisagree
        if sum((agreed or {}).values()) > papers:
            raise TooManyPapers


def _check_form(item: Item, form: str, asking: int) -> None:
    verdict = may_be_taken(item, form, asking)
    if not verdict.holds:
        raise WrongForm(sentence(verdict, book_of(item), language()), verdict=verdict)


def check_left(item: Item) -> None:
    """Refuse an item that was adjourned or withdrawn."""
    if item.state in LEFT:
        raise LEFT[item.state]


def _settle(item: Item, outcome: Outcome, at: datetime) -> None:
    item.state, item.declared_at = State(outcome.outcome), ended(item.assembly, at)
    item.result = {"outcome": outcome.outcome, "tally": outcome.tally.choices()}
    item.save(update_fields=["state", "declared_at", "result", "by_consensus"])


def _record(item: Item, outcome: Outcome, ledger: Mapping[str, object]) -> None:
    values = {**item.result, "by_consensus": item.by_consensus, "quorum": outcome.quorum}
    sha = item.assembly.edition.sha256
    write(item, verdict=outcome.verdict, edition=sha, values={**values, **roll_values(item), **ledger})


def _freeze(item: Item, roll: list[Seat], outcome: Outcome, at: datetime) -> None:
    Place.objects.bulk_create([_place(item, seat, outcome.rights[seat.member]) for seat in roll], batch_size=500)
    # From now on the proxies whose holders are there count, and are not taken back.
    there = {seat.organisation for seat in roll if seat.attends or item.closes_at}
    used = [seat.organisation for seat in roll if seat.holder in there]
    item.assembly.entrustings.filter(principal__in=used, state=Entrusting.State.ACCEPTED, used_at=None).update(
        used_at=at
    )


def _place(item: Item, seat: Seat, right: Entitled) -> Place:
    return Place(
        item=item,
        **seat.place(),
        votes=right.votes,
        holds=right.verdict.holds,
        attendance=seat.attendance,
        since=seat.since_when,
        holder_id=seat.holder,
    )


def roll_values(item: Item) -> dict[str, object]:
    """Return how many are on the roll of an item, and what seals it."""
    rows = [seat.row() for seat in seats(item)]
    return {"members": len(rows), "roll": digest(rows)}
