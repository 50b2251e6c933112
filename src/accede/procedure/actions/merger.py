"""Two members merge: one goes on, or both end and a new one takes their place."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.opening import LeftAlready, check_has_come
from accede.procedure.actions.passing import ReasonsMissing
from accede.procedure.mails import of_merger
from accede.procedure.queries.merger import Merged, merger_decision, merger_path
from accede.register.actions import add_organisation, end_membership, enter_member
from accede.register.models import Membership
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, edition_at, rules_of


class SameMember(Refused):
    """It takes two members to merge."""

    sentence = _("A member merges with another one.")


@dataclass(frozen=True, kw_only=True)
class Union:
    """What was decided: in whom it goes on (none: a new organisation of this name), from when on, and why."""

    kept: Membership | None
    name: str = ""
    country: str = ""
    category: str = ""
    on: date
    decided_on: date | None = None
    decision: str = ""
    reason: str


@action("procedure.merge_members", allowed_to=secretariat)
def merge_members(membership: Membership, *, other: Membership, union: Union, by: Actor, at: datetime) -> Membership:
    """Enter that two members have merged: whoever ends, ends with a line that names the one in which it goes on."""
    two = _both(membership, other)
    _check(two, union, at)
    edition = edition_at(at)
    path = merger_path(rules_of(edition, union.on))
    said = {
        "effective_on": union.on,
        "decided_on": union.decided_on,
        "article": path.article if path else (),
        "edition": edition,
        "by": by,
        "at": at,
    }
    ended = tuple(one for one in two if union.kept is None or one.pk != union.kept.pk)
    kept = union.kept or _new(union, said, by, at)
    merged = Merged(ended, kept, union.on)
    letters = of_merger(merged, two, edition, day_of(at))
    for one in ended:
        decision = _decision(edition, kept, union.decision)
        end_membership(one, path=path.name if path else "", decision=decision, **said)
    values = {"ended": list(ended), "kept": kept, "on": union.on}
    write(membership, article=said["article"], edition=edition.sha256, values=values, personal={"reason": union.reason})
    queue_letters(kept, letters, kind="members_merged", by=by, at=at)
    return kept


def _both(membership: Membership, other: Membership) -> list[Membership]:
    keys = [membership.pk, other.pk]
    found = Membership.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk__in=keys)
    return sorted(found.order_by("pk"), key=lambda one: keys.index(one.pk))


def _check(two: list[Membership], union: Union, at: datetime) -> None:
    if len(two) < 2 or two[0].organisation_id == two[1].organisation_id:
        raise SameMember
    if any(one.ends is not None or one.is_void for one in two):
        raise LeftAlready
    check_has_come(union.on, at)
    if not union.reason.strip():
        raise ReasonsMissing


def _new(union: Union, said: dict[str, object], by: Actor, at: datetime) -> Membership:
    made = add_organisation(union.name, country=union.country, by=by, at=at)
    return enter_member(made, category=union.category, decision=union.decision, **said)


def _decision(edition: Edition, kept: Membership, decision: str) -> str:
    # A line is written once, in the first language of the statutes.
    with translation.override(edition.book.rulebook.languages[0]):
        return merger_decision(kept, decision)
