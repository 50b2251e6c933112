"""People of a candidate for tests, let in by the real actions."""

from cast import NOON
from permissions import Sample
from procedure.samples import fresh, met, of, own, page

from accede.procedure.actions import invite_person
from accede.procedure.queries.person import people_of

TIIU = {"name": "Tiiu", "email": "tiiu@example.org"}


def invite(candidacy, by=None, at=NOON, **changed):
    return invite_person(candidacy, **(TIIU | changed), by=by or own(candidacy), at=at)


def with_two():
    candidacy = met()
    invite(candidacy)
    return fresh(candidacy)


def second(candidacy):
    return people_of(candidacy, NOON.date()).last().pk


WHO = "secretariat own:candidate"
SAMPLES = {
    "procedure.invite_person": Sample(WHO, of(met, **TIIU)),
    "procedure.take_person_away": Sample(WHO, of(with_two, number=second)),
    "procedure.hand_letters": Sample(WHO, of(with_two, number=second)),
}
ACCESS = {
    "candidacy_people": Sample(WHO, page()),
    "candidacy_person_out": Sample(WHO, page()),
    "candidacy_letters_to": Sample(WHO, page()),
}
