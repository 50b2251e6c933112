"""Publications for tests, laid by the real actions."""

from itertools import count

from cast import NOON, acting, open_account
from cast import _here as here
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import action
from accede.people.capacities import Capacity, anyone
from accede.space.actions import make_feeds, publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.space.queries.leaving import leave_url

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


def with_a_wish():
    person = open_account("own@example.org")
    return Call((person,), {}, person=person.pk)


def choosing():
    call = with_a_wish()
    return Call(call.args, {"every": "week", "kinds": [], "words": ""}, person=call.person)


def leaving():
    of_law()
    return Call((leave_url("digest", open_account("own@example.org").pk, "en").rstrip("/").rpartition("/")[2],))


def of_own_feed():
    of_law()
    one = here.account(Capacity.DELEGATE, email="own@example.org")
    return Call((make_feeds(one, by=acting(Capacity.DELEGATE, person=one.pk), at=NOON).key,))


SAMPLES = {
    "space.publish": Sample("consequence", publishing),
    "space.withdraw": Sample("consequence", withdrawing),
    "space.choose_digest": Sample("oneself", choosing),
    "space.end_digest": Sample("everyone", with_a_wish),
    "space.tell_news": Sample("clock", lambda: of_law()),
    "space.make_feeds": Sample("oneself", with_a_wish),
}
INSIDE = "delegate secretariat chair board treasurer auditor"
ACCESS = {
    "space": Sample("everyone", of_law),
    "atom": Sample("everyone", of_law),
    "dates": Sample("everyone", of_law),
    "own_atom": Sample("everyone", of_own_feed),
    "own_dates": Sample("everyone", of_own_feed),
    "wishes": Sample(INSIDE, of_law),
    "leave": Sample("everyone", leaving),
    "make_feeds": Sample(INSIDE, of_law),
}
