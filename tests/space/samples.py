"""Publications for tests, laid by the real actions."""

from itertools import count

from cast import NOON, acting, open_account
from cast import _here as here
from permissions import Call, Sample, undelivered
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import action
from accede.people.capacities import VISITOR, Capacity, anyone
from accede.post.models import Letter
from accede.space.actions import (
    ask_for_newsletter,
    confirm_newsletter,
    draft_newsletter,
    make_feeds,
    publish,
    send_newsletter,
)
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind, Subscriber
from accede.space.queries.leaving import confirm_url, leave_url

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
    return Call(call.args, {"every": "week", "kinds": [], "words": "", "newsletter": True}, person=call.person)


def ending():
    call = with_a_wish()
    return Call(call.args, {"of": "newsletter"}, person=call.person)


def leaving():
    of_law()
    return Call((leave_url("digest", open_account("own@example.org").pk, "en").rstrip("/").rpartition("/")[2],))


def drafted(audience=Audience.PUBLIC, **said):
    """Return a newsletter that has not left."""
    of_law()
    words = {
        "titles": {"en": "Spring", "fr": "Printemps"},
        "before": {"en": "**Dear** all", "fr": "Bonjour"},
        "after": {},
    }
    return draft_newsletter(**(words | said), audience=audience, by=SECRETARY, at=NOON)


def asked(email="reader@example.org", at=NOON, language="en"):
    """Return somebody of the public who asked for the newsletter."""
    of_law()
    ask_for_newsletter(email, language=language, consent="I want it.", by=VISITOR, at=at)
    return Subscriber.objects.get(email=email)


def confirmed(email="reader@example.org", **known):
    """Return a reader of the public."""
    confirm_newsletter(one := asked(email, **known), by=VISITOR, at=NOON)
    return one


def wording():
    return Call((drafted(),), {"titles": {"en": "Summer"}, "before": {}, "after": {}, "audience": "members"})


def drafting():
    of_law()
    return Call((), {"titles": {"en": "Spring"}, "before": {}, "after": {}, "audience": "public"})


def asking():
    of_law()
    return Call(("reader@example.org",), {"language": "en", "consent": "I want it."})


def returned_one():
    of_law()
    one = undelivered()
    Letter.objects.filter(pk=one.pk).update(kind="newsletter")
    return Call((one,))


def confirming():
    return Call((confirm_url(asked().pk, "en").rstrip("/").rpartition("/")[2],))


def sent():
    send_newsletter(one := drafted(), by=SECRETARY, at=NOON)
    return Call((one.pk,))


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
    "space.draft_newsletter": Sample("secretariat", drafting),
    "space.word_newsletter": Sample("secretariat", wording),
    "space.arrange_newsletter": Sample("secretariat", lambda: Call((drafted(),), {"picks": []})),
    "space.send_newsletter": Sample("secretariat", lambda: Call((drafted(),))),
    "space.ask_for_newsletter": Sample("everyone", asking),
    "space.confirm_newsletter": Sample("everyone", lambda: Call((asked(),))),
    "space.end_subscription": Sample("everyone", lambda: Call((confirmed(),))),
    "space.end_letters": Sample("everyone", ending),
    "space.drop_returned": Sample("clock", returned_one),
    "space.forget_unconfirmed": Sample("clock", Call),
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
    "newsletters": Sample("everyone", of_law),
    "newsletter": Sample("everyone", sent),
    "newsletter_new": Sample("secretariat", of_law),
    "newsletter_confirm": Sample("everyone", confirming),
    **dict.fromkeys(
        ("newsletter_words", "newsletter_picks", "newsletter_send"),
        Sample("secretariat", lambda: Call((drafted().pk,))),
    ),
    "make_feeds": Sample(INSIDE, of_law),
}
