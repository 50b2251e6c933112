"""Before the members, and what follows from their vote: admitted, with all that this brings; or refused."""

from contextlib import suppress
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Item
from accede.fees.actions import CannotSay, NothingOwed, call_fee
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, chair, consequence, secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.walk import Closed, check_turn, hold, mark_done, own_or_office
from accede.procedure.mails import to_candidate, to_members
from accede.procedure.models import Candidacy
from accede.procedure.queries.decision import candidacy_of
from accede.procedure.queries.sheet import facts_said, sheet_of
from accede.register.actions import declare_figure, end_mandate, enter_member, give_mandate
from accede.register.models import Membership
from accede.register.queries import mandates
from accede.rulebook.tally import Outcome
from accede.rulebook.verdict import Answer
from accede.statutes.queries import Unworded, day_of
from accede.wording.formats import day
from accede.wording.margin import sentence

# What the register takes over from a sheet, where the sheet asks for it.
TAKEN_OVER = ("name", "country", "seat", "legal_form", "registration", "website")


class NobodyNamed(Refused):
    """A person speaks for a candidate."""

    sentence = _("Write the name of the person who will present your request.")


@action("procedure.name_presenter", allowed_to=own_or_office)
def name_presenter(candidacy: Candidacy, *, name: str, by: Actor, at: datetime) -> None:
    """Say who presents a request to the members."""
    candidacy = hold(candidacy)
    if not name.strip():
        raise NobodyNamed
    candidacy.presenter = name.strip()
    candidacy.save(update_fields=["presenter"])
    write(candidacy, personal={"name": candidacy.presenter})


@action("procedure.note_presented", allowed_to=secretariat | chair)
def note_presented(candidacy: Candidacy, *, by: Actor, at: datetime) -> None:
    """Write down that a candidate has presented its request to the members."""
    candidacy = hold(candidacy)
    check_turn(candidacy, "presents")
    mark_done(candidacy, "presents", by, at)
    write(candidacy)


@action("procedure.admit", allowed_to=consequence)
def admit(candidacy: Candidacy, item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> Membership:
    """Do what follows when the members admit a candidate: the register, mandates, the first fee, the letters."""
    candidacy, decided_on = hold(candidacy), item.assembly.day
    _end(candidacy, Candidacy.State.ADMITTED, by, at)
    write(candidacy, verdict=outcome.verdict, edition=candidacy.edition.sha256, values={"item": item})
    _take_over(candidacy, decided_on, by, at)
    membership = enter_member(
        candidacy.organisation,
        category=candidacy.way.into,
        effective_on=decided_on,
        decided_on=decided_on,
        decision=f"{item.assembly.day.isoformat()}/{item.position}",
        article=outcome.verdict.article,
        edition=candidacy.edition,
        by=by,
        at=at,
    )
    _let_in(candidacy, decided_on, by, at)
    # Whoever the members admit is a member, also where the first fee cannot be said or is none: it is called by hand.
    with suppress(CannotSay, NothingOwed):
        call_fee(membership, year=decided_on.year, joined=decided_on, on=day_of(at), by=by, at=at)
    _tell("admitted", candidacy, item, outcome.verdict, {"number": str(membership.number)}, by, at)
    # House texts of an older version do not word it; for the want of a notice nobody is kept from being a member.
    with suppress(Unworded):
        notices = to_members(candidacy, membership, decided_on)
        queue_letters(membership, notices, kind="member_joined", by=by, at=at)
    return membership


@action("procedure.refuse", allowed_to=consequence)
def refuse(candidacy: Candidacy, item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Do what follows when the members do not admit a candidate."""
    candidacy = hold(candidacy)
    _end(candidacy, Candidacy.State.REFUSED, by, at)
    write(candidacy, verdict=outcome.verdict, edition=candidacy.edition.sha256, values={"item": item})
    _tell("refused", candidacy, item, outcome.verdict, {}, by, at)


def follow_vote(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Let the result of an item on an admission have its effect; without a quorum nothing is decided."""
    candidacy, follows = candidacy_of(item), {"carried": admit, "rejected": refuse}.get(outcome.outcome)
    if candidacy and follows:
        # Of a candidacy that was withdrawn before the vote the result stands in the record, and nothing follows.
        with suppress(Closed):
            follows(candidacy, item, outcome, by=by, at=at)


def _end(candidacy: Candidacy, state: str, by: Actor, at: datetime) -> None:
    mark_done(candidacy, "decides", by, at)
    candidacy.state = state
    candidacy.save(update_fields=["state"])


def _take_over(candidacy: Candidacy, on: date, by: Actor, at: datetime) -> None:
    """Let the register know the organisation as its request describes it."""
    form, sheet, organisation = sheet_of(candidacy.book, candidacy.way), candidacy.request.sheet, candidacy.organisation
    known = {name: sheet[name] for name in TAKEN_OVER if sheet.get(name)}
    for name, value in known.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(known))
    for name, value in facts_said(form, sheet).items():
        if candidacy.book.fact[name].kind == "number":
            source = candidacy.label
            declare_figure(organisation, name=name, value=value, year=on.year, source=source, by=by, at=at)


def _let_in(candidacy: Candidacy, on: date, by: Actor, at: datetime) -> None:
    """End what people held as candidates; they act for a member now."""
    delegate = {"office": str(Capacity.DELEGATE), "capacity": Capacity.DELEGATE}
    for held in mandates(capacity=Capacity.CANDIDATE, organisation=candidacy.organisation, on=on):
        end_mandate(held, ends=on, by=by, at=at)
        give_mandate(held.account, **delegate, organisation=candidacy.organisation, starts=on, by=by, at=at)


def _tell(
    kind: str, candidacy: Candidacy, item: Item, verdict: Answer, more: dict[str, str], by: Actor, at: datetime
) -> None:
    def said(language: str) -> dict[str, str]:
        result = sentence(verdict, candidacy.book, language)
        return {"assembly": day(item.assembly.day, language), "result": result} | more

    queue_letters(candidacy, [to_candidate(kind, candidacy, said)], kind=kind, by=by, at=at)
