"""A question counted again: as it was declared, and after each correction."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from accede.recount.ballot import choices_of
from accede.recount.box import in_box
from accede.recount.bundle import Bundle, Row
from accede.recount.check import Check
from accede.recount.fault import Fault
from accede.recount.records import DECLARING
from accede.rulebook.tally import Choices, Entitled, Outcome
from accede.rulebook.verdict import Verdict

COUNTING, CORRECTING = "assembly.count_cards", "assembly.correct_result"


def cards(bundle: Bundle) -> Check:
    """Two tellers have counted the same cards, and each count is in the journal."""
    told = {one["by"]: one["votes"] for one in bundle.part("cards")}
    entered = {one["actor"]: one["values"]["cards"] for one in bundle.entries_of(COUNTING)}
    faults = [] if told == entered else [Fault("cards.other")]
    if agreed(bundle) is None:
        faults.append(Fault("cards.differ"))
    return Check("cards", tuple(faults), {"n": len(told)})


def agreed(bundle: Bundle) -> Choices | None:
    """The first count of cards on which two tellers agree, who on paper sign one sheet; None where no two do."""
    counted = [one["votes"] for one in bundle.part("cards")]
    if counted and bundle.item.get("on_paper"):
        return dict(choices_of(counted[-1]))
    same = next((votes for votes in counted if counted.count(votes) > 1), None)
    return dict(choices_of(same)) if same else None


def rights(bundle: Bundle, found: Mapping[str, Entitled]) -> Check:
    """What each member may do follows from the rulebook."""
    faults, able, votes = [], 0, 0
    for told, voter in zip_longest(bundle.part("rights"), bundle.voters.values()):
        right = found[voter.member]
        if told != {"member": voter.member, "votes": right.votes, **answer(right.verdict)}:
            faults.append(Fault("rights.other", {"member": voter.member}))
        if right.verdict.holds is not False:
            able, votes = able + 1, votes + (right.votes or 0)
    return Check("rights", tuple(faults), {"n": len(found), "able": able, "votes": votes})


def answer(verdict: Verdict) -> dict[str, Any]:
    """What a bundle keeps of an answer: whether it holds, by which articles, and its code."""
    return {"holds": verdict.holds, "code": verdict.code, "article": list(verdict.article)}


def stages(bundle: Bundle) -> Iterator[tuple[Row, Outcome]]:
    """Count the result as it was declared, then after each correction; with the entry of each."""
    declared = bundle.entries_of(*DECLARING)[0]
    # Who had no browser cast its secret ballots on paper.
    unnamed = Counter(agreed(bundle) or {})
    if bundle.part("boxes"):
        unnamed += Counter(in_box(bundle))
    yield declared, bundle.outcome(bundle.lines[: declared["values"].get("ballots", 0)], unnamed)
    roots = [line["hash"] for line in bundle.lines]
    for entry, made in zip(bundle.entries_of(CORRECTING), bundle.corrections, strict=True):
        until = roots.index(entry["values"]["ledger"]) + 1 if roots else 0
        put_right = dict(choices_of(made["cards"])) if made["cards"] else None
        yield entry, bundle.outcome(bundle.lines[:until], put_right)


def count(bundle: Bundle, counted: list[tuple[Row, Outcome]]) -> Check:
    """Each result follows from the ballots by the rulebook, and is the one that was declared."""
    outcome = counted[-1][1]
    values = {**outcome.tally.choices(), "outcome": outcome.outcome, "corrections": len(counted) - 1}
    return Check("count", tuple(_count_faults(bundle, counted)), values)


def _count_faults(bundle: Bundle, counted: list[tuple[Row, Outcome]]) -> Iterator[Fault]:
    before = None
    for (entry, outcome), made in zip_longest(counted, [None, *bundle.corrections]):
        values = entry["values"]
        declared = values["after"] if made else {name: values[name] for name in ("outcome", "tally")}
        if made and ((values["before"], values["reason"]) != (before, made["reason"]) or made["after"] != declared):
            yield Fault("count.correction", {"reason": made["reason"]})
        found = {"outcome": outcome.outcome, "tally": outcome.tally.choices()}
        if found != declared:
            yield Fault("count.other", {"declared": _told(declared), "counted": _told(found)})
        yield from _answers(values, outcome)
        before = declared
    if (bundle.item["state"], bundle.item["result"]) != (before["outcome"], before):
        yield Fault("count.not_declared")


def _answers(values: Row, outcome: Outcome) -> Iterator[Fault]:
    """The answers that were declared, against those that the rulebook gives."""
    for name, found in (("quorum", outcome.quorum), ("verdict", outcome.verdict)):
        if name in values and (values[name]["holds"], values[name].get("article", [])) != (
            found.holds,
            list(found.article),
        ):
            yield Fault(f"count.{name}")


def _told(said: Row) -> str:
    return ", ".join([said["outcome"], *(f"{choice} {number}" for choice, number in said["tally"].items())])


def consensus(bundle: Bundle) -> Check:
    """The body seeks consensus first, there was a quorum, and no ballot was cast."""
    outcome = bundle.outcome([])
    body = bundle.book.body[bundle.item["body"]]
    holds = body.consensus_first and outcome.quorum.holds is not False and not bundle.lines
    faults = () if holds and bundle.item["state"] == "carried" else (Fault("consensus.not_allowed"),)
    return Check("consensus", faults)
