"""The yearly declaration of figures: what is asked, from whom it is awaited, and what is to be done about it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.register.models import Campaign, Declaration, Figure, Membership, Organisation
from accede.register.queries.standing import weight
from accede.statutes.queries import day_of

# Nobody is written to again before so much time has passed.
PAUSE = timedelta(days=7)
STATES = (*Declaration.State.values, "late")


def campaign_of(year: int) -> Campaign:
    """Return how the figures of a year were called for; where they were not, how they would be by default."""
    return Campaign.objects.filter(year=year).first() or Campaign(year=year)


def declaration_of(membership: Membership, year: int) -> Declaration:
    """Return a member's declaration of a year, or the one it would begin."""
    found = membership.declarations.filter(year=year).first()
    return found or Declaration(membership=membership, year=year)


def evidence_of(declaration: Declaration) -> dict[str, list[Document]]:
    """Return the files that are evidence for each figure of a declaration, the one that stands first."""
    found: dict[str, list[Document]] = {}
    for document in documents_about(declaration) if declaration.pk else ():
        found.setdefault(document.purpose, []).insert(0, document)
    return found


def is_asked(declaration: Declaration, on: date) -> bool:
    """Say whether figures may be declared: they were called for, or are those of the year that has ended."""
    return declaration.pk is not None or declaration.year == on.year - 1


def known_before(organisation: Organisation, year: int) -> dict[str, Figure]:
    """Return the last figure before a year for each name, the member's own before what was read elsewhere."""
    return {figure.name: figure for figure in sorted(organisation.figures.filter(year__lt=year), key=weight)}


def is_large(before: int, value: int, per_cent: int) -> bool:
    """Say whether a figure has moved by more than so many per cent of the one before."""
    return abs(value - before) * 100 > before * per_cent


def declarations(year: int, state: str = "", on: date | None = None) -> QuerySet[Declaration]:
    """Return the declarations of a year by register number: of one state, late on a day, or all."""
    found = Declaration.objects.filter(year=year).select_related("membership__organisation")
    if state == "late":
        return found.filter(state=Declaration.State.AWAITED) if _is_late(campaign_of(year), on) else found.none()
    return found.filter(state=state) if state in STATES else found


def tally_of(year: int) -> Mapping[str, int]:
    """Return how many declarations of a year stand in each state."""
    counted = Declaration.objects.filter(year=year).values_list("state").annotate(Count("pk")).order_by()
    return dict.fromkeys(Declaration.State.values, 0) | dict(counted)


def to_write_to(campaign: Campaign, on: date) -> QuerySet[Declaration]:
    """Return the declarations still awaited of members who were not written to for a while."""
    rested = Q(written_on=None) | Q(written_on__lte=on - PAUSE)
    return declarations(campaign.year, Declaration.State.AWAITED).filter(rested)


def reminders_due(at: datetime) -> Iterable[Campaign]:
    """Return the campaigns of which the clock reminds: on the day named for it, and once the last day has passed."""
    return [one for one in Campaign.objects.all() if _reminds(one, day_of(at))]


def _reminds(campaign: Campaign, on: date) -> bool:
    past = [day for day in (campaign.remind_on, campaign.due + timedelta(days=1)) if day <= on]
    return bool(past) and to_write_to(campaign, on).filter(Q(written_on=None) | Q(written_on__lt=max(past))).exists()


def _is_late(campaign: Campaign, on: date | None) -> bool:
    return on is not None and campaign.due is not None and campaign.due < on
