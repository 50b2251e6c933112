"""Candidacies under other rulebooks than the first, for the tests of who may do what."""

from cast import NOON
from permissions import Call, Sample
from procedure.houses import TODAY, living_by
from procedure.samples import fresh, interested, own
from procedure.samples_papers import added
from statutes.samples import SECRETARY

from accede.procedure import actions


def joining(name, path, at=NOON):
    """A candidate on a path of one rulebook."""
    living_by(name)
    return fresh(interested(at=at, path=path))


def asking(candidacy, at=NOON, papers=(), adheres=(), **facts):
    """The same, once its request is sent."""
    said = {"sheet": facts, "motivation": "We wish to join.", "adheres": adheres}
    actions.save_draft(candidacy, **said, by=own(candidacy), at=at)
    for purpose in papers:
        added(candidacy, purpose, name=f"{purpose}.pdf", at=at)
    actions.send_request(fresh(candidacy), by=own(candidacy), at=at)
    return fresh(candidacy)


def affiliating():
    return asking(joining("enqa", "affiliation"), adheres=["statutes"])


def of(make, **named):
    def call():
        candidacy = make()
        return Call((candidacy,), named, owner=candidacy.organisation_id)

    return call


def before_the_board():
    candidacy = affiliating()
    actions.note_step(candidacy, step="concerns", note="Nobody has any.", by=SECRETARY, at=NOON)
    return fresh(candidacy)


SAMPLES = {
    "procedure.note_step": Sample("secretariat chair board", of(affiliating, step="concerns", note="Nobody has any.")),
    "procedure.decide": Sample(
        "secretariat chair board", of(before_the_board, step="decision", on=TODAY, answer=True, reason="")
    ),
}
ACCESS = {}
