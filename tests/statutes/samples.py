"""The law and the house texts that tests of every room stand on: the real ones."""

from pathlib import Path

from archive.files import deposit
from cast import NOON, acting
from permissions import Call, Sample
from worlds import kept

from accede.people.capacities import Capacity
from accede.statutes.actions import add_copy, load_edition, load_texts, publish_copy
from accede.statutes.models import Edition, HouseTexts

PLACE = sorted((Path(__file__).resolve().parents[2] / "rulebooks").glob("*/demo/samples.toml"))[0].parents[1]
LAW = sorted(PLACE.glob("[0-9]*.toml"))[0].read_bytes()
TEXTS = (PLACE / "texts.toml").read_bytes()
SECRETARY = acting(Capacity.SECRETARIAT)


@kept
def law():
    """Return the edition in force, loaded if it is not there yet."""
    return Edition.objects.first() or load_edition(LAW, by=SECRETARY, at=NOON)


@kept
def house_texts():
    """Return the house texts, loaded if they are not there yet."""
    return HouseTexts.objects.first() or load_texts(TEXTS, by=SECRETARY, at=NOON)


def page():
    """Make what any page of the statutes needs."""
    law()
    house_texts()
    return Call()


def copy(content=None, name="statutes", language="en", version="2021", published=True, at=NOON):
    """Return a file of a text, published or not."""
    said = {"name": name, "language": language, "version": version, "deposit": deposit(content, f"{name}.pdf")}
    one = add_copy(**said, by=SECRETARY, at=at)
    if published:
        publish_copy(one, by=SECRETARY, at=at)
    return one


def file_page():
    page()
    return Call((copy().pk,))


SAMPLES = {
    "statutes.show_funding": Sample("secretariat", lambda: (house_texts(), Call((), {"is_shown": False}))[1]),
    "statutes.add_copy": Sample(
        "secretariat chair",
        lambda: Call((), {"name": "statutes", "language": "en", "version": "2021", "deposit": deposit()}),
    ),
    "statutes.publish_copy": Sample("secretariat chair", lambda: Call((copy(published=False),))),
    "statutes.withdraw_copy": Sample("secretariat chair", lambda: Call((copy(),))),
    "statutes.load_edition": Sample("secretariat technician consequence", lambda: Call((LAW,))),
    "statutes.load_texts": Sample("secretariat technician consequence", lambda: Call((TEXTS,))),
}
ACCESS = {
    "statutes": Sample("everyone", page),
    "statutes_compare": Sample("everyone", page),
    "funding": Sample("secretariat", page),
    "texts": Sample("everyone", page),
    "text_file": Sample("everyone", file_page),
    "load_text": Sample("secretariat chair", page),
    "publish_text": Sample("secretariat chair", file_page),
}
