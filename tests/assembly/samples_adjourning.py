"""Items that an assembly has left to a later one, for tests."""

from datetime import date

from assembly.samples import CHAIR, an_item, at_its_place, planned
from cast import NOON
from permissions import Call, Sample

from accede.assembly.actions.adjourning import adjourn
from accede.assembly.models import Item

OFFICE = "secretariat chair"
NEXT = date(2027, 11, 20)
WHY = "The figures are not there yet."


def adjourned(item=None, reason=WHY):
    """Return an item that its assembly has adjourned today."""
    item = item or an_item()
    return Item.objects.get(pk=adjourn(item, reason=reason, by=CHAIR, at=NOON).pk)


def next_one(day=NEXT):
    return planned(day, NOON)


SAMPLES = {
    "assembly.adjourn": Sample(OFFICE, lambda: Call((an_item(),), {"reason": WHY})),
    "assembly.bring_adjourned": Sample(OFFICE, lambda: Call((adjourned(), next_one()))),
}
ACCESS = {
    "adjourn": Sample(OFFICE, lambda: at_its_place(an_item())),
    "bring_adjourned": Sample(OFFICE, lambda: Call((next_one().address,))),
}
