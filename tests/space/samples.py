"""Publications for tests, laid by the real actions."""

from itertools import count

from cast import NOON
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import action
from accede.people.capacities import anyone
from accede.space.actions import publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind

_numbers = count(1)


def following(deed, *subject, at=NOON, **details):
    """Do what only follows from another deed."""
    act = action(f"test.space_{next(_numbers)}", allowed_to=anyone, journalled="A test of the shelf.")(
        lambda *, by, at: deed(*subject, by=by, at=at, **details)
    )
    return act(by=SECRETARY, at=at)


def laid(subject="test:1", title="Social enterprises in the budget", at=NOON, **known):
    """Lay something on the shelf."""
    said = {"kind": Kind.NEWS, "audience": Audience.MEMBERS, "address": "space/", "titles": {"en": title}} | known
    return following(publish, subject, Laid(**said), at=at)


def publishing():
    return Call(("test:1", Laid(Kind.NEWS, Audience.MEMBERS, "space/", {"en": "News"})), {})


def withdrawing():
    laid()
    return Call(("test:1",), {})


def of_law():
    house_texts()
    law()
    return Call((), {})


SAMPLES = {
    "space.publish": Sample("consequence", publishing),
    "space.withdraw": Sample("consequence", withdrawing),
}
ACCESS = {"space": Sample("everyone", of_law)}
