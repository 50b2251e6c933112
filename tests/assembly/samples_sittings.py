"""Sittings of a Board for tests, made by the real actions; its rules are those of the sample law, with what a test adds."""

from datetime import timedelta

from archive.files import deposit
from cast import NOON, acting, open_account
from permissions import Call, Sample
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly import actions
from accede.journal.actions import Actor, Mandated
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.register.models import Mandate
from accede.statutes.actions import load_edition
from accede.statutes.models import Edition

CHAIR = acting(Capacity.CHAIR)
BEGINS = NOON + timedelta(hours=2)
RULED = b"""[quorum.half_of_board]
article = "13"
present = { at_least = "1/2", of = "members" }

[majority.all_of_board]
article = "13"
for     = { at_least = "1/1", of = "votes entitled" }

[body.board]
majority = "ordinary"
quorum   = "half_of_board"
written  = { majority = "all_of_board", stopped_by = [{ at_least = 2, of = "members" }] }
"""


def ruled():
    """Load the law with rules for the Board, in the room and in writing."""
    house_texts()
    return Edition.objects.first() or load_edition(
        LAW.replace(b"[body.board]\n", RULED), by=SECRETARY, at=NOON - timedelta(days=90)
    )


def silent():
    """Load the law as it is: of the Board it says neither quorum nor majority."""
    house_texts()
    return Edition.objects.first() or load_edition(LAW, by=SECRETARY, at=NOON - timedelta(days=90))


def director(number, capacity=Capacity.BOARD):
    """Return somebody of the Board, as an actor."""
    account = open_account(f"director{number}@example.org", name=f"Director {number}")
    Mandate.objects.create(account=account, office="board", capacity=capacity, starts=NOON.date() - timedelta(days=400))
    return Actor(f"account:{account.pk}", (Mandated(str(capacity), None, "board"),))


def planned(law=ruled, at=NOON - timedelta(days=10), **changed):
    law()
    said = {"body": "board", "opens_at": BEGINS, "place": "Ghent"} | changed
    return actions.plan_sitting(**said, by=SECRETARY, at=at)


def put(sitting, title="The budget", by=SECRETARY, at=NOON - timedelta(days=10), **said):
    return actions.add_point(sitting, title=title, **said, by=by, at=at)


def convened(directors=3, law=ruled, **changed):
    """Return a sitting that its members are convened to, with one point, and those who sit."""
    sitting = planned(law, **changed)
    put(sitting)
    people = [director(one) for one in range(1, directors + 1)]
    return actions.convene_sitting(sitting, by=SECRETARY, at=NOON - timedelta(days=9)), people


def opened(directors=3, law=ruled):
    sitting, people = convened(directors, law)
    return actions.open_sitting(sitting, by=CHAIR, at=NOON), people


def voting(directors=3, law=ruled):
    """Return a point whose vote is open, and those who sit."""
    sitting, people = opened(directors, law)
    return actions.open_point(sitting.points.get(), by=CHAIR, at=NOON), people


def in_writing(directors=3):
    """Return the point of a decision in writing, and those who sit."""
    sitting, people = convened(directors, mode="written", ends_at=BEGINS + timedelta(days=5))
    return sitting.points.get(), people


def vote(point, person, choice="for", at=NOON):
    return actions.vote_on_point(point, choice=choice, by=person, at=at)


def _sitting(of):
    return lambda: Call((of()[0],))


def _as_sitter(of, **said):
    """A call of somebody who sits: whoever the tests let try it is given a seat."""

    def made():
        subject, _people = of()
        sitting = getattr(subject, "sitting", subject)
        tried, _new = Account.objects.get_or_create(pk=987_654, defaults={"email": "tried@example.org"})
        sitting.sitters.create(account=tried, office="board")
        return Call((subject,), said, person=tried.pk)

    return made


def on_its_day():
    return Call((planned().address,))


def at_its_point():
    sitting = planned()
    return Call((sitting.address, put(sitting).position))


def a_paper():
    sitting = planned()
    point = put(sitting)
    paper = actions.add_sitting_paper(point, deposit=deposit(None, "budget.pdf"), by=SECRETARY, at=NOON)
    return Call((sitting.address, point.position, paper.pk))


def of_list():
    ruled()
    return Call()


def appointed():
    """Return a sitting that is planned, with a point, and one director."""
    sitting = planned()
    put(sitting)
    director(1)
    return sitting


def closed():
    sitting, people = opened()
    return actions.close_sitting(sitting, by=CHAIR, at=NOON), people


def of_sitter():
    """A call on somebody's own seat, whoever the tests let try it."""
    sitting, _people = convened()
    tried, _new = Account.objects.get_or_create(pk=987_654, defaults={"email": "tried@example.org"})
    seat = sitting.sitters.create(account=tried, office="board")
    return Call((seat,), {"mode": "present"}, person=tried.pk)


OF_BODY, PREPARING, SEEING = "board chair", "secretariat chair", "secretariat chair board auditor"
SAMPLES = {
    "assembly.plan_sitting": Sample(
        PREPARING, lambda: (ruled(), Call((), {"body": "board", "opens_at": BEGINS, "place": "Ghent"}))[1]
    ),
    "assembly.add_point": Sample(f"{OF_BODY} secretariat", lambda: Call((planned(),), {"title": "The budget"})),
    "assembly.add_sitting_paper": Sample(
        f"{OF_BODY} secretariat", lambda: Call((put(planned()),), {"deposit": deposit(None, "budget.pdf")})
    ),
    "assembly.convene_sitting": Sample(PREPARING, lambda: Call((appointed(),))),
    "assembly.open_sitting": Sample(PREPARING, _sitting(convened)),
    "assembly.call_off_sitting": Sample(PREPARING, _sitting(convened)),
    "assembly.close_sitting": Sample(PREPARING, _sitting(opened)),
    "assembly.approve_sitting_minutes": Sample(OF_BODY, _sitting(closed)),
    "assembly.note_sitter": Sample(f"{OF_BODY} secretariat", of_sitter),
    "assembly.ask_to_meet": Sample(OF_BODY, _as_sitter(lambda: ((found := in_writing())[0].sitting, found[1]))),
    "assembly.stand_aside": Sample(OF_BODY, _as_sitter(voting, reason="My own network.")),
    "assembly.open_point": Sample(PREPARING, lambda: Call((opened()[0].points.get(),))),
    "assembly.vote_on_point": Sample(OF_BODY, _as_sitter(voting, choice="for")),
    "assembly.note_hands": Sample(PREPARING, lambda: Call((voting()[0],), {"choices": {}})),
    "assembly.decide_point": Sample(PREPARING, lambda: Call((voting()[0],))),
    "assembly.minute_point": Sample(
        PREPARING, lambda: Call((opened()[0].points.get(),), {"said": "It was discussed."})
    ),
}
ACCESS = {
    "sittings": Sample(SEEING, of_list),
    **dict.fromkeys(
        ("sitting", "move_sitting", "sitting_attendance", "sitting_minutes", "sitting_minutes_file"),
        Sample(SEEING, on_its_day),
    ),
    **dict.fromkeys(("point", "point_act"), Sample(SEEING, at_its_point)),
    "point_paper": Sample(SEEING, a_paper),
}
