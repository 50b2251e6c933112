"""Votes beyond one's own choice, for tests: a law with several votes a member, a proxy that is used, each form of a vote."""

from assembly.samples import CHAIR, PARTICIPANTS, at_its_place, attends, opened, vote, voting
from assembly.samples_rights import accepted
from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts
from worlds import kept

from accede.assembly.actions import declare_result, open_vote
from accede.assembly.actions.cards import count_cards
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition

TELLERS = acting(Capacity.AUDITOR, person=71), acting(Capacity.BOARD, person=72)
WEIGHTED = (
    (b'for     = "full"\nfixed   = 1\n', b'for     = "full"\nfixed   = 5\n'),
    (b'voice           = "country"\n', b""),
)
HALF = b'for     = { more_than = "1/2", of = "votes cast" }\n'


@kept
def changed(*pairs):
    """Load the law with some of its lines written otherwise."""
    text = LAW
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    house_texts()
    return load_edition(text, by=SECRETARY, at=NOON)


def weighted(*more):
    """Load a law in which each member has five votes, and no country one voice."""
    return changed(*WEIGHTED, *more)


@kept
def with_proxy(form="open"):
    """Return an open vote, one that is represented, its holder, and a third member."""
    assembly = opened()
    one, other, third = (member(f"Network {name}", name) for name in ("BE", "FR", "IT"))
    accepted(assembly, one, other, at=NOON)
    for each in (other, third):
        attends(each, assembly)
    return open_vote(assembly.items.get(), form=form, by=CHAIR, at=NOON), one, other, third


@kept
def by_cards():
    """Return a vote by raised cards, and three members in the room."""
    assembly = opened()
    members = [member(f"Network {name}", name) for name in ("BE", "FR", "IT")]
    for each in members:
        attends(each, assembly)
    return open_vote(assembly.items.get(), form="cards", by=CHAIR, at=NOON), members


@kept
def tie(kind):
    """Return an open vote that is tied, and settled in this way where one is named."""
    if kind:
        changed((HALF + b"assumed", HALF + b'tie     = "%s"\nassumed' % kind))
    item, (one, other) = voting("BE", "FR")
    vote(one, item, "for")
    vote(other, item, "against")
    return item


def to_divide():
    weighted()
    item, (one,) = voting("BE")
    return Call((one.organisation, item), {"votes": {"for": 3}}, owner=one.organisation_id)


def for_another():
    item, one, other, _third = with_proxy()
    said = {"principal": one.organisation, "choice": "for"}
    return Call((other.organisation, item), said, owner=other.organisation_id)


def to_enter():
    item, (one,) = voting("BE")
    return Call((item,), {"votes": {one.organisation: "for"}})


def to_correct():
    item, _members = by_cards()
    for by in TELLERS:
        count_cards(item, votes={"for": 2, "against": 1}, by=by, at=NOON)
    declare_result(item, by=CHAIR, at=NOON)
    return Call((item,), {"reason": "Counted wrong.", "cards": {"for": 3}})


def correcting():
    return at_its_place(to_correct().args[0])


SAMPLES = {
    "assembly.divide_vote": Sample("own:delegate", to_divide),
    "assembly.cast_by_proxy": Sample("own:delegate", for_another),
    "assembly.enter_votes": Sample("secretariat", to_enter),
    "assembly.count_cards": Sample(
        "secretariat board treasurer auditor", lambda: Call((by_cards()[0],), {"votes": {"for": 1}})
    ),
    "assembly.correct_result": Sample("chair", to_correct),
    "assembly.settle_tie": Sample("chair", lambda: Call((tie(b"chair"),), {"said": "for"})),
}
ACCESS = {
    **dict.fromkeys(
        ("cast_for", "count_cards", "settle_tie"), Sample(PARTICIPANTS, lambda: at_its_place(voting("BE")[0]))
    ),
    "correct_result": Sample("chair", correcting),
    "enter_votes": Sample("secretariat", lambda: at_its_place(voting("BE")[0])),
}
