"""Two organisations are said to be one, and everything of one becomes the other's; or they are said to be two."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.register.actions.enterprise import recount
from accede.register.actions.entry import hold_numbering, settle_memberships, settle_suspensions
from accede.register.actions.mandate import end_mandate
from accede.register.models import Distinction, Figure, Former, Organisation, OwnCount, Particular, RegisterEntry
from accede.register.queries import DETAILS, lasting
from accede.register.queries.merging import are_members_together, kept_first
from accede.register.queries.relations import relations_to
from accede.statutes.queries import day_of

# A line keeps what it said, and so do former details; a distinction was said of those two; counts are worked out anew.
STAY = (RegisterEntry, Distinction, Former, OwnCount)


class TwoMembers(Refused):
    """Two members merge by a decision of theirs and of the association, not by a correction of the office."""

    sentence = _(
        "Both are, or were, members at the same time. Two members become one by a merger, in the way that the "
        "statutes have for it, and not by putting a double entry right."
    )


class Unmergeable(Refused):
    """Only two that stand for themselves become one."""

    sentence = _("One of the two has become part of another already, or they were said to be two.")


class BothHold(Refused):
    """What an organisation holds once at a time, two that become one must not both hold."""

    sentence = _(
        "Both hold something of which an organisation has one at a time, such as an open candidacy. "
        "End one of them first."
    )


class NotTheirs(Refused):
    """What stays was said of one of the two."""

    sentence = _("Choose for each line what one of the two says.")


class AlreadyTold(Refused):
    """Of a pair, it is said once that they are two."""

    sentence = _("This was said of the two already.")


@action("register.merge_organisations", allowed_to=secretariat)
def merge_organisations(
    first: Organisation, second: Organisation, *, values: Mapping[str, str], by: Actor, at: datetime
) -> Organisation:
    """Make two organisations one, with the values that were chosen; return the one that stands for both."""
    hold_numbering()
    kept, gone = _held(first, second)
    if are_members_together(kept, gone):
        raise TwoMembers
    names, changed = [kept.name, gone.name], _choose(kept, gone, values)
    _end_twice_held(kept, gone, day_of(at), by, at)
    moved = dict(_move(kept, gone))
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    settle_memberships(kept)
    settle_suspensions(kept)
    recount([kept.pk, gone.pk])
    write(kept, values={"gone": gone, "names": names, "changed": changed, "moved": moved})
    return kept


@action("register.tell_apart", allowed_to=secretariat)
def tell_apart(first: Organisation, second: Organisation, *, by: Actor, at: datetime) -> Distinction:
    """Say of two organisations that they are two, so that they are not offered as one again."""
    first, second = sorted((first, second), key=lambda one: one.pk)
    if first == second:
        raise Unmergeable
    distinction, is_new = Distinction.objects.get_or_create(first=first, second=second)
    if not is_new:
        raise AlreadyTold
    write(distinction, values={"first": first, "second": second})
    return distinction


@action("register.take_distinction_back", allowed_to=secretariat)
def take_distinction_back(distinction: Distinction, *, by: Actor, at: datetime) -> None:
    """Take back that two organisations are two."""
    distinction = Distinction.objects.select_for_update().get(pk=distinction.pk)
    write(distinction, values={"first": distinction.first_id, "second": distinction.second_id})
    distinction.delete()


def stays(model: type[Model]) -> bool:
    """Say whether rows of a model name for good whom they named: a row under a seal would no longer be true."""
    return model in STAY or hasattr(model, "seal")


def _held(first: Organisation, second: Organisation) -> tuple[Organisation, Organisation]:
    pair = {first.pk, second.pk}
    held = list(Organisation.objects.select_for_update().filter(pk__in=pair, merged_into=None).order_by("pk"))
    if len(held) < 2 or Distinction.objects.filter(first=held[0], second=held[1]).exists():
        raise Unmergeable
    return kept_first(*held)


def _choose(kept: Organisation, gone: Organisation, values: Mapping[str, str]) -> dict[str, list[str]]:
    """Write the chosen values into the one that stays; return what changed, from what to what."""
    said = {name: (getattr(kept, name), getattr(gone, name)) for name in DETAILS}
    if set(values) != set(DETAILS) or any(values[name] not in pair for name, pair in said.items()):
        raise NotTheirs
    for name, value in values.items():
        setattr(kept, name, value)
    # As with figures: what stands for both counts where it says something, the other where it alone does.
    kept.stated = gone.stated | kept.stated
    kept.save(update_fields=[*DETAILS, "stated"])
    return {name: [pair[0], values[name]] for name, pair in said.items() if values[name] != pair[0]}


def _end_twice_held(kept: Organisation, gone: Organisation, on: date, by: Actor, at: datetime) -> None:
    """End what the other has as well: an office of the same person, an enterprise on both lists."""
    listed = kept.belongings.filter(ends=None).values("enterprise")
    for one in gone.belongings.filter(ends=None, enterprise__in=listed):
        one.ends = max(one.starts, on)
        one.save(update_fields=["ends"])
    held = set(kept.mandates.filter(lasting(on)).values_list("account", "office", "capacity"))
    for one in gone.mandates.filter(lasting(on)):
        if (one.account_id, one.office, one.capacity) in held:
            end_mandate(one, ends=on, by=by, at=at)


def _move(kept: Organisation, gone: Organisation) -> Iterator[tuple[str, int]]:
    """Give everything of one to the other; return how much of what."""
    known = set(kept.figures.values_list("name", "year"))
    # The figures of what stands for both count, and what it tells of itself; the other's own stay where they are.
    behind = [one.pk for one in gone.figures.all() if (one.name, one.year) in known]
    told = list(kept.particulars.values_list("name", flat=True))
    for model, field in relations_to(Organisation):
        rows = model.objects.filter(**{field: gone})
        rows = rows.exclude(Q(pk__in=behind)) if model is Figure else rows
        rows = rows.exclude(name__in=told) if model is Particular else rows
        try:
            with transaction.atomic():
                number = 0 if stays(model) else rows.update(**{field: kept})
        except IntegrityError as fault:
            raise BothHold from fault
        if number:
            yield model._meta.label_lower, number
