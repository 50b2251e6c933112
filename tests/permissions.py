"""Who may do and open what, said a second time and by hand: one line for each action and for each address.

`who` names capacities; `own:candidate` means that capacity on its own organisation's object alone. Beside capacities:
`everyone`, `signed-in` (any account), `oneself` (an account on itself), `consequence` (only as part of another action)
and, for addresses, `demo` (there is no such page but in a demo on this machine).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cast import NOON, OURS, acting
from cast import open_account as account

from accede.journal.actions import Action
from accede.people.capacities import CLOCK, Capacity, anyone
from accede.people.models import DemoMark
from accede.post.actions import Draft, Fate, keep_back, note_fate, queue_code, queue_letters, take_up


@dataclass
class Call:
    """The arguments of one valid call, the organisation its object belongs to, and the person it is about."""

    args: tuple = ()
    named: dict[str, Any] = field(default_factory=dict)
    owner: int = OURS
    person: int | None = None


@dataclass(frozen=True)
class Sample:
    """Who may do it, or open it, and how to make a call of it that would succeed."""

    who: str
    make: Callable[[], Call] = Call

    @property
    def words(self):
        return self.who.split()


def draft(**changed):
    said = {"sender": "Office", "recipient": "Ana", "email": "ana@example.org", "language": "en"}
    return Draft(**(said | {"subject": "Subject", "body": "Words\n"} | changed))


def letter(at=NOON, **changed):
    """Return a letter that waits in the post."""
    return queue_code(draft(**changed), by=acting(Capacity.SECRETARIAT), at=at)


def taken_up():
    letter()
    return take_up(by=CLOCK, at=NOON)


def undelivered(**changed):
    """Return a letter that no server would take."""
    letter(**changed)
    return note_fate(take_up(by=CLOCK, at=NOON), Fate("bounced", "550 no such user"), by=CLOCK, at=NOON)


def waiting(kind="admitted", count=1, instant=NOON, **changed):
    """Return a letter of a kind that the office looks at, or one of several."""

    def deed(*, by, at):
        return queue_letters("test.thing:1", [draft(**changed)] * count, kind=kind, by=by, at=at)[0]

    causing = Action("test.cause", deed, anyone, "What causes a letter.")
    return causing(by=acting(Capacity.SECRETARIAT), at=instant)


def on_paper(at=NOON, **changed):
    """Return a letter that is to be printed."""
    return letter(at, email="", postal="Rue Neuve 1\n1000 Bruxelles", on_paper=True, **changed)


def kept_back():
    one = waiting()
    keep_back(one, reason="Told in the room.", by=acting(Capacity.SECRETARIAT), at=NOON)
    return one


def demo_day():
    """Make this house a demo and return a day to move its calendar to."""
    DemoMark.objects.create(id=1)
    return NOON + timedelta(days=3)


def change_language():
    one = account()
    return Call((one,), {"language": "fr"}, person=one.pk)


WORDED = {"subject": "Subject", "body": "Other words", "seen": 0}
SAMPLES = {
    "people.open_account": Sample("secretariat technician consequence", lambda: Call(("bo@example.org",))),
    "people.change_language": Sample("secretariat oneself", change_language),
    "people.change_post": Sample("secretariat", lambda: Call((account(),), {"postal": "Rue Neuve 1", "by_post": True})),
    "people.change_address": Sample("consequence", lambda: Call((account(),), {"email": "new@example.org"})),
    "people.mark_as_demo": Sample("technician"),
    "people.move_demo_calendar": Sample("everyone", lambda: Call((demo_day(),))),
    "post.queue_letters": Sample("consequence", lambda: Call(("test.thing:1", [draft()]), {"kind": "convocation"})),
    "post.queue_code": Sample("everyone", lambda: Call((draft(),))),
    "post.take_up": Sample("clock"),
    "post.note_fate": Sample("clock", lambda: Call((taken_up(), Fate("accepted")))),
    "post.note_acknowledged": Sample("consequence", lambda: Call(([letter().pk],))),
    "post.word_letter": Sample("secretariat", lambda: Call((waiting(),), WORDED)),
    "post.send_worded": Sample("secretariat", lambda: Call((waiting(),), WORDED)),
    "post.send_waiting": Sample("secretariat", lambda: Call(([waiting().pk],))),
    "post.keep_back": Sample("secretariat", lambda: Call((waiting(),), {"reason": "Told in the room."})),
    "post.look_again": Sample("secretariat", lambda: Call((kept_back(),))),
    "post.choose_waiting": Sample("secretariat", lambda: Call(({"convocation"},))),
    "post.put_on_paper": Sample("secretariat", lambda: Call((undelivered(),), {"postal": "Rue Neuve 1"})),
    "post.note_posted": Sample("secretariat", lambda: Call(([on_paper().pk],), {"on": NOON.date()})),
    "post.note_returned": Sample("clock", lambda: Call((letter().pk, "5.1.1 no such user"))),
    "post.send_again": Sample("secretariat", lambda: Call((undelivered(),), {"email": "new@example.org"})),
    "post.settle_letter": Sample(
        "secretariat consequence", lambda: Call((undelivered(),), {"reason": "Told by telephone."})
    ),
}

ACCESS = {
    "healthz": Sample("everyone"),
    "account_login": Sample("everyone"),
    "account_request_login_code": Sample("everyone"),
    "account_confirm_login_code": Sample("everyone"),
    "account_logout": Sample("everyone"),
    "account_inactive": Sample("everyone"),
    "demo_calendar": Sample("demo"),
    "demo_sign_in": Sample("demo", lambda: Call(("token",))),
    "letters": Sample("secretariat chair"),
    "letter": Sample("secretariat chair", lambda: Call((letter().pk,))),
    "letters_send": Sample("secretariat"),
    "letter_kinds": Sample("secretariat"),
    "letters_posted": Sample("secretariat"),
    "letter_reader": Sample("secretariat", lambda: Call((account().pk,))),
    "letter_paper": Sample("secretariat", lambda: Call((on_paper().pk,))),
    "letter_words": Sample("secretariat", lambda: Call((waiting().pk,))),
    "letter_keep": Sample("secretariat", lambda: Call((waiting().pk,))),
    "letter_look": Sample("secretariat", lambda: Call((kept_back().pk,))),
    "letter_again": Sample("secretariat", lambda: Call((undelivered().pk,))),
    "letter_settle": Sample("secretariat", lambda: Call((undelivered().pk,))),
    "outbox": Sample("demo"),
    "outbox_letter": Sample("demo", lambda: Call((letter().pk,))),
}

# Everyone who may come by: nobody, somebody without an office, and every capacity.
COMERS = ["visitor", "nobody", *map(str, Capacity)]


def allowed(sample: Sample, comer: str, *, own: bool) -> bool:
    """Say what the table promises to this comer, on an object of its own organisation or of another."""
    words = set(sample.words)
    if "everyone" in words or ("signed-in" in words and comer != "visitor"):
        return True
    return comer in words or (own and f"own:{comer}" in words)
