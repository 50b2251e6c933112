"""What the page of an election shows until its result is declared: who stands, papers, what the chair does next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.actions.item import LEFT
from accede.assembly.forms.election import LotForm, PaperForm, PileForm
from accede.assembly.models import Assembly, Election, Item, Nomination
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.election import Counting, Ruled, counting, election_of, papers_cast
from accede.assembly.queries.naming import body_name, subject
from accede.assembly.queries.nomination import filed_by
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.views.asking import front, why
from accede.assembly.views.delegates import silent_for
from accede.assembly.views.gathering import in_order, own_seats
from accede.assembly.views.room import Room
from accede.assembly.views.voting import shown_room
from accede.journal.actions import Actor
from accede.people.capacities import chair, delegate, secretariat
from accede.people.queries import language
from accede.rulebook.dates import in_time
from accede.rulebook.papers import Stage
from accede.statutes.queries import day_of
from accede.wording.formats import day, listed, votes
from accede.wording.margin import sentence, who

State = Item.State
TAGS = {
    Nomination.State.MADE: "",
    Nomination.State.ACCEPTED: "done",
    Nomination.State.DECLINED: "lost",
    Nomination.State.WITHDRAWN: "lost",
}


def shown_election(election: Election, actor: Actor, at: datetime, form: PaperForm | None = None) -> dict[str, Any]:
    """Return everything on the page of an election whose result is not declared, for one person."""
    item, ruled = election.item, Ruled(election)
    # Until the assembly meets nobody votes, and the roll of now is long to read.
    roll = seats(item) if item.assembly.state == Assembly.State.OPEN else []
    found = counting(election, roll)
    own = own_seats(roll, speaks_for(actor, item.assembly)) if roll else []
    return {
        "item": item,
        "assembly": item.assembly,
        "title": subject(item),
        "silent": silent_for(item.assembly, actor),
        "docket": docket(ruled),
        "lede": _lede(found),
        "way": _way(ruled),
        "nominees": [_nominee(one, ruled) for one in election.nominations.all()],
        "until": _until(ruled),
        "may_nominate": bool((secretariat | delegate)(actor)) and _takes_names(ruled, at),
        "away": [seat for seat in own if not seat.attends and item.assembly.state == Assembly.State.OPEN],
        "papers_of": list(_papers(ruled, own, form)),
        "counts": ballot_tables(found),
        "seal": seal_of(election) if item.state == State.OPEN else "",
        "tied": _tied(found),
        "acts": _acts(found) if chair(actor) else [],
        "lot": LotForm() if chair(actor) and _is_tied(found) else None,
        "by_name": _by_name(ruled, roll, form) if secretariat(actor) else None,
        "tellers": _tellers(ruled, form) if (secretariat | chair)(actor) else None,
        "live_url": f"{reverse('balloting', args=[item.assembly.address, item.position])}?seen={phase(election)}",
        **followed(election, actor),
    }


def followed(election: Election, actor: Actor) -> dict[str, Any]:
    """Return what changes while a ballot is open: who has cast a paper, for those at the front."""
    is_open = election.is_casting and Ruled(election).way.holds is False
    return {"item": election.item, "room": shown_room(Room.of(election.item)) if is_open and front(actor) else None}


def phase(election: Election) -> str:
    """Return what a page was made in; in another phase it is to be opened again."""
    return f"{election.item.state}-{election.item.round}-{election.counted}-{len(election.lots.all())}"


def acts_on_election(item: Item, roll: list[Seat]) -> list[dict[str, Any]]:
    """Return what the chair can do next with an election."""
    if item.election.is_casting:
        return [_closing(item)]  # what a ballot has come to is counted once it is closed
    # Whoever has left since its first ballot opened has voted all the same: that one has a roll of its own.
    return _acts(counting(election_of(item), roll if item.state == State.PREPARED else None))


def docket(ruled: Ruled) -> list[str]:
    """Return where and when an election is held, and to how many seats."""
    item = ruled.election.item
    place = _("%(body)s, %(place)s") % {"body": body_name(item.assembly), "place": item.assembly.place}
    number = ngettext("Item %(number)s, one seat", "Item %(number)s, %(n)s seats", ruled.election.seats)
    return [place, number % {"number": item.position, "n": ruled.election.seats}, day(item.assembly.day, language())]


def ballot_tables(found: Counting) -> list[dict[str, Any]]:
    """Return what each count came to, as a table with those with most votes first."""
    return [_count(number, one, found) for number, one in enumerate(found.elected.counted.stages, 1)]


def _count(number: int, stage: Stage, found: Counting) -> dict[str, Any]:
    order = sorted(stage.counts, key=lambda name: (-stage.counts[name], name))
    rows = [{"cells": [name, votes(stage.counts[name], language()), _came_to(name, stage)]} for name in order]
    columns = [{"label": _("Name")}, {"label": _("Votes"), "n": True}, {"label": _("Outcome"), "last": True}]
    several = len(found.elected.counted.stages) > 1
    needed = stage.needed
    told = ""
    if needed is not None:
        line = (
            _("%(votes)s votes were needed.") if found.ruled.is_ordered else _("More than %(votes)s votes were needed.")
        )
        told = line % {"votes": votes(needed, language())}
    return {
        "heading": _("Count %(number)s") % {"number": number} if several else _("The count"),
        "needed": told,
        "table": {"columns": columns, "rows": rows, "empty": _("No paper carried a name.")},
    }


def _came_to(name: str, stage: Stage) -> str:
    return _("elected") if name in stage.elected else _("drops out") if name in stage.dropped else ""


def _lede(found: Counting) -> str:
    election = found.ruled.election
    if election.is_casting:
        line = _("The first ballot is open.") if election.item.round == 1 else _("Ballot %(number)s is open.")
        return line % {"number": election.item.round}
    if election.item.state in LEFT:
        return str(LEFT[election.item.state].sentence)
    if not election.counted:
        return _("No ballot has been opened yet.")
    if _is_tied(found):
        return _("Votes are equal: a lot decides.")
    if found.next:
        line = ngettext(
            "One seat is left: another ballot follows.",
            "%(n)d seats are left: another ballot follows.",
            found.open_seats,
        )
        return line % {"n": found.open_seats}
    return _("The ballots are counted; the chair declares the result.")


def _way(ruled: Ruled) -> dict[str, Any] | None:
    """Where it is secret, in what way, and by which article."""
    if ruled.way.holds is False:
        return None
    said = _(
        "This election is secret. Ballots are cast here without names; what is held on paper is entered by tellers."
    )
    return {"text": said, "facts": [], "cite": why(ruled.way, ruled.book)}


def _nominee(one: Nomination, ruled: Ruled) -> dict[str, Any]:
    proposed = ruled.proposed(one)
    names = [str(each) for each in one.proposers.all()]
    by = listed([*names, *([who(one.office, ruled.book, language())] if one.office else [])], language())
    told = one.representative or (str(one.organisation) if one.organisation else "")
    lines = [told] if told else []
    lines += [_("put forward by %(names)s") % {"names": by}] if by and [by] != lines else []
    lines += [sentence(proposed, ruled.book, language())] if proposed.holds is False else []
    return {
        "title": one.name,
        "url": one.get_absolute_url(),
        "after": ", ".join(lines),
        "tag": {"state": TAGS[one.state], "label": one.get_state_display()},
        "cite": why(proposed, ruled.book) if proposed.holds is False else None,
    }


def _until(ruled: Ruled) -> dict[str, Any] | None:
    due = filed_by(ruled)
    if due is None or due.on is None:
        return None
    said = _("Nominations close at the end of %(day)s.") % {"day": day(due.on, language())}
    return {"text": said, "facts": [day(due.on, language())], "cite": why(due, ruled.book)}


def _takes_names(ruled: Ruled, at: datetime) -> bool:
    due = filed_by(ruled)
    is_open = ruled.election.item.state == State.PREPARED
    return is_open and (due is None or in_time(due, day_of(at)))


def _papers(ruled: Ruled, own: Iterable[Seat], form: PaperForm | None) -> Iterator[dict[str, Any]]:
    election = ruled.election
    if not election.is_casting or ruled.way.holds is not False:
        return
    cast = papers_cast(election.item).get(election.item.round, {})
    for seat in own:
        if seat.attends and ruled.book.votes(seat.voter(), election.item.matter).verdict.holds is not False:
            yield _paper(ruled, seat, cast, form)


def _paper(ruled: Ruled, seat: Seat, cast: Mapping[int, tuple[str, ...]], form: PaperForm | None) -> dict[str, Any]:
    is_sent = form is not None and form.data.get("organisation") == str(seat.organisation)
    chosen = cast.get(seat.organisation)
    recorded = ""
    if chosen is not None:
        names = listed(chosen, language()) if chosen else _("a blank paper")
        recorded = _("Your paper is in: %(names)s.") % {"names": names}
    return {
        "seat": seat,
        "recorded": recorded,
        "submit": _("Change this paper") if recorded else _("Cast this paper"),
        **filled(ruled, chosen or (), form if is_sent else None),
    }


def filled(ruled: Ruled, chosen: tuple[str, ...], form: PaperForm | None) -> dict[str, Any]:
    """Return the names of a paper as it is filled: one, several, or each with its place."""
    standing, most = ruled.election.standing, ruled.most_names
    if ruled.is_ordered:
        told = _(
            "Give 1 to whom you want most, 2 to whom you want next, and so on. Whom you do not want gets no number."
        )
    else:
        told = ngettext("Choose one name, or none.", "Choose up to %(n)d names, or none.", most) % {"n": most}
    places = [chosen.index(name) + 1 if name in chosen else "" for name in standing]
    if form is not None and form.ranks:
        places = [form.data.get(rank, "") for rank in form.ranks]
    return {
        "told": told,
        "ranked": list(zip((f"rank_{n}" for n in range(len(standing))), standing, places, strict=True))
        if ruled.is_ordered
        else [],
        "kind": "radio" if most == 1 else "checkbox",
        "names": [(name, name in chosen) for name in standing],
        "errors": [str(one) for one in form.non_field_errors()] if form else [],
    }


def _tellers(ruled: Ruled, form: PaperForm | None) -> dict[str, Any] | None:
    election = ruled.election
    if not election.is_casting or ruled.way.holds is False:
        return None
    piles = [one for one in election.piles.all() if one.round == election.item.round]
    rows = [{"mark": str(one.votes), "text": listed(one.names, language()) or _("blank")} for one in piles]
    sent = form if isinstance(form, PileForm) else None
    return {"piles": rows, "wrong": sent["votes"].errors if sent else [], **filled(ruled, (), sent)}


def _by_name(ruled: Ruled, roll: list[Seat], form: PaperForm | None) -> dict[str, Any] | None:
    """Return the form by which the paper of a member is entered that did not cast it on the site."""
    election = ruled.election
    if not election.is_casting or ruled.way.holds is not False:
        return None
    there = {seat.organisation for seat in roll if seat.attends}
    taking = [seat for seat in roll if seat.attends or seat.holder in there]
    return {"members": in_order(taking), **filled(ruled, (), form)}


def seal_of(election: Election) -> str:
    """Return the seal of the lot that would be drawn next."""
    waiting = [lot.seal for lot in election.lots.all() if not lot.drawn]
    return waiting[0] if waiting else ""


def _is_tied(found: Counting) -> bool:
    return bool(found.elected.counted.tied) and not found.ruled.election.is_casting


def _tied(found: Counting) -> dict[str, Any] | None:
    if not _is_tied(found):
        return None
    verdict = found.elected.verdict
    return {"text": sentence(verdict, found.ruled.book, language()), "cite": why(verdict, found.ruled.book)}


def _closing(item: Item) -> dict[str, Any]:
    url = reverse("close_ballot", args=[item.assembly.address, item.position])
    return {"label": _("Close the ballot"), "url": url, "post": True}


def _acts(found: Counting) -> list[dict[str, Any]]:
    election = found.ruled.election
    item, key = election.item, [election.item.assembly.address, election.item.position]
    if item.assembly.state != Assembly.State.OPEN or item.state not in (State.PREPARED, State.OPEN) or _is_tied(found):
        return []
    if election.is_casting:
        again = {"label": _("Hold it again"), "url": reverse("secret_vote", args=key), "kind": "second"}
        return [_closing(item), *([again] if found.ruled.is_secret else [])]
    opened = {"label": _("Open the next ballot"), "url": reverse("open_ballot", args=key), "post": True}
    declared = {"label": _("Declare the result"), "url": reverse("declare_election", args=key), "post": True}
    if not election.counted:
        # Before a secret ballot the chair reads what it could betray.
        told = {"url": reverse("secret_vote", args=key), "post": False} if found.ruled.is_secret else {}
        return [opened | {"label": _("Open the first ballot")} | told]
    return [opened, declared | {"kind": "second"}] if found.next else [declared]
