"""The law and the house texts that tests of every room stand on: the real ones."""

from pathlib import Path

from cast import NOON, acting
from permissions import Call, Sample

from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition, load_texts
from accede.statutes.models import Edition, HouseTexts

PLACE = sorted((Path(__file__).resolve().parents[2] / "rulebooks").glob("*/texts.toml"))[0].parent
LAW = sorted(PLACE.glob("[0-9]*.toml"))[0].read_bytes()
TEXTS = (PLACE / "texts.toml").read_bytes()
SECRETARY = acting(Capacity.SECRETARIAT)


def law():
    """Return the edition in force, loaded if it is not there yet."""
    return Edition.objects.first() or load_edition(LAW, by=SECRETARY, at=NOON)


def house_texts():
    """Return the house texts, loaded if they are not there yet."""
    return HouseTexts.objects.first() or load_texts(TEXTS, by=SECRETARY, at=NOON)


def page():
    """Make what any page of the statutes needs."""
    law()
    house_texts()
    return Call()


SAMPLES = {
    "statutes.load_edition": Sample("secretariat technician consequence", lambda: Call((LAW,))),
    "statutes.load_texts": Sample("secretariat technician consequence", lambda: Call((TEXTS,))),
}
ACCESS = {"statutes": Sample("everyone", page), "statutes_compare": Sample("everyone", page)}
