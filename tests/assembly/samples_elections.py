"""Elections for tests, made by the real actions: seats, nominations, ballots."""

from itertools import count

from assembly.samples import BEFORE, CHAIR, TODAY, attends, planned, speaker
from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts
from worlds import kept

from accede.assembly.actions import (
    answer_nomination,
    call_election,
    cast_paper,
    close_ballot,
    convene,
    declare_election,
    enter_papers,
    nominate,
    open_assembly,
    open_ballot,
)
from accede.assembly.models import Election, Nomination
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition
from accede.statutes.models import Edition

SEAT = b'seats   = [{ name = "director", '
METHOD = b'method  = "plurality"'
MATTER = b'article = "13", by = "assembly", election = "directors", '
# Without a rule that says otherwise persons are elected in secret; ballots that are seen are counted in fewer words.
HANDS, OPEN = MATTER + b'ballot = "hands", ', b'\n[ballot.hands]\narticle = "13"\nmode = "open"\n'
SECRET = b'\n[ballot.secret]\narticle = "15"\nmode = "open"\nsecret_if = ["election"]\n'
GENDER = b'\n[fact.gender]\nkind = "choice"\narticle = "13"\nchoices = { woman = "Woman", man = "Man" }\n'
_numbers = count(1)


@kept
def with_law(*changes, more=b""):
    """Load the law with some of its words changed, each (before, after)."""
    law, is_secret = LAW, more == SECRET
    law = law if is_secret else law.replace(MATTER, HANDS) + OPEN
    for before, after in changes:
        assert before in law
        law = law.replace(before, after)
    return load_edition(law + more, by=SECRETARY, at=BEFORE)


def person(nomination):
    """The person who was put forward, as an actor without any mandate."""
    return acting(Capacity.DELEGATE, 999_999, person=nomination.account_id)


@kept
def called(assembly=None, seats=1, seat="board.director", at=BEFORE):
    house_texts()
    if not Edition.objects.exists():
        with_law()
    return call_election(assembly or planned(TODAY), seat=seat, seats=seats, by=SECRETARY, at=at).election


def put_forward(election, name="Ada Lima", proposer=None, by=SECRETARY, at=BEFORE, **said):
    said = {"email": f"nominee.{next(_numbers)}@example.org"} | said
    return nominate(proposer, election, name=name, **said, by=by, at=at)


def answers(nomination, accepts=True, at=BEFORE):
    answer_nomination(nomination.account, nomination, accepts=accepts, by=person(nomination), at=at)


@kept
def stand(election, *names, **said):
    """Put these persons forward, and let each accept."""
    for name in names:
        answers(put_forward(election, name, **said))


@kept
def opened(*names, seats=1):
    """Return an election on the day of its assembly, which is open, with these persons standing."""
    election = called(seats=seats)
    stand(election, *names)
    return begun(election)


def begun(election):
    """Let the assembly of an election be convened and opened."""
    convene(election.item.assembly, by=CHAIR, at=BEFORE)
    open_assembly(election.item.assembly, by=CHAIR, at=NOON)
    return election


def started(election, *countries):
    """Return an election whose first ballot is open now, and its members."""
    begun(election)
    members = voters(election, *countries)
    return ballot(election), members


@kept
def voters(election, *countries):
    """Return members, one of each country named, who attend."""
    members = [member(f"Network {one} {next(_numbers)}", one) for one in countries]
    for one in members:
        attends(one, election.item.assembly)
    return members


@kept
def balloting(*countries, names=("Ada", "Ben", "Cleo"), seats=1):
    """Return an election whose first ballot is open, and its members."""
    election = called(seats=seats)
    stand(election, *names)
    return started(election, *countries)


def ballot(election):
    return open_ballot(election.item, by=CHAIR, at=NOON)


def again(election):
    return Election.objects.select_related("item__assembly").get(pk=election.pk)


def paper(membership, election, *names):
    said = {"names": names, "by": speaker(membership), "at": NOON}
    return cast_paper(membership.organisation, election.item, **said)


def close(election):
    return close_ballot(election.item, by=CHAIR, at=NOON)


def declare(election):
    return declare_election(election.item, by=CHAIR, at=NOON)


