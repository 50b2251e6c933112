"""Several people of a candidate work on one file: invited, taken away, and one of them has the letters."""

import pytest
from cast import NOON, open_account
from django.urls import reverse
from procedure.samples import SAID, fresh, interested, met, own
from procedure.samples_people import invite, second, with_two
from procedure.samples_questions import ask
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.people.capacities import VISITOR, Capacity
from accede.people.models import Account
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.queries.person import people_of
from accede.register.actions import give_mandate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def emails(candidacy):
    return [one.account.email for one in people_of(candidacy, NOON.date())]


def words(response):
    return response.content.decode().replace("\u00a0", " ")


def first(candidacy):
    return people_of(candidacy, NOON.date()).first().pk


def test_whoever_is_invited_has_a_letter_and_opens_the_file(client):
    candidacy = with_two()
    letter = Letter.objects.get(email="tiiu@example.org")
    assert letter.subject == f"You are invited to work on the candidacy of {candidacy.organisation.name}"
    assert candidacy.get_absolute_url() in letter.body
    client.force_login(Account.objects.get(email="tiiu@example.org"))
    page = client.get(candidacy.get_absolute_url())
    assert [one["is_contact"] for one in page.context["people"]] == [True, False]
    assert {one.subject for one in page.context["letters"]} >= {letter.subject, "Your interest in joining us"}


def test_letters_still_go_to_one_person_until_they_are_handed_to_another():
    candidacy = with_two()
    ask(candidacy)
    actions.hand_letters(candidacy, number=second(candidacy), by=own(candidacy), at=NOON)
    ask(fresh(candidacy), "And when?")
    asked = Letter.objects.filter(subject="A question on your request").order_by("pk")
    assert {one.email for one in asked if "And when?" in one.body} == {"tiiu@example.org"}
    assert len({one.email for one in asked}) == 2
    told = Letter.objects.get(subject__startswith="Letters about the candidacy")
    assert told.email == "tiiu@example.org"


def test_whoever_is_taken_away_sees_the_file_no_longer_and_may_be_invited_again(client):
    candidacy = with_two()
    actions.take_person_away(candidacy, number=second(candidacy), by=own(candidacy), at=NOON)
    client.force_login(Account.objects.get(email="tiiu@example.org"))
    assert client.get(candidacy.get_absolute_url()).status_code == 403
    invite(candidacy)
    assert client.get(candidacy.get_absolute_url()).status_code == 200


def test_neither_the_last_person_nor_whoever_has_the_letters_is_taken_away():
    candidacy = met()
    with pytest.raises(actions.LastPerson):
        actions.take_person_away(candidacy, number=first(candidacy), by=SECRETARY, at=NOON)
    invite(candidacy)
    with pytest.raises(actions.HasTheLetters):
        actions.take_person_away(candidacy, number=first(candidacy), by=own(candidacy), at=NOON)
    assert len(emails(candidacy)) == 2


def test_the_office_replaces_a_contact_that_has_left():
    candidacy = met()
    invite(candidacy, by=SECRETARY)
    actions.hand_letters(candidacy, number=second(candidacy), by=SECRETARY, at=NOON)
    actions.take_person_away(fresh(candidacy), number=first(candidacy), by=SECRETARY, at=NOON)
    assert (emails(candidacy), fresh(candidacy).contact.email) == (["tiiu@example.org"], "tiiu@example.org")


def test_a_person_is_invited_once_whatever_the_case_of_the_address():
    candidacy = with_two()
    with pytest.raises(actions.ThereAlready):
        invite(candidacy, email="TIIU@example.org")
    with pytest.raises(actions.HasThemAlready):
        actions.hand_letters(candidacy, number=first(candidacy), by=SECRETARY, at=NOON)


def test_somebody_of_another_file_is_neither_taken_away_nor_given_the_letters():
    candidacy, other = with_two(), met()
    for deed in (actions.take_person_away, actions.hand_letters):
        with pytest.raises(actions.NotThere):
            deed(candidacy, number=first(other), by=SECRETARY, at=NOON)


