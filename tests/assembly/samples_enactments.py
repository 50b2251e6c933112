"""Editions of the rules before the members."""

from assembly.samples import BEFORE, CHAIR, TODAY, attends, planned, vote
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly.actions import convene, declare_result, open_assembly, open_vote, put_edition
from accede.assembly.models import Item

TITLE = {"en": "New rules", "fr": "Nouvelles règles"}
PARTICIPANTS = "secretariat chair board treasurer auditor delegate"


def edition(in_force="2028-01-01", extra=b""):
    """Return the law once more, in force from another day."""
    return LAW.replace(b"2021-11-26", in_force.encode(), 1) + extra


def put(content=None, assembly=None, at=NOON):
    house_texts()
    said = {"matter": "internal_rules", "title": TITLE, "content": content or edition()}
    return put_edition(assembly or planned(), **said, by=SECRETARY, at=at)


def voted(choice="for", content=None):
    """Return an item by which an edition was voted on, with its result declared."""
    assembly = planned(TODAY)
    item = put(content, assembly, at=BEFORE)
    convene(assembly, by=CHAIR, at=BEFORE)
    open_assembly(assembly, by=CHAIR, at=NOON)
    one = member()
    attends(one, assembly)
    open_vote(item, by=CHAIR, at=NOON)
    vote(one, item, choice)
    declare_result(item, by=CHAIR, at=NOON)
    return Item.objects.select_related("assembly__edition").get(pk=item.pk)


def at_its_place():
    item = put()
    return Call((item.assembly.address, item.position))


SAMPLES = {
    "assembly.put_edition": Sample(
        "secretariat chair",
        lambda: Call((planned(),), {"matter": "internal_rules", "title": TITLE, "content": edition()}),
    ),
    "assembly.enact": Sample("consequence", lambda: Call((put(),))),
}
ACCESS = dict.fromkeys(("enactment", "enactment_text"), Sample(PARTICIPANTS, at_its_place))
