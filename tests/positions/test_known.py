"""What is said in a consultation is known where a person or an office looks for it."""

import pytest
from cast import NOON
from positions.samples import drafted, opened, proposed, said
from register.samples import delegate, member
from statutes.samples import SECRETARY, house_texts

from accede.web.dossier.person import parts_of
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