def test_a_second_person_that_expresses_interest_for_the_same_organisation_is_told_of_the_file():
    candidacy = interested(name=SAID["name"])
    invite(candidacy)
    with pytest.raises(actions.AlreadyOpen):
        actions.express_interest(**(SAID | {"email": "tiiu@example.org"}), by=VISITOR, at=NOON)


def test_the_journal_holds_no_name_of_a_person_in_its_chain():
    with_two()
    entry = Entry.objects.get(action="procedure.invite_person")
    assert ("tiiu" in str(entry.values).lower(), entry.personal.values["email"]) == (False, "tiiu@example.org")


def test_a_candidate_invites_hands_over_and_takes_away_on_one_page(client):
    candidacy = met()
    client.force_login(candidacy.contact)
    page = reverse("candidacy_people", args=[candidacy.pk])
    assert client.post(page, {"name": "Tiiu", "email": "tiiu@"}).context["form"].errors.keys() == {"email"}
    shown = words(client.post(page, {"name": "Tiiu", "email": "tiiu@example.org"}, follow=True))
    assert "Tiiu is invited. A letter says how to sign in." in shown
    client.post(reverse("candidacy_letters_to", args=[candidacy.pk]), {"person": second(candidacy)})
    away = reverse("candidacy_person_out", args=[candidacy.pk])
    refused = client.post(away, {"person": second(candidacy)})
    assert (refused.status_code, "The letters go to this person." in words(refused)) == (409, True)
    assert client.post(away, {"person": first(candidacy)}).url == reverse("home")
    assert emails(candidacy) == ["tiiu@example.org"]


@pytest.mark.parametrize("capacity", ["secretariat", "chair", "board", "treasurer"])
def test_whoever_acts_for_the_association_is_not_let_in_by_a_candidate_or_a_visitor(client, capacity):
    candidacy, house = met(), open_account("house@example.org")
    give_mandate(house, office=capacity, capacity=capacity, starts=NOON.date(), by=SECRETARY, at=NOON)
    with pytest.raises(actions.OfTheAssociation):
        invite(candidacy, email="House@example.org")
    told = client.post(reverse("interest"), SAID | {"email": "house@example.org"})
    assert "This address cannot act for a candidate; give another." in words(told)
    assert house.mandates.count() == 1


def test_whoever_works_for_the_association_reads_a_file_as_the_office_whatever_else_it_holds(client):
    candidacy, house = with_two(), Account.objects.get(email="tiiu@example.org")
    give_mandate(house, office="chair", capacity="chair", starts=NOON.date(), by=SECRETARY, at=NOON)
    client.force_login(house)
    assert "procedure/office.html" in [one.name for one in client.get(candidacy.get_absolute_url()).templates]


def test_a_candidate_reads_the_name_that_it_typed_and_never_that_of_an_account(client):
    candidacy = met()
    open_account("tiiu@example.org", name="Tiiu Secret-Name")
    client.force_login(candidacy.contact)
    page = reverse("candidacy_people", args=[candidacy.pk])
    shown = client.post(page, {"name": "T.", "email": "tiiu@example.org"}, follow=True)
    assert shown.context["people"][1]["name"] == "T."
    away = client.post(reverse("candidacy_person_out", args=[candidacy.pk]), {"person": second(candidacy)}, follow=True)
    assert "Secret-Name" not in words(shown) + words(away)


def test_a_file_that_has_ended_shows_its_people_and_changes_them_no_more(client, cast):
    candidacy = with_two()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(reverse("candidacy_people", args=[candidacy.pk]))
    assert (page.context["form"], len(page.context["people"])) == (None, 2)
    assert 'name="person"' not in words(page)
    with pytest.raises(actions.Closed):
        invite(candidacy, email="jaan@example.org")
