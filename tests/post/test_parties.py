"""A letter says for which party its reader got it."""

import pytest
from fees.samples import called, issued, sized
from procedure.samples import interested
from register.samples import delegate, mandate, member
from register.samples_figures import called as figures_called
from statutes.samples import law

from accede.journal.record import named
from accede.post.models import Letter
from accede.post.queries import letters_to

pytestmark = pytest.mark.django_db


def test_a_letter_about_a_fee_is_the_members():
    one = sized()
    delegate(one)
    issued(called(one))
    assert [letter.about.split(":")[0] for letter in letters_to([named(one.organisation)])] == ["fees.invoice"]


def test_who_stands_for_two_members_gets_a_letter_for_each():
    law()
    one, other = member(), member("Brug")
    person = delegate(one)
    mandate(person, other.organisation)
    figures_called()
    assert [letters_to([named(each.organisation)]).count() for each in (one, other)] == [1, 1]
    assert Letter.objects.filter(email=person.email).count() == 2


def test_a_letter_to_a_candidate_is_the_candidates_and_one_to_the_office_is_nobodys():
    file = interested()
    assert [letter.email for letter in letters_to([named(file.organisation)])] == [file.contact.email]
    assert Letter.objects.filter(party="").exists()
