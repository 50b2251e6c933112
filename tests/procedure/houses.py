"""Houses that live by other rulebooks than the first: real ones, and one of a few lines."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from cast import NOON
from procedure.samples import house
from register.samples import delegate, organisation
from statutes.samples import SECRETARY, law
from worlds import kept

from accede.journal.actions import Actor, Mandated
from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.models import Proceeding
from accede.procedure.queries.ways import Wish
from accede.register.actions import enter_member
from accede.register.models import Membership
from accede.statutes.actions import AlreadyLoaded, load_edition

RULEBOOKS = Path(__file__).resolve().parents[2] / "rulebooks"
TODAY = date(2027, 5, 4)
JOINED = date(2020, 3, 1)
BOARD = Actor("account:77", (Mandated("board", None, "board"),))


@kept
def living_by(name):
    """Load one rulebook in place of the first one."""
    [file] = sorted((RULEBOOKS / name).glob("[0-9]*.toml"))
    with suppress(AlreadyLoaded):
        load_edition(file.read_bytes(), by=SECRETARY, at=NOON)
    house()


@kept
def living_by_text(text):
    load_edition(text.encode(), by=SECRETARY, at=NOON)
    house()


@kept
def member(category, name="Aalto", email="delegate@example.org", language="en", starts=JOINED):
    """A member with a delegate who reads one language."""
    entered = {"effective_on": starts, "decided_on": starts, "decision": "", "article": (), "edition": law()}
    one = enter_member(organisation(name), category=category, **entered, by=SECRETARY, at=NOON)
    delegate(one, email, language=language)
    return one


def delegate_of(membership):
    held = membership.organisation.mandates.get()
    return Actor(f"account:{held.account_id}", (Mandated(Capacity.DELEGATE, membership.organisation_id),))


def wish(opener="member", on=TODAY, **more):
    return Wish(opener=opener, on=on, **more)


def declared(membership, path="resignation", at=NOON, statement="We leave.", **more):
    said = {"path": path, "wish": wish(**more), "statement": statement}
    return fresh(actions.declare(membership, **said, by=delegate_of(membership), at=at))


def opened(membership, path, by=BOARD, at=NOON, statement="", **more):
    said = {"path": path, "wish": wish(**more), "statement": statement}
    return fresh(actions.open_proceeding(membership, **said, by=by, at=at))


def taken(proceeding, step, on=TODAY, answer=True, note="As the minutes say.", by=BOARD, at=NOON):
    actions.take_step(proceeding, step=step, on=on, answer=answer, note=note, by=by, at=at)
    return fresh(proceeding)


def fresh(proceeding):
    return Proceeding.objects.select_related("membership__organisation", "edition", "line").get(pk=proceeding.pk)


def fresh_member(membership):
    return Membership.objects.get(pk=membership.pk)


# Who leaves may think better of it until the Board has heard of it; the Board may end a membership; and one may rise.
SMALL = """
[rulebook]
association = "Small"
in_force = 2020-01-01
languages = ["en", "fr"]

[article.3]
title = { en = "Members" }

[article.4]
title = { en = "Leaving" }

[category.full]
article = "3"
label = { en = "Member" }
rights = ["attend", "speak", "vote"]

[category.friend]
article = "3"
label = { en = "Friend" }
rights = ["attend"]

[standing.suspended]
article = "4"
label = { en = "Suspended" }
loses = ["vote"]

[fact.letters]
label = { en = "Letters of support" }

[path.resignation]
article = "4"
label = { en = "Resignation", fr = "Démission" }
into = "outside"
opened_by = "member"
taken_back = "1 week after request"
effect = "end of calendar_year"

[path.exclusion]
article = "4"
label = { en = "Exclusion", fr = "Exclusion" }
into = "outside"
opened_by = "board"
grounds = { harm = { en = "harm to the association" } }
steps = [
  { name = "hearing", by = "board", meets = "member", label = { en = "The member is heard" } },
  { name = "decision", by = "board", decides = "ending", label = { en = "The Board decides" } },
]

[path.rise]
article = "3"
label = { en = "From friend to member" }
from = "friend"
into = "full"
opened_by = "member"
if = { letters = { at_least = 2 } }
steps = [
  { name = "letter", by = "member", sends = "letter", to = "board", label = { en = "Write to the Board" } },
  { name = "proof", by = "member", sends = "proof", to = "board", label = { en = "Send the proof" } },
  { name = "decision", by = "board", decides = "ending", label = { en = "The Board decides" } },
]

[body.board]
article = "4"
kind = "board"
acts_as = "board"
majority = "ordinary"
label = { en = "Board" }

[majority.ordinary]
article = "4"
for = { more_than = "1/2", of = "votes cast" }

[decision.ending]
article = "4"
by = "board"
label = { en = "Membership" }

[weight.full]
article = "3"
for = "full"
fixed = 1
"""
