"""That a member pays less, or nothing: decided by somebody, with a reason, from one year to another."""

from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from accede.fees.models import Relief
from accede.fees.queries import granting
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, treasurer
from accede.register.models import Membership
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Money
from accede.statutes.queries import book_on, day_of, edition_on

Kind = Relief.Kind


class Unreasoned(Refused):
    """Whoever reads the books is told why somebody pays less."""

    sentence = _("Say why.")


class NoSuchShare(Refused):
    """A reduction takes something off, and less than the whole."""

    sentence = _("A reduction is a share between nothing and the whole, or an amount that is more than nothing.")


class NoSuchYears(Refused):
    """A decision holds for years, and ends after it began."""

    sentence = _("The last year is not before the first, and a decision is not of a day to come.")


class TheRulesSay(Refused):
    """Where the rules say who may grant what, the house decides nothing else."""

    sentence = _("The rules say who may grant what here: only that can be noted.")


class NoSuchBody(Refused):
    """Somebody decided it."""

    sentence = _("Nobody of this name decides here.")


class AlreadyNoted(Refused):
    """A decision is noted once."""

    sentence = _("This decision is noted already.")


class EndsLater(Refused):
    """A decision is ended, not made longer: that is another decision."""

    sentence = _("It ends by then already.")


@action("fees.grant_relief", allowed_to=treasurer | secretariat)
def grant_relief(
    membership: Membership,
    *,
    kind: str,
    share: str = "",
    cents: int = 0,
    first_year: int,
    last_year: int | None = None,
    reason: str,
    article: str = "",
    body: str,
    decided_on: date,
    by: Actor,
    at: datetime,
) -> Relief:
    """Note that somebody decided that a member pays less; the rules are asked first who may grant what."""
    today = day_of(at)
    if not reason.strip():
        raise Unreasoned
    if decided_on > today or (last_year and last_year < first_year):
        raise NoSuchYears
    said = {"share": share, "cents": cents} if kind in (Kind.SHARE, Kind.AMOUNT) else {}
    if said and not (0 < Fraction(share or 0) < 1 if kind == Kind.SHARE else cents > 0):
        raise NoSuchShare
    book = book_on(today)
    relief = Relief(membership=membership, kind=kind, body=body, reason=reason.strip(), decided_on=decided_on, **said)
    relief.first_year, relief.last_year, relief.article = first_year, last_year, article
    may_grant = granting(book, membership.category)
    if may_grant and kind != Kind.GRANT:
        raise TheRulesSay
    if body not in (may_grant if kind == Kind.GRANT else book.body):
        raise NoSuchBody
    if kind == Kind.GRANT:
        rule = fee_of(book, membership.category)
        relief.rule, relief.article = f"fee.{rule.name}", ""
    alike = {"first_year": first_year, "last_year": last_year, "decided_on": decided_on, "body": body, "kind": kind}
    if membership.reliefs.filter(**alike, reason=relief.reason, **said).exists():
        raise AlreadyNoted
    relief.save()
    said = _told(relief, book.rulebook.currency)
    article = (relief.article,) if relief.article else ()
    write(relief, article=article, edition=edition_on(today).sha256, values=said, personal={"reason": relief.reason})
    return relief


@action("fees.end_relief", allowed_to=treasurer | secretariat)
def end_relief(relief: Relief, *, last_year: int, reason: str, by: Actor, at: datetime) -> Relief:
    """End what was decided to take off: `last_year` is the last for which it counts, or one before its first."""
    if not reason.strip():
        raise Unreasoned
    relief = Relief.objects.select_for_update().get(pk=relief.pk)
    if last_year < relief.first_year - 1:
        raise NoSuchYears
    if relief.last_year is not None and last_year >= relief.last_year:
        raise EndsLater
    relief.last_year, relief.end_reason = last_year, reason.strip()
    relief.save(update_fields=["last_year", "end_reason"])
    values = {"membership": relief.membership, "last_year": last_year}
    write(relief, values=values, personal={"reason": relief.end_reason})
    return relief


def _told(relief: Relief, currency: str) -> dict[str, object]:
    said = {"membership": relief.membership, "kind": relief.kind, "by": relief.body, "rule": relief.rule}
    said |= {"first_year": relief.first_year, "last_year": relief.last_year, "decided_on": relief.decided_on}
    off = {"share": relief.share} if relief.share else {"off": Money(relief.cents, currency)} if relief.cents else {}
    return said | off
