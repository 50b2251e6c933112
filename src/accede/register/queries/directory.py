"""The members that a search finds: few enough to be sorted and counted on every page."""

from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet

from accede.register.models import Membership, Organisation
from accede.wording.folding import folded, words_of
from accede.wording.formats import territories

# More members than umbrella associations have; whoever finds more is asked for another word, not kept waiting.
AT_MOST = 2000
BY_COUNTRY = ("country", "words", "pk")
# What a member is counted and sorted by: its organisation, country and words. Thousands of these are made for a
# page, and Python looks through whatever it makes; plain tuples of plain values cost it least.
Line = tuple[int, str, str]


def matching(memberships: QuerySet[Membership], words: str, language: str) -> QuerySet[Organisation]:
    """Return whose memberships these are, if name, seat or country hold all of some words; by country and name."""
    # Each organisation asks for its membership, never the other way about: so one walk along the index of searches
    # gives them in order and stops when there are enough, with or without statistics about the tables.
    found = Organisation.objects.filter(Exists(memberships.filter(organisation=OuterRef("pk"))))
    for word in words_of(words):
        found = found.filter(Q(words__contains=word) | Q(country__in=_countries_named(word, language)))
    return found.order_by(*BY_COUNTRY)


def lines(organisations: QuerySet[Organisation]) -> tuple[list[Line], bool]:
    """Return the first of these organisations, and whether there are more."""
    found = list(organisations.values_list("pk", "country", "words")[: AT_MOST + 1])
    return found[:AT_MOST], len(found) > AT_MOST


def _countries_named(word: str, language: str) -> list[str]:
    return [code for code, name in _names(language) if word in name]


@cache
def _names(language: str) -> list[tuple[str, str]]:
    named = territories(language).items()
    return [(code, folded(name)) for code, name in named if len(code) == 2 and code.isalpha()]
