"""A result in figures: a bar for each test that the majority makes, where tiles of one voice each would not tell it."""

from fractions import Fraction
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.assembly.models import Item
from accede.assembly.queries.count import book_of, motion_of
from accede.assembly.views.asking import why
from accede.assembly.views.room import Room
from accede.people.queries import language
from accede.rulebook.measure import Measure, measures
from accede.rulebook.verdict import Named
from accede.wording.formats import number
from accede.wording.margin import fact_value, named


def bars_of(room: Room) -> list[dict[str, Any]]:
    """Return a bar for each test of the majority; none where one bar of tiles tells it all."""
    item = room.item
    found = measures(book_of(item), item.matter, room.outcome.tally, motion_of(item))
    has_one_each = room.voice is not None or all(one.votes in (0, 1) for one in room.outcome.rights.values())
    if len(found) < 2 and has_one_each and item.form not in (Item.Form.CARDS, Item.Form.SECRET):
        return []
    return [_bar(one, item) for one in found if one.what == "for" and None not in one.sides]


def in_figures(room: Room) -> list[dict[str, Any]]:
    """Return how many votes were blank, abstained or invalid."""
    labels = {"blank": _("Blank"), "abstain": _("Abstained"), "invalid": _("Invalid")}
    counts = room.outcome.tally.choices()
    return [
        {"label": label, "tiles": [], "note": number(counts[choice], language())}
        for choice, label in labels.items()
        if counts[choice]
    ]


def _bar(one: Measure, item: Item) -> dict[str, Any]:
    values, (in_favour, against) = one.verdict.values, one.sides
    needed, base = values.get("needed"), values.get("base")
    whole = max(base or 0, in_favour + against, needed or 0) or 1
    words = {"for": number(in_favour, language()), "against": number(against, language())}
    told = _("For: %(for)s. Against: %(against)s.")
    if needed is not None:
        words["needed"] = number(needed, language())
        told = _("For: %(for)s. Against: %(against)s. Needed: %(needed)s.")
    return {
        "label": _label(one, item),
        "in_favour": {"number": words["for"], "share": Fraction(in_favour, whole)},
        "against": {
            "number": words["against"],
            "share": Fraction(against, whole),
            "from": 1 - Fraction(against, whole),
        },
        "line": Fraction(needed, whole) if needed else "",
        "needed": _("%(needed)s of %(base)s needed") % {"needed": needed, "base": number(base or whole, language())},
        "words": told % words,
        "cite": why(one.verdict, book_of(item)),
    }


def _label(one: Measure, item: Item) -> str:
    book = book_of(item)
    if one.fact == "category":
        return capfirst(named(Named("category", one.group), book, language()))
    if one.fact:
        return capfirst(fact_value(one.fact, one.group, book, language()))
    units = {"votes": _("Votes"), "members": _("Members"), "countries": _("Countries")}
    return units.get(one.unit) or capfirst(named(Named("fact", one.unit), book, language()))
