"""What an assembly needs on paper says what the site would have said."""

from io import BytesIO

import pytest
from assembly.samples import arrears, convened
from assembly.samples_elections import balloting, secret
from django.utils import translation
from pypdf import PdfReader
from register.samples import member

from accede.assembly.documents.kit import attendance_pdf, ballots_pdf, kit_pdf

pytestmark = pytest.mark.django_db


def words(pdf):
    text = " ".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.replace("\u200b", "").split())


@pytest.fixture
def assembly():
    assembly = convened()
    member("Alpha", "BE")
    arrears(member("Beta", "FR"))
    return assembly


def test_the_list_to_sign_has_every_member_with_its_votes(assembly):
    told = words(attendance_pdf(assembly))
    assert "Alpha Belgium 1" in told
    assert "Beta France 0" in told


def test_a_tally_sheet_has_whoever_may_vote_and_what_is_needed(assembly):
    told = words(kit_pdf(assembly)).partition("1. Réseau Neuf (Admission of members)")[2]
    assert "Needed: More than half of the votes cast (art. 13)." in told
    assert "Alpha Belgium 1" in told
    assert "Beta" not in told


def test_a_ballot_is_made_for_each_member_with_a_vote(assembly):
    told = words(ballots_pdf(assembly))
    assert "1. Admit Réseau Neuf? Alpha: 1 vote For Against Abstain" in told
    assert "Beta" not in told


def test_the_kit_speaks_the_language_of_whoever_asks_for_it(assembly):
    with translation.override("fr"):
        pdf = kit_pdf(assembly)
    assert "Liste de présence" in words(pdf)
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "fr"


def test_an_assembly_without_members_has_papers_too():
    assembly = convened()
    assert words(kit_pdf(assembly))
    assert words(ballots_pdf(assembly)) == ""


@pytest.mark.parametrize(("make", "is_named"), [(lambda: balloting("BE"), True), (secret, False)])
def test_ballots_of_an_election_carry_names_and_those_of_a_secret_one_no_voter(make, is_named):
    election, (one,) = make()
    told = words(ballots_pdf(election.item.assembly))
    assert all(name in told for name in ("Ada", "Ben", "Cleo"))
    assert (one.organisation.name in told) is is_named
