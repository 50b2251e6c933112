"""Assemblies of other associations for tests, made by the real actions: the members and their votes are samples."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from assembly.samples import CHAIR, attends
from cast import NOON
from procedure.houses import living_by
from register.samples import entering, organisation
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.models import Item
from accede.register.actions import enter_member
from accede.register.models import Figure

TODAY = NOON.date()
BEFORE = NOON - timedelta(days=120)
ZONE = ZoneInfo("Europe/Brussels")
# By rulebook: the matter, and each member as category, country, figures and choice; then what comes of it.
HELD = {
    "egp": (
        "resolution",
        [
            ("full", "DE", {"votes_for_size": 8, "votes_for_other": 1}, "for"),
            ("full", "FR", {"votes_for_size": 5, "votes_for_other": 0}, "for"),
            ("full", "BE", {"votes_for_size": 4, "votes_for_other": 0}, "against"),
            ("youth_federation", "BE", {"council_delegates": 2}, "against"),
        ],
        {"for": 14, "against": 6},
        "carried",  # 14 of 20 are two thirds and more
    ),
    "iflry": (
        "statutes",
        [
            ("full", "SE", {"members": 400}, "for"),
            ("full", "DE", {"members": 3000}, "for"),
            ("full", "NL", {"members": 900}, "against"),
            ("full", "GE", {"members": 450}, "against"),
        ],
        {"for": 9, "against": 7},
        "rejected",  # 9 of 16 are less than two thirds
    ),
    "commodity_council": (
        "motion",
        [
            ("producer", "BR", {"block_votes": 600}, "for"),
            ("producer", "VN", {"block_votes": 400}, "against"),
            ("consumer", "DE", {"block_votes": 500}, "against"),
            ("consumer", "US", {"block_votes": 400}, "for"),
        ],
        {"for": 1000, "against": 900},
        "rejected",  # most of all votes, but not most of the consumers'
    ),
    "arge_historica_parent": (
        "motion",
        [
            ("national", "AT", {"associations_in_nation": 0}, "for"),
            ("national", "IT", {"associations_in_nation": 0}, "against"),
            ("associated", "CH", {}, "for"),
        ],
        {"for": 7, "against": 6},
        "carried",
    ),
    "hcce": (
        "statutes",
        [("full", "DE", {}, "for"), ("full", "FR", {}, "for"), ("full", "BE", {}, "for")],
        {"for": 3, "against": 0},
        "carried",
    ),
}


def entered(category, country, figures, number):
    known = organisation(f"Sample {number}", country)
    one = enter_member(known, **entering(category=category), by=SECRETARY, at=NOON)
    for name, value in figures.items():
        for year in (TODAY.year - 1, TODAY.year):
            Figure.objects.create(organisation=one.organisation, name=name, value=value, year=year)
    return one


def planned_by(name):
    """Return an assembly of today under another rulebook."""
    living_by(name)
    opens = datetime(TODAY.year, TODAY.month, TODAY.day, 14, tzinfo=ZONE)
    return actions.plan_assembly(day=TODAY, opens_at=opens, place="Ghent", by=SECRETARY, at=BEFORE)


def meeting_of(assembly, name):
    """Open an assembly with the members of its rulebook; return each with its choice."""
    held = [(entered(*said[:3], place), said[3]) for place, said in enumerate(HELD[name][1], 1)]
    actions.convene(assembly, by=CHAIR, at=BEFORE)
    actions.open_assembly(assembly, by=CHAIR, at=NOON)
    for one, _choice in held:
        attends(one, assembly)
    return held


def voting_by(name):
    """Return an item whose vote is open under another rulebook, and each member that attends with its choice."""
    assembly = planned_by(name)
    title = {"en": "A sample", "fr": "Un exemple"}
    item = actions.add_item(assembly, matter=HELD[name][0], title=title, by=SECRETARY, at=BEFORE)
    held = meeting_of(assembly, name)
    return actions.open_vote(Item.objects.get(pk=item.pk), by=CHAIR, at=NOON), held
