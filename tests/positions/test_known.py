"""What is said in a consultation is known where a person or an office looks for it."""

import pytest
from cast import NOON
from positions.samples import UNTIL, drafted, opened, proposed, put, said, stood, voted
from register.samples import delegate, member
from statutes.samples import SECRETARY, house_texts

from accede.positions import actions
from accede.positions.models import MemberVote
from accede.web.dossier.person import parts_of
from accede.web.dossier.views import parts_of as parts_of_member
from accede.web.home import due

pytestmark = pytest.mark.django_db


def test_a_person_reads_what_it_said_for_its_member_among_its_own_data():
    one, consultation = member(), opened()
    account = delegate(one)
    said(one.organisation, consultation)
    proposed(one.organisation, consultation)
    consultation.comments.update(by=f"account:{account.pk}")
    consultation.amendments.update(by=f"account:{account.pk}")
    parts = {part.key: list(part.things) for part in parts_of(account)}
    assert (len(parts["comments"]), len(parts["amendments"])) == (1, 1)


def test_what_is_due_of_consultations_stands_on_the_first_page():
    house_texts()
    drafted()
    consultation = opened(until=NOON.date())
    late = NOON.replace(day=NOON.day + 2)
    assert f"The text can be made final: {consultation}" in [row.title for row in due(SECRETARY, late)]


def test_a_member_finds_in_its_dossier_all_that_it_said():
    house_texts()
    one, other, consultation = member(), member("Brug"), opened()
    said(one.organisation, consultation)
    said(other.organisation, consultation, "Not ours.")
    voted(one.organisation, put(proposed(one.organisation, consultation)))
    actions.settle_amendment(consultation.amendments.get(), accepts=False, because="Too dear.", by=SECRETARY, at=NOON)
    actions.finish_text(consultation, until=UNTIL, by=SECRETARY, at=NOON)
    stood(one.organisation, consultation, "dissents", reason="Too timid.")
    parts = {part.key: [part.row(thing) for thing in part.things] for part in parts_of_member(one, NOON, "en")}
    told = [[row[-1] for row in parts[key]] for key in ("comments", "amendments", "amendment_votes", "stands")]
    assert told == [["Well said."], ["Climate."], ["For"], ["Too timid."]]


def test_a_person_finds_the_votes_and_stands_that_it_gave_for_a_member():
    house_texts()
    one, consultation = member(), opened()
    account = delegate(one)
    voted(one.organisation, put(proposed(one.organisation, consultation)))
    MemberVote.objects.update(by=f"account:{account.pk}")
    parts = {part.key: list(part.things) for part in parts_of(account)}
    assert (len(parts["amendment_votes"]), len(parts["stands"])) == (1, 0)
