"""A member declares its figures of a year, all of them in one deed, and corrects them until they are accepted."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.archive.queries import latest_by_purpose
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.register.actions.figure import AlreadyDeclared
from accede.register.models import Declaration, Figure, Membership
from accede.register.queries import campaign_of, is_asked, is_large, known_before, own_delegate, yearly_facts
from accede.statutes.queries import book_on, day_of

FIXED = Figure.State.ACCEPTED
# The least settled figure says how far a declaration has come.
ORDER = (Figure.State.CHALLENGED, Figure.State.ANSWERED, Figure.State.DECLARED, Figure.State.ACCEPTED)


@dataclass(frozen=True)
class Stated:
    """A figure as a member states it: the number, what it counts, where it is from, why it changed so much."""

    value: int
    definition: str = ""
    source: str = ""
    reason: str = ""


class NotAsked(Refused):
    """Figures are declared for a year that was called for, or has just ended."""

    sentence = _("The figures of this year are not asked for.")


class UnknownFigure(Refused):
    """A figure is one that the rulebook asks for."""

    sentence = _("The rules ask for no such figure.")


class NothingDeclared(Refused):
    """A declaration says at least one number."""

    sentence = _("Declare at least one figure.")


class AlreadyAccepted(Refused):
    """What was accepted is not declared again."""

    sentence = _("These figures are accepted; they can no longer be changed.")


class DeclaredMeanwhile(Refused):
    """Whoever declares has seen what stands: another window, or another person, is not overwritten unseen."""

    sentence = _(
        "These figures were declared meanwhile, in another window or by somebody else. Look at them, then correct them."
    )


class ReasonAsked(Refused):
    """A figure far from the one before is told with its reason."""

    sentence = _("A figure has changed so much that it needs a reason.")


@action("register.declare_figures", allowed_to=secretariat | own_delegate)
def declare_figures(
    membership: Membership,
    *,
    year: int,
    figures: Mapping[str, Stated],
    evidence: Mapping[str, Deposit] | None = None,
    seen: int,
    by: Actor,
    at: datetime,
) -> Declaration:
    """Declare figures of a year with their evidence; what is left out is not known.

    `seen` is the rounds that the form was filled on. A new file stands in place of the one before, which is kept.
    """
    declaration = _held(membership, year, at)
    standing = {figure.name: figure for figure in declaration.figures.all()}
    left = {name: stated for name, stated in figures.items() if name not in _fixed(standing)}
    papers = _new(declaration, {name: sent for name, sent in (evidence or {}).items() if name in left})
    _check(declaration, standing, left, papers, seen, at)
    for name, stated in left.items():
        if name in papers or stated != _stated(standing.get(name)):
            _state(declaration, standing.get(name), name, stated)
    for name, sent in papers.items():
        keep_document(declaration, deposit=sent, purpose=name, by=by, at=at)
    # What is accepted stays, and so does what is challenged until it is answered.
    declaration.figures.exclude(state=FIXED).filter(challenge="").exclude(name__in=left).delete()
    declaration.rounds, declaration.declared_at = declaration.rounds + 1, at
    settle_state(declaration)
    write(declaration, values={"year": year, "figures": {name: asdict(stated) for name, stated in left.items()}})
    return declaration


def settle_state(declaration: Declaration) -> None:
    """Save a declaration with the state that follows from its figures."""
    states = set(declaration.figures.values_list("state", flat=True))
    declaration.state = next(state for state in ORDER if state in states)
    declaration.save(update_fields=["state", "rounds", "declared_at"])


def _held(membership: Membership, year: int, at: datetime) -> Declaration:
    Membership.objects.select_for_update().get(pk=membership.pk)
    begun = membership.declarations.select_for_update().filter(year=year).first()
    declaration = begun or Declaration(membership=membership, year=year)
    if not is_asked(declaration, day_of(at)):
        raise NotAsked
    if declaration.pk is None:
        declaration.save()
    return declaration


def _new(declaration: Declaration, evidence: Mapping[str, Deposit]) -> dict[str, Deposit]:
    kept = latest_by_purpose(declaration)
    return {name: sent for name, sent in evidence.items() if name not in kept or kept[name].sha256 != sent.sha256}


def _check(
    declaration: Declaration,
    standing: Mapping[str, Figure],
    left: Mapping[str, Stated],
    papers: Mapping[str, Deposit],
    seen: int,
    at: datetime,
) -> None:
    if declaration.state == Declaration.State.ACCEPTED:
        raise AlreadyAccepted
    if not left.keys() <= yearly_facts(book_on(day_of(at))).keys():
        raise UnknownFigure
    if not left and not _fixed(standing):
        raise NothingDeclared
    if not papers and left == {name: _stated(figure) for name, figure in standing.items() if figure.state != FIXED}:
        raise AlreadyDeclared
    if declaration.rounds != seen:
        raise DeclaredMeanwhile
    _check_changes(declaration, left, day_of(at))


def _check_changes(declaration: Declaration, left: Mapping[str, Stated], on: date) -> None:
    before = known_before(declaration.membership.organisation, declaration.year)
    per_cent = campaign_of(declaration.year).asks_from
    unexplained = (name for name, stated in left.items() if name in before and not stated.reason)
    if any(is_large(before[name].counted(on), left[name].value, per_cent) for name in unexplained):
        raise ReasonAsked


def _fixed(standing: Mapping[str, Figure]) -> set[str]:
    return {name for name, figure in standing.items() if figure.state == FIXED}


def _stated(figure: Figure | None) -> Stated | None:
    return figure and Stated(figure.value, figure.definition, figure.source, figure.reason)


def _state(declaration: Declaration, standing: Figure | None, name: str, stated: Stated) -> None:
    # What was challenged is answered by stating it anew, with another number or with more evidence for this one.
    is_answer = standing is not None and standing.challenge
    state = Figure.State.ANSWERED if is_answer else Figure.State.DECLARED
    of = {"organisation": declaration.membership.organisation, "year": declaration.year}
    declaration.figures.update_or_create(name=name, defaults={**of, **asdict(stated), "state": state})
