"""Before the members, and what follows from a decision: the next step, an admission with all it brings, a refusal."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Item
from accede.fees.actions import CannotSay, NothingOwed, call_fee
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, consequence
from accede.post.actions import queue_letters
from accede.procedure.actions.agenda import put_on_agenda
from accede.procedure.actions.effect import settle
from accede.procedure.actions.walk import Closed, check_turn, hold, mark, mark_done, tell_next
from accede.procedure.mails import to_candidate, to_members
from accede.procedure.models import Candidacy, Proceeding
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.decision import candidacy_of, reference
from accede.procedure.queries.path import CANDIDATE, begins, leads_to, vote_of
from accede.procedure.queries.permission import minuting, own_or_secretariat
from accede.procedure.queries.request import sheet_of
from accede.procedure.queries.sheet import facts_said
from accede.register.actions import declare_figure, end_mandate, enter_member, give_mandate, state_fact
from accede.register.models import Membership
from accede.register.queries import mandates, noted_facts, stated_facts
from accede.rulebook.path import Path, Step
from accede.rulebook.tally import Outcome
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import day
from accede.wording.margin import sentence

# What the register takes over from a sheet, where the sheet asks for it.
TAKEN_OVER = ("name", "country", "seat", "legal_form", "registration", "vat", "iban", "website")


class NobodyNamed(Refused):
    """A person speaks for a candidate."""

    sentence = _("Write the name of the person who will present your request.")


@action("procedure.name_presenter", allowed_to=own_or_secretariat)
def name_presenter(candidacy: Candidacy, *, name: str, by: Actor, at: datetime) -> None:
    """Say who presents a request to the members."""
    candidacy = hold(candidacy)
    if not name.strip():
        raise NobodyNamed
    candidacy.presenter = name.strip()
    candidacy.save(update_fields=["presenter"])
    write(candidacy, personal={"name": candidacy.presenter})


@action("procedure.note_presented", allowed_to=minuting)
def note_presented(candidacy: Candidacy, *, by: Actor, at: datetime) -> None:
    """Write down that a candidate has presented its request to the members."""
    candidacy = hold(candidacy)
    check_turn(candidacy, "presents")
    mark_done(candidacy, "presents", by, at)
    write(candidacy)


@dataclass(frozen=True)
class Decision:
    """What was decided of a candidacy at a step of its path, when and why; and the item, where the assembly voted."""

    step: Step
    is_for: bool
    on: date
    verdict: Verdict
    item: Item | None = None
    reason: str = ""

    @property
    def reference(self) -> str:
        """How the register names it."""
        return reference(self.on, self.item)


@action("procedure.admit", allowed_to=consequence)
def admit(candidacy: Candidacy, decision: Decision, *, by: Actor, at: datetime) -> Membership:
    """Do what follows when a candidate is admitted: the register, mandates, the first fee, the letters."""
    candidacy = hold(candidacy)
    on = begins(candidacy.way, candidacy.book, decision.on)
    _end(candidacy, Candidacy.State.ADMITTED, decision, by, at)
    _take_over(candidacy, on, by, at)
    membership = enter_member(
        candidacy.organisation,
        category=decision.step.into or candidacy.way.into,
        effective_on=on,
        decided_on=decision.on,
        decision=decision.reference,
        article=decision.verdict.article,
        edition=candidacy.edition,
        by=by,
        at=at,
    )
    _let_in(candidacy, on, by, at)
    # The letter that says so is written first: what follows waits behind it.
    _tell("admitted", candidacy, decision, {"number": str(membership.number)}, by, at, begins_on=on)
    # Whoever is admitted is a member, also where the first fee cannot be said or is none: it is called by hand.
    with suppress(CannotSay, NothingOwed):
        if on == decision.on:
            call_fee(membership, year=on.year, joined=on, on=day_of(at), by=by, at=at)
    queue_letters(membership, to_members(candidacy, membership, on), kind="member_joined", by=by, at=at)
    if candidacy.step:
        walk_on(candidacy, membership, by=by, at=at)
    return membership


@action("procedure.walk_on", allowed_to=consequence)
def walk_on(candidacy: Candidacy, membership: Membership, *, by: Actor, at: datetime) -> Proceeding:
    """Let whoever is a member already walk the rest of its path as one, such as a year as an associate."""
    opened = day_of(candidacy.opened_at)
    said = {"path": candidacy.path, "opener": CANDIDATE, "opened_on": opened, "opened_at": at}
    proceeding = Proceeding.objects.create(membership=membership, edition=candidacy.edition, **said)
    for one in candidacy.steps_done.all():
        proceeding.steps.create(step=one.step, on=day_of(one.at), note=one.note, at=one.at, by=one.by)
    write(proceeding, edition=candidacy.edition.sha256, values={"path": candidacy.path, "member": membership})
    settle(proceeding, by, at)
    return proceeding


@action("procedure.refuse", allowed_to=consequence)
def refuse(candidacy: Candidacy, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Do what follows when a candidate is not admitted."""
    candidacy = hold(candidacy)
    _end(candidacy, Candidacy.State.REFUSED, decision, by, at)
    _tell("refused", candidacy, decision, {}, by, at)


