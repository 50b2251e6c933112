"""Who speaks for a member at an assembly: named by the member, and replaced by a substitute who steps in."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import keep, locked
from accede.assembly.actions.shares import check_shares
from accede.assembly.models import Assembly, Delegation
from accede.assembly.queries.delegation import eligible, is_voice
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate, oneself, secretariat
from accede.people.models import Account
from accede.people.queries import language
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.verdict import Verdict
from accede.wording.formats import listed
from accede.wording.margin import sentence


class MeetingOver(Refused):
    """Nobody speaks at a meeting that is over."""

    sentence = _("This meeting is over.")


class NotOfThem(Refused):
    """A member sends its own people."""

    sentence = _("Only a member’s own delegates are named, and each once. Enter somebody new as its delegate first.")


class OnlySubstitutes(Refused):
    """A substitute stands behind somebody."""

    sentence = _("Name at least one person who speaks; substitutes step in for somebody.")


class TooManyDelegates(Refused):
    """Some categories send so many delegates; the verdict says how many."""

    def __init__(self, assembly: Assembly, verdict: Verdict) -> None:
        super().__init__(sentence(verdict, assembly.book, language()), verdict=verdict)


class SteppedIn(Refused):
    """One steps in once, for somebody who speaks."""

    sentence = _("This person speaks already, or the other one does not speak any more.")


class SpeaksAnother(Refused):
    """Whoever was not named does not attend or vote for a member that has named somebody."""

    def __init__(self, organisation: Organisation, names: Sequence[str]) -> None:
        values = {"member": organisation.name, "names": listed(names, language())}
        told = gettext("At this meeting %(names)s attends and votes for %(member)s. A substitute has to step in first.")
        super().__init__(told % values)


@action("assembly.name_delegates", allowed_to=secretariat | delegate.of(lambda organisation: organisation.pk))
def name_delegates(
    organisation: Organisation,
    assembly: Assembly,
    *,
    delegates: Sequence[Account],
    substitutes: Sequence[Account] = (),
    shares: Sequence[int] = (),
    by: Actor,
    at: datetime,
) -> None:
    """Name who attends and votes for a member at an assembly, instead of whom it had named; nobody: each delegate.

    With `shares`, in the order of the delegates, each of them casts so many of its votes, and not the others.
    """
    assembly = locked(assembly)
    if assembly.state in Assembly.OVER:
        raise MeetingOver
    people, known = [*delegates, *substitutes], eligible(organisation, assembly)
    if len(set(people)) < len(people) or not set(people) <= set(known):
        raise NotOfThem
    if substitutes and not delegates:
        raise OnlySubstitutes
    verdict = _may_send(organisation, assembly, len(delegates)) if delegates else None
    if verdict and verdict.holds is False:
        raise TooManyDelegates(assembly, verdict)
    check_shares(organisation, assembly, len(delegates), shares)
    assembly.delegations.filter(organisation=organisation).delete()
    same = {"assembly": assembly, "organisation": organisation, "named_at": at}
    for rank, (one, votes) in enumerate(zip_longest(people, shares), 1):
        is_substitute = rank > len(delegates)
        said = {"account": one, "name": known[one], "is_substitute": is_substitute, "speaks": not is_substitute}
        Delegation.objects.create(rank=rank, share=rank if votes else None, votes=votes, **said, **same)
    assembly.has_delegations = assembly.delegations.exists()
    keep(assembly, "has_delegations")
    values = {"organisation": organisation, "delegates": len(delegates), "substitutes": len(substitutes)}
    values |= {"shares": [*shares]} if shares else {}
    write(assembly, verdict=verdict, values=values, personal={"named": people})


@action("assembly.step_in", allowed_to=secretariat | oneself)
def step_in(person: Account, delegation: Delegation, *, instead_of: Delegation, by: Actor, at: datetime) -> None:
    """Speak from now on for a member in the place of somebody else whom it has named, who does not any more."""
    assembly = locked(delegation.assembly)
    if assembly.state in Assembly.OVER:
        raise MeetingOver
    both = {one.pk: one for one in assembly.delegations.filter(organisation=delegation.organisation_id)}
    mine, other = both.get(delegation.pk), both.get(instead_of.pk)
    if mine is None or other is None or mine.account_id != person.pk or mine.speaks or not other.speaks:
        raise SteppedIn
    mine.speaks, mine.since, other.speaks = True, at, False
    mine.share, mine.votes, other.share, other.votes = other.share, other.votes, None, None
    Delegation.objects.bulk_update([mine, other], ["speaks", "since", "share", "votes"])
    keep(assembly)
    people = {"speaks": mine.account, "instead_of": other.account}
    write(assembly, values={"organisation": mine.organisation_id}, personal=people)


def check_speaks(organisation: Organisation, assembly: Assembly | int, by: Actor) -> Delegation | None:
    """Refuse whoever acts for a member that has named others to attend and vote for it; return as whom it acts."""
    speaking = list(Delegation.objects.filter(assembly=assembly, organisation=organisation, speaks=True))
    mine = next((one for one in speaking if is_voice(one, by)), None)
    if speaking and mine is None:
        raise SpeaksAnother(organisation, [one.name for one in speaking])
    return mine


def _may_send(organisation: Organisation, assembly: Assembly, number: int) -> Verdict | None:
    member = members_on(assembly.day).filter(organisation=organisation).first()
    rule = assembly.book.category.get(member.category) if member else None
    return rule.may_send(number) if rule and rule.delegates else None
