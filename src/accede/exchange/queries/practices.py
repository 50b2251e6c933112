"""Sheets of good practice: which somebody may read, which are found, what a file of them holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accede.exchange.models import Practice
from accede.exchange.models.practice import PARTS
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of, secretariat
from accede.space.models import Audience
from accede.space.queries import members
from accede.wording.folding import words_of
from accede.wording.formats import country, listed, text

State = Practice.State


def readable_practices(actor: Actor) -> QuerySet[Practice]:
    """Return the sheets that somebody may read: what is published to it, and its own before."""
    several = Practice.objects.select_related("organisation").prefetch_related("targets")
    if secretariat(actor):
        return several
    shown = Q(state=State.PUBLISHED)
    if not members(actor):
        return several.filter(shown, audience=Audience.PUBLIC)
    return several.filter(shown | Q(organisation__in=delegate_of(actor)))


def practices_found(wanted: Mapping[str, Any]) -> QuerySet[Practice]:
    """Return the published sheets that are asked for: by words, country, target group and whether others can do it."""
    several = Practice.objects.filter(state=State.PUBLISHED).order_by("-published_at", "-pk")
    for word in words_of(wanted.get("q") or ""):
        several = several.filter(words__contains=f" {word}")
    for name in ("country", "transferable"):
        several = several.filter(**{name: wanted[name]}) if wanted.get(name) else several
    several = several.filter(targets=wanted["target"]) if wanted.get("target") else several
    return several.select_related("organisation").prefetch_related("targets")


def countries_told() -> list[str]:
    """Return the countries of which sheets are published."""
    return list(
        Practice.objects.filter(state=State.PUBLISHED).order_by("country").values_list("country", flat=True).distinct()
    )


def targets_of(practice: Practice, language: str) -> str:
    """Return whom a sheet is for, in words."""
    return listed([text(one.titles, language) for one in practice.targets.all()], language)


def columns(language: str) -> list[str]:
    """Return what each column of sheets as a file is called."""
    return [_("Title"), _("Of"), _("Country"), _("For whom"), *map(str, PARTS.values()), _("Can others do it?")]


def rows(found: QuerySet[Practice], language: str) -> Iterator[list[object]]:
    """Return sheets in these columns, each in a language or in the one that it has."""
    for one in found:
        said = [text(one.texts[part], language) if one.texts.get(part) else "" for part in PARTS]
        told = [text(one.titles, language), str(one.organisation or ""), country(one.country, language)]
        yield [*told, targets_of(one, language), *said, str(one.get_transferable_display())]
