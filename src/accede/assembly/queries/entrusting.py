"""Proxies of a meeting: who has entrusted its votes to whom, whether it may, and by when."""

from dataclasses import replace

from django.db.models import QuerySet

from accede.assembly.models import Assembly, Entrusting
from accede.assembly.queries.roll import ABSENT, represented, roll_of
from accede.register.models import Organisation
from accede.rulebook.dates import duty
from accede.rulebook.entrust import may_entrust as asked
from accede.rulebook.verdict import Due, Verdict

State = Entrusting.State
BY = "proxies"  # the deadline by which proxies are given, where a rulebook has one


def live(assembly: Assembly) -> QuerySet[Entrusting]:
    """Return the proxies of a meeting that are given or accepted, and not taken back."""
    held = assembly.entrustings.filter(state__in=(State.GIVEN, State.ACCEPTED))
    return held.select_related("principal", "holder")


def given_by(principal: Organisation, assembly: Assembly) -> Entrusting | None:
    """Return the proxy that a member has given for a meeting, accepted or not; None if it has none."""
    return live(assembly).filter(principal=principal).first()


def proxies_by(assembly: Assembly) -> Due | None:
    """Return the last day to give or accept a proxy; None where the rulebook names none."""
    book = assembly.book
    return duty(book, BY, assembly=assembly.day) if BY in book.deadline else None


def may_entrust(assembly: Assembly, principal: Organisation, holder: Organisation) -> Verdict:
    """Say whether a member may entrust its votes at a meeting to another, beside the proxies that were accepted."""
    held = dict(assembly.entrustings.filter(state=State.ACCEPTED).values_list("principal", "holder"))
    # Whoever comes in the end may leave again: what its holder could come to carry is what is judged.
    roll = represented([replace(seat, attendance=ABSENT, since="") for seat in roll_of(assembly)], held)
    members = {seat.organisation: seat.member for seat in roll}
    names = [members.get(one.pk, one.name) for one in (principal, holder)]
    verdict = asked(assembly.book, [seat.voter() for seat in roll], *names)
    shown = dict(zip(names, (principal.name, holder.name), strict=True))
    return replace(verdict, values={name: shown.get(value, value) for name, value in verdict.values.items()})
