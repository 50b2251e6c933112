"""Who is a member on a day, as it is known now or was known on another day; and the lines of the register."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accede.journal.actions import Actor
from accede.people.capacities import auditor, board, chair, delegate, delegate_of, secretariat, treasurer
from accede.register.models import OPENING, SUSPENDING, Membership, Organisation, RegisterEntry, Suspension
from accede.register.queries.details import detail_on
from accede.register.queries.period import lasting
from accede.statutes.queries import end_of

may_consult = secretariat | chair | board | auditor  # the register, line by line
may_extract = may_consult | delegate  # who was a member on a day: the law lets every member ask that
own_delegate = delegate.of(lambda belonging: belonging.organisation_id)  # of a membership, a declaration, a list
own_organisation = delegate.of(lambda organisation: organisation.pk)
# What the facts of an organisation and its standing are read from, beside itself.
FACTS_FROM = ("figures", "own_counts", "obligations", "suspensions", "formers")
may_see_standing = may_consult | treasurer | own_delegate


def members_on(day: date, known: date | datetime | None = None) -> QuerySet[Membership]:
    """Return the memberships of a day by register number, with all that their facts and standing need.

    With `known`, those that the register told of before that instant, or at the end of that day, whatever was entered
    or put right since;
    `starts` and `ends` of such a membership are today's, `known_starts` and `known_ends` those of then.
    """
    found = Membership.objects.filter(lasting(day), is_void=False)
    if known is not None:
        found = _known(day, known if isinstance(known, datetime) else end_of(known))
    return found.select_related("organisation").prefetch_related(*(f"organisation__{one}" for one in FACTS_FROM))


def organisations_on(day: date) -> QuerySet[Organisation]:
    """Return the organisations that are members on a day, by their names."""
    running = Membership.objects.filter(lasting(day), is_void=False)
    return Organisation.objects.filter(pk__in=running.values("organisation")).order_by("words", "pk")


def own_members(actor: Actor, on: date) -> QuerySet[Organisation]:
    """Return the members of a day that whoever acts is a delegate of, by their names."""
    return organisations_on(on).filter(pk__in=delegate_of(actor))


def turns_on(day: date, since: datetime) -> list[datetime]:
    """Return the instants from another on at which lines were entered that count from a day."""
    lines = RegisterEntry.objects.filter(effective_on=day, entered_at__gte=since)
    return list(lines.order_by("entered_at").values_list("entered_at", flat=True).distinct())


def _known(day: date, before: datetime) -> QuerySet[Membership]:
    lines = live(before)
    by_then = Q(effective_on=None) | Q(effective_on__lte=day)
    opening = lines.filter(membership=OuterRef("pk"), event__in=OPENING)
    closing = lines.filter(closes=OuterRef("pk"))
    return Membership.objects.filter(Exists(opening.filter(by_then)), ~Exists(closing.filter(by_then))).annotate(
        known_starts=Subquery(opening.values("effective_on")[:1]),
        known_ends=Subquery(closing.values("effective_on")[:1]),
    )


def live(before: datetime | None = None) -> QuerySet[RegisterEntry]:
    """Return the lines that stood before an instant: entered, not put right, and not saying that another is void."""
    lines, later = RegisterEntry.objects.exclude(event=RegisterEntry.Event.VOID), RegisterEntry.objects
    if before is not None:
        lines, later = lines.filter(entered_at__lt=before), later.filter(entered_at__lt=before)
    return lines.filter(~Exists(later.filter(corrects=OuterRef("pk"))))


def projected(organisation: Organisation) -> Iterator[Membership]:
    """Return an organisation's memberships, by number, as its lines make them; nothing is written."""
    lines = live().filter(membership__organisation=organisation)
    opening = {line.membership_id: line for line in lines if line.event in OPENING}
    closing = {line.closes_id: line for line in lines if line.closes_id}
    for one in organisation.memberships.all():
        line = opening.get(one.pk)
        one.is_void = line is None
        if line is not None:
            # Whoever puts a line right knows the day.
            one.starts, one.starts_year_only = line.effective_on, one.starts_year_only and line.corrects_id is None
            one.ends = closing[one.pk].effective_on if one.pk in closing else None
        yield one


def suspended(organisation: Organisation) -> list[Suspension]:
    """Return an organisation's suspensions as its lines make them, in their order; nothing is written."""
    lines = live().filter(membership__organisation=organisation, event__in=(*SUSPENDING, RegisterEntry.Event.LEFT))
    found: list[Suspension] = []
    for line in sorted(lines, key=lambda one: (one.effective_on or date.min, one.number)):
        running = [one for one in found if one.ends is None and line.standing in ("", one.standing)]
        for one in running:  # whoever leaves is not suspended when it comes back
            one.ends = line.effective_on
        if line.event == RegisterEntry.Event.SUSPENDED:
            of = {"organisation": organisation, "line": line, "standing": line.standing}
            found.append(Suspension(**of, starts=line.effective_on))
    return found


def entries() -> QuerySet[RegisterEntry]:
    """Return the lines of the register in the order in which they were entered."""
    told = ("organisation", "membership__organisation", "edition", "corrects", "corrected_by")
    return RegisterEntry.objects.select_related(*told)


def told_on(day: date, known: date) -> list[dict[str, object]]:
    """Return the members of a day as they were known at the end of another, in plain values for other programs."""
    return [
        {
            "number": one.number,
            "name": detail_on(one.organisation, "name", day),
            "country": detail_on(one.organisation, "country", day),
            "category": one.category,
            "from": one.known_starts,
            "until": one.known_ends,
        }
        for one in members_on(day, known)
    ]
