"""An election counted again: every ballot of it, the papers that tellers counted, and the lots."""

from collections.abc import Iterator
from itertools import zip_longest

from accede.recount.box import papers
from accede.recount.bundle import Bundle
from accede.recount.check import Check
from accede.recount.fault import Fault
from accede.recount.seal import digest
from accede.rulebook.election import Elected
from accede.rulebook.lot import drawn, sealed
from accede.rulebook.papers import Paper

OPENING, DRAWING, ENTERING = "assembly.open_ballot", "assembly.draw_lot", "assembly.enter_papers"
CORRECTING, PUT_RIGHT = "assembly.correct_election", ("reason", "before", "after")


def piles(bundle: Bundle) -> Check:
    """The papers that tellers have counted are those that they entered in the journal."""
    entered = {}
    for one in bundle.entries_of(ENTERING, CORRECTING):
        for said in one["values"].get("piles", [one["values"]] if one["action"] == ENTERING else []):
            entered[said["round"], tuple(said["names"])] = said["votes"]
    told = {(one["round"], tuple(one["names"])): one["votes"] for one in bundle.election["piles"]}
    return Check("piles", () if told == entered else (Fault("piles.other"),), {"n": sum(told.values())})


def lots(bundle: Bundle) -> Check:
    """Every lot follows from a secret that was sealed before, and from the words said in the room."""
    return Check("lots", tuple(_lot_faults(bundle)), {"n": len(bundle.election["lots"])})


def _lot_faults(bundle: Bundle) -> Iterator[Fault]:
    entries = bundle.entries_of(OPENING, DRAWING)
    drawings = [place for place, one in enumerate(entries) if one["action"] == DRAWING]
    if len(drawings) != len(bundle.election["lots"]):
        yield Fault("lots.other")
        return
    for place, lot in zip(drawings, bundle.election["lots"], strict=True):
        said = entries[place]["values"]
        shown = {one["values"].get("next_seal", one["values"]["seal"]) for one in entries[:place]}
        if any(said[name] != lot[name] for name in ("seal", "secret", "words", "drawn")):
            yield Fault("lots.other")
        if sealed(lot["secret"]) != lot["seal"] or lot["seal"] not in shown:
            yield Fault("lots.seal", {"seal": lot["seal"]})
        if list(drawn(lot["secret"], lot["words"], lot["drawn"])) != lot["drawn"]:
            yield Fault("lots.order", {"words": lot["words"]})


def elect(bundle: Bundle) -> Elected:
    """Count an election from its papers: cast by name, counted by tellers, and in the box."""
    said, book = bundle.election, bundle.book
    seat = book.body[said["body"]].seat(said["seat"])
    rule = book.election[book.decision[bundle.item["matter"]].election].for_seat(seat)
    return rule.elect(
        [one["name"] for one in said["candidates"]],
        [[*each.papers.values(), *_unnamed(bundle, number)] for number, each in enumerate(bundle.polls, 1)],
        seats=said["seats"],
        # A later lot goes before an earlier one.
        lots=[name for lot in reversed(said["lots"]) for name in lot["drawn"]],
        facts={one["name"]: one["facts"] for one in said["candidates"]},
        values={name: tuple(book.fact[name].choices) for name in rule.balance if name in book.fact},
        gone={one["name"]: one["gone_after"] for one in said["candidates"] if one["gone_after"] is not None},
    )


def _unnamed(bundle: Bundle, number: int) -> list[Paper]:
    piles = [Paper(tuple(one["names"]), one["votes"]) for one in bundle.election["piles"] if one["round"] == number]
    return [*piles, *papers(bundle, number)]


def count(bundle: Bundle, found: Elected) -> Check:
    """Whoever was declared elected is elected by the papers, under the rulebook."""
    values = {"n": bundle.election["counted"], "names": ", ".join(bundle.item["result"]["elected"])}
    return Check("election", tuple(_faults(bundle, found)), values)


def _faults(bundle: Bundle, found: Elected) -> Iterator[Fault]:
    said = bundle.election
    declared = bundle.entries_of("assembly.declare_election")[0]["values"]
    called = bundle.entries_of("assembly.call_election")[0]["values"]
    if any(called[name] != said[name] for name in ("body", "seat", "seats")):
        yield Fault("election.other_seats")
    if declared["candidates"] != digest(said["candidates"]):
        yield Fault("election.other_candidates")
    quorum = bundle.polls[-1].quorum
    names = list(found.names) if quorum.holds and found.verdict.code != "election.unbalanced" else []
    state = "no_quorum" if not quorum.holds else "carried" if names else "rejected"
    result = {"outcome": state, "elected": names, "ballots": said["counted"]}
    last = {name: declared[name] for name in result}
    for entry, made in zip_longest(bundle.entries_of(CORRECTING), bundle.corrections, fillvalue={}):
        said_then = entry.get("values", {})
        if said_then.get("before") != last or any(made.get(name) != said_then.get(name) for name in PUT_RIGHT):
            yield Fault("count.correction", {"reason": made.get("reason", "–")})
        last = said_then.get("after", last)
    if last != result:
        told = {"declared": ", ".join(last["elected"]) or "–", "counted": ", ".join(names) or "–"}
        yield Fault("election.other", told)
    if (bundle.item["state"], bundle.item["result"]) != (state, result):
        yield Fault("count.not_declared")
    stages = [{name: str(votes) for name, votes in one.counts.items()} for one in found.counted.stages]
    if stages != bundle.part("result")["stages"]:
        yield Fault("election.stages")