@action("procedure.go_on", allowed_to=consequence)
def go_on(candidacy: Candidacy, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Do what follows when somebody else still decides: the next step is due, and the candidate knows."""
    candidacy = hold(candidacy)
    mark(candidacy, decision.step, by, at)
    write(candidacy, verdict=decision.verdict, edition=candidacy.edition.sha256, values={"step": decision.step.name})
    put_on_agenda(candidacy, by, at)
    tell_next(candidacy, by, at)


def follow(candidacy: Candidacy, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Let a decision have the effect that the path gives it."""
    deeds = {"stop": refuse, "next": go_on, "done": admit}
    led, left = leads_to(decision.step, candidacy.way, is_for=decision.is_for), done_names(candidacy)
    if led == "next" and ((decision.is_for and decision.step.into) or _is_last(decision.step, candidacy.way, left)):
        led = "done"  # it is a member already, or whatever would come next is not asked of it
    deeds[led](candidacy, decision, by=by, at=at)


def follow_vote(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Let the result of an item on an admission have its effect; without a quorum nothing is decided."""
    candidacy = candidacy_of(item)
    if candidacy and outcome.outcome in ("carried", "rejected"):
        vote = vote_of(candidacy.way, candidacy.book)
        # Of a candidacy that was withdrawn before the vote the result stands in the record, and nothing follows.
        with suppress(Closed):
            follow(
                candidacy,
                Decision(vote, outcome.outcome == "carried", item.assembly.day, outcome.verdict, item),
                by=by,
                at=at,
            )


def _is_last(step: Step, path: Path, done: Collection[str]) -> bool:
    return path.next({*done, step.name}) is None


def _end(candidacy: Candidacy, state: str, decision: Decision, by: Actor, at: datetime) -> None:
    mark(candidacy, decision.step, by, at)
    candidacy.state = state
    candidacy.save(update_fields=["state"])
    values = {"item": decision.item} if decision.item else {"step": decision.step.name, "on": decision.on}
    write(candidacy, verdict=decision.verdict, edition=candidacy.edition.sha256, values=values)


def _take_over(candidacy: Candidacy, on: date, by: Actor, at: datetime) -> None:
    """Let the register know the organisation as its request describes it, where the path asks for one."""
    if not hasattr(candidacy, "request"):
        return
    form, sheet, organisation = sheet_of(candidacy.book, candidacy.way), candidacy.request.sheet, candidacy.organisation
    known = {name: sheet[name] for name in TAKEN_OVER if sheet.get(name)}
    for name, value in known.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(known))
    numbers, others = noted_facts(candidacy.book), stated_facts(book_at(at))
    for name, value in facts_said(form, sheet).items():
        said = {"name": name, "value": value, "source": candidacy.label, "by": by, "at": at}
        if name in numbers:
            declare_figure(organisation, year=on.year, **said)
        elif name in others:
            state_fact(organisation, since=on, **said)


def _let_in(candidacy: Candidacy, on: date, by: Actor, at: datetime) -> None:
    """End what people held as candidates; they act for a member now."""
    delegate = {"office": str(Capacity.DELEGATE), "capacity": Capacity.DELEGATE}
    for held in mandates(capacity=Capacity.CANDIDATE, organisation=candidacy.organisation, on=on):
        end_mandate(held, ends=on, by=by, at=at)
        give_mandate(held.account, **delegate, organisation=candidacy.organisation, starts=on, by=by, at=at)


def _tell(
    kind: str,
    candidacy: Candidacy,
    decision: Decision,
    more: dict[str, str],
    by: Actor,
    at: datetime,
    begins_on: date | None = None,
) -> None:
    def said(language: str) -> dict[str, str]:
        result = sentence(decision.verdict, candidacy.book, language)
        if decision.reason and not decision.is_for:
            result += f"\n\n{decision.reason}"
        if begins_on and begins_on != decision.on:
            result += "\n\n" + gettext("Membership begins on {day}.").format(day=day(begins_on, language))
        return {"assembly": day(decision.on, language), "result": result} | more

    queue_letters(candidacy, [to_candidate(kind, candidacy, said)], kind=kind, by=by, at=at)