@kept
def elected(*countries, seats=1):
    """Return a declared election that Ada has won."""
    election, members = balloting(*(countries or ("BE",)), seats=seats)
    for one in members:
        paper(one, election, "Ada")
    close(election)
    declare(election)
    return again(election)


@kept
def tied():
    election, (one, other) = balloting("BE", "FR")
    paper(one, election, "Ada")
    paper(other, election, "Ben")
    close(election)
    return again(election)


def counted_election():
    election, (one,) = balloting("BE")
    paper(one, election, "Ada")
    close(election)
    return Call((election.item,))


def secret():
    """Return an election that is held on paper, with its first ballot open."""
    with_law((MATTER, MATTER + b'ballot = "secret", '), more=SECRET)
    return balloting("BE")


def of_member():
    one = member()
    return Call((one.organisation, called()), {"name": "Ada", "email": "ada@example.org"}, owner=one.organisation_id)


def supported():
    one = member()
    return Call((one.organisation, put_forward(called())), owner=one.organisation_id)


def answered():
    one = put_forward(called())
    return Call((one.account, one), {"accepts": True}, person=one.account_id)


def withdrawn():
    election = called()
    stand(election, "Ada")
    one = Nomination.objects.get()
    return Call((one.account, one), person=one.account_id)


def cast():
    election, (one,) = balloting("BE")
    return Call((one.organisation, election.item), {"names": ["Ada"]}, owner=one.organisation_id)


def declared_on_paper(votes=((("Ada",), 3), (("Ben",), 2))):
    """Return a secret election, counted by tellers and declared: Ada has won with three papers of five."""
    election, _members = secret()
    for names, number in votes:
        enter_papers(election.item, names=names, votes=number, by=SECRETARY, at=NOON)
    close(election)
    declare(election)
    return again(election)


def to_correct():
    election = declared_on_paper()
    pile = election.piles.get(names=["Ben"])
    return Call((election.item,), {"reason": "Misread.", "piles": {pile.pk: 4}})


def entered():
    election, (one,) = balloting("BE")
    return Call((one.organisation, election.item), {"names": ["Ada"]})


def at_its_place(election):
    return Call((election.item.assembly.address, election.item.position))


SAMPLES = {
    "assembly.call_election": Sample(
        "secretariat chair", lambda: Call((planned(),), {"seat": "board.director", "seats": 1})
    ),
    "assembly.nominate": Sample("secretariat own:delegate", of_member),
    "assembly.support": Sample("own:delegate", supported),
    "assembly.answer_nomination": Sample("secretariat oneself", answered),
    "assembly.withdraw_nomination": Sample("secretariat oneself", withdrawn),
    "assembly.open_ballot": Sample("chair", lambda: Call((opened("Ada").item,))),
    "assembly.cast_paper": Sample("own:delegate", cast),
    "assembly.correct_election": Sample("chair", to_correct),
    "assembly.enter_paper": Sample("secretariat", entered),
    "assembly.enter_papers": Sample(
        "secretariat chair", lambda: Call((secret()[0].item,), {"names": ["Ada"], "votes": 1})
    ),
    "assembly.close_ballot": Sample("chair", lambda: Call((balloting("BE")[0].item,))),
    "assembly.draw_lot": Sample("chair", lambda: Call((tied().item,), {"words": "blue birds"})),
    "assembly.declare_election": Sample("chair", counted_election),
}
PARTICIPANTS = "secretariat chair board treasurer auditor delegate"
ACCESS = {
    "call_election": Sample("secretariat chair", lambda: Call((called().item.assembly.address,))),
    **dict.fromkeys(
        ("balloting", "open_ballot", "close_ballot", "enter_papers", "draw_lot", "declare_election"),
        Sample(PARTICIPANTS, lambda: at_its_place(called())),
    ),
    "correct_election": Sample("chair", lambda: at_its_place(declared_on_paper())),
    "enter_paper": Sample("secretariat", lambda: at_its_place(called())),
    "nominate": Sample("secretariat delegate", lambda: at_its_place(called())),
    "nomination": Sample(PARTICIPANTS, lambda: Call((put_forward(called()).pk,))),
}
