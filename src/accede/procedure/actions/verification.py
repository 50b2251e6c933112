"""The Board's verification: criterion by criterion, each member for itself, with reasons and evidence."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.post.actions import queue_letters
from accede.procedure.actions.agenda import put_on_agenda
from accede.procedure.actions.decision import Decision, admit
from accede.procedure.actions.walk import check_takes_part, check_turn, hold, mark_done
from accede.procedure.mails import to_candidate
from accede.procedure.models import Candidacy, Judgement
from accede.procedure.queries.candidacy import account_number
from accede.procedure.queries.evidence import unknown
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.verification import findings, has_criteria, lines_of, not_met, verdict_of
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
from accede.wording.formats import day, text


class NoSuchCriterion(Refused):
    """The Board judges the criteria of the rulebook."""

    sentence = _("The rulebook has no such criterion to judge.")


class SetAside(Refused):
    """What the rule does not ask of this candidate is not judged."""

    sentence = _("The rule does not ask this of this candidate.")


class ReasonMissing(Refused):
    """A judgement gives its reason."""

    sentence = _("Write the reason; the assembly reads it.")


class AlreadyFound(Refused):
    """The same finding with the same reason is recorded once."""

    sentence = _("You have recorded this already.")


class ChangedMeanwhile(Refused):
    """Nobody takes back unseen what was found since the page was made."""

    sentence = _(
        "This judgement was changed meanwhile. What stands now is shown beside what you typed: look at both, then "
        "record yours again."
    )


class JudgedMeanwhile(Refused):
    """The Board settles what it has seen."""

    sentence = _(
        "What the Board has found of this criterion was changed meanwhile: look at what stands now, then record what "
        "it finds again."
    )


class FoundMeanwhile(Refused):
    """The Board concludes from what it has seen."""

    sentence = _("What the Board has found was changed meanwhile: look at what stands now, then conclude.")


class NoSuchEvidence(Refused):
    """A judgement rests on what is in the file, or on an address."""

    sentence = _("This is not in the file; name what the candidate sent, or give an address.")


class NothingToSettle(Refused):
    """The Board settles what its members differ on."""

    sentence = _("The members of the Board do not differ on this criterion.")


class NothingToConclude(Refused):
    """A verification is concluded where it is a step of the path."""

    sentence = _("Nothing follows from a verification on this path: whoever decides has it before them.")


class NotYetJudged(Refused):
    """A verification is concluded when an answer is certain."""

    sentence = _("Whether the criteria are met cannot be said yet; some are still to be judged.")


@action("procedure.judge", allowed_to=of_board)
def judge(
    candidacy: Candidacy,
    *,
    criterion: str,
    answer: str,
    reason: str,
    evidence: Iterable[str] = (),
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> Judgement:
    """Record what a member of the Board finds of one criterion, why, and on what evidence.

    `seen` is the own judgement that the form showed, 0 for none: one made since then is not taken back unseen.
    """
    candidacy = _open_to_judges(candidacy, by)
    _check_asked(candidacy, criterion)
    found = {"answer": Judgement.Answer(answer), "reason": reason, "evidence": evidence}
    known = findings(candidacy).get(criterion)
    last = known and known.by(account_number(by))
    is_stale = last is not None and seen is not None and last.pk != seen
    return _record(candidacy, criterion, found, last, by, at, ChangedMeanwhile if is_stale else None)


@action("procedure.settle_difference", allowed_to=of_board)
def settle_difference(
    candidacy: Candidacy,
    *,
    criterion: str,
    answer: str,
    reason: str,
    seen: Collection[int] | None = None,
    by: Actor,
    at: datetime,
) -> Judgement:
    """Record what the Board as a whole finds of a criterion on which its members differ, and why.

    `seen` are the judgements that the form showed: nothing is settled that was found, or counts no more, since then.
    """
    candidacy = _open_to_judges(candidacy, by)
    _check_asked(candidacy, criterion)
    known = findings(candidacy).get(criterion)
    if known is None or not known.differs:
        raise NothingToSettle
    found = {"answer": Judgement.Answer(answer), "reason": reason, "evidence": (), "for_board": True}
    is_stale = seen is not None and set(seen) != {one.pk for one in known.counting}
    return _record(candidacy, criterion, found, known.settled, by, at, JudgedMeanwhile if is_stale else None)


@action("procedure.conclude_verification", allowed_to=of_board)
def conclude_verification(
    candidacy: Candidacy, *, seen: Collection[int] | None = None, by: Actor, at: datetime
) -> Verdict:
    """Let the verdict on the criteria have its effect: on to whoever decides, or the end of the candidacy.

    Where nobody decides after the Board, whoever meets them is admitted.

    `seen` are all judgements that were shown to whoever concludes: nothing follows from others unseen.
    """
    candidacy = _open_to_judges(candidacy, by)
    verdict = verdict_of(candidacy)
    if candidacy.way.doing("checks") is None:
        raise NothingToConclude(verdict=verdict)
    if seen is not None and set(seen) != {one.pk for each in findings(candidacy).values() for one in each.counting}:
        raise FoundMeanwhile(verdict=verdict)
    if verdict.holds is None:
        raise NotYetJudged(verdict=verdict)
    mark_done(candidacy, "checks", by, at)
    write(candidacy, verdict=verdict, edition=candidacy.edition.sha256)
    if verdict.holds and not candidacy.step:
        step = candidacy.way.doing("checks")
        admit(candidacy, Decision(step, True, day_of(at), verdict), by=by, at=at)
    elif verdict.holds:
        _verified(candidacy, by, at)
    else:
        _not_verified(candidacy, by, at)
    return verdict


def _open_to_judges(candidacy: Candidacy, by: Actor) -> Candidacy:
    """Return a candidacy that is being verified, its lock held, to whoever does not stand aside from it."""
    candidacy = hold(candidacy)
    if not has_criteria(candidacy):
        raise NoSuchCriterion
    check_turn(candidacy, "checks")
    check_takes_part(candidacy, by)
    return candidacy


def office_of(by: Actor) -> str:
    """Return the office in which somebody acts for the Board."""
    mandated = of_board(by)
    return mandated.office if mandated else ""


def _record(
    candidacy: Candidacy,
    criterion: str,
    found: dict[str, Any],
    last: Judgement | None,
    by: Actor,
    at: datetime,
    stale: type[Refused] | None,
) -> Judgement:
    found |= {"reason": found["reason"].strip(), "evidence": list(dict.fromkeys(found["evidence"]))}
    if not found["reason"]:
        raise ReasonMissing
    if unknown(candidacy, found["evidence"]):
        raise NoSuchEvidence
    if last and all(getattr(last, name) == value for name, value in found.items()):
        raise AlreadyFound
    if stale:
        raise stale
    who = {"account_id": account_number(by), "office": office_of(by)}
    judgement = Judgement.objects.create(candidacy=candidacy, criterion=criterion, at=at, **who, **found)
    values = {"criterion": criterion, "answer": found["answer"], "office": judgement.office}
    write(
        candidacy,
        article=candidacy.book.criteria.articles(criterion, candidacy.way.criterion),
        edition=candidacy.edition.sha256,
        values=values,
        personal={"reason": found["reason"], "evidence": found["evidence"]},
    )
    return judgement


def _check_asked(candidacy: Candidacy, criterion: str) -> None:
    line = next((one for one in lines_of(candidacy) if one.name == criterion), None)
    if line is None or not line.criterion.is_judged:
        raise NoSuchCriterion
    if line.set_aside:
        raise SetAside


def _verified(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    put_on_agenda(candidacy, by, at)
    assembly = candidacy.assembly

    def said(language: str) -> dict[str, str]:
        return {"assembly": day(assembly.day, language) if assembly else gettext("a day still to be announced")}

    queue_letters(candidacy, [to_candidate("verified", candidacy, said)], kind="verified", by=by, at=at)


def _not_verified(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    candidacy.state = Candidacy.State.REFUSED
    candidacy.save(update_fields=["state"])
    found = not_met(candidacy)

    def said(language: str) -> dict[str, str]:
        return {"reasons": "\n".join(_reason(line.criterion.label, one.reason, language) for line, one in found)}

    queue_letters(candidacy, [to_candidate("not_verified", candidacy, said)], kind="not_verified", by=by, at=at)


def _reason(label: dict[str, str], reason: str, language: str) -> str:
    return gettext("{criterion}: {reason}").format(criterion=text(label, language), reason=reason)
