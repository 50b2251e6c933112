"""A bundle verified: what was checked and whether it holds, and what no bundle can show."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from accede.recount import election, question, records
from accede.recount.archive import Damaged, unpacked
from accede.recount.box import boxes
from accede.recount.bundle import Bundle
from accede.recount.check import Check
from accede.recount.fault import Fault
from accede.rulebook.loading import Faulty
from accede.rulebook.roll import Unfit
from accede.rulebook.verdict import Verdict

RECORDS = (records.law, records.journal, records.roll, records.presence, records.proxies, records.ledger)
# What a part that says something else than it must can raise, wherever it is asked.
MISREAD = (KeyError, TypeError, ValueError, IndexError, AttributeError, StopIteration)


@dataclass(frozen=True)
class Report:
    """What was checked, in its order; the answers of the rulebook to the recount; and what nobody can know from it."""

    bundle: Bundle | None
    checks: tuple[Check, ...]
    answers: tuple[Verdict, ...] = ()
    unknowable: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether no check has found a fault."""
        return not any(one.faults for one in self.checks)


def verify(data: bytes) -> Report:
    """Check an archive of a result and count it again; raises NotABundle if it is none."""
    try:
        bundle = Bundle(unpacked(data))
    except Damaged as damaged:
        return Report(None, (Check("archive", (damaged.fault,)),))
    checks, answers = [Check("archive", values={"n": len(bundle.files)})], []
    try:
        checks += [check(bundle) for check in RECORDS]
        for check, said in _recounted(bundle):
            checks.append(check)
            answers += said
    except Faulty:
        checks.append(Check("law", (Fault("law.faulty"),)))
    except Unfit as unfit:
        checks.append(Check("count", (Fault("count.unfit", {"code": unfit.code, **unfit.values}),)))
    except MISREAD:
        checks.append(Check("archive", (Fault("archive.misread"),)))
    return Report(bundle, tuple(checks), tuple(answers), tuple(unknowable(bundle)))


def _recounted(bundle: Bundle) -> Iterator[tuple[Check, list[Verdict]]]:
    if bundle.part("boxes"):
        yield boxes(bundle), []
    if bundle.election:
        found = election.elect(bundle)
        yield election.piles(bundle), []
        yield election.lots(bundle), []
        yield question.rights(bundle, bundle.polls[-1].rights), []
        yield election.count(bundle, found), [bundle.polls[-1].quorum, found.verdict]
        return
    if bundle.item["by_consensus"]:
        outcome = bundle.outcome([])
        yield question.rights(bundle, outcome.rights), []
        yield question.consensus(bundle), [outcome.quorum]
        return
    if bundle.item["form"] == "cards" or bundle.part("cards"):
        yield question.cards(bundle), []
    counted = list(question.stages(bundle))
    outcome = counted[-1][1]
    yield question.rights(bundle, outcome.rights), []
    check = question.count(bundle, counted)
    voices = [{"group": one.group, "choice": one.choice} for one in outcome.voices]
    if voices != bundle.part("result")["voices"]:
        check = Check("count", (*check.faults, Fault("count.voices")))
    yield check, [outcome.quorum, outcome.verdict]


def unknowable(bundle: Bundle) -> Iterator[str]:
    """Name what cannot be known from this archive."""
    yield from ("journal", "roll", "will")
    if bundle.item["form"] == "cards" or bundle.part("cards"):
        yield "cards"
    if bundle.election.get("piles"):
        yield "piles"
    if bundle.part("boxes"):
        yield "box"
