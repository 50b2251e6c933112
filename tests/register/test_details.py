"""Details of an organisation change; what was true before stays known for its time."""

from dataclasses import replace
from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from register.samples import SECRETARY, delegate, member
from statutes.samples import house_texts, law

from accede.journal.actions import Actor
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.actions import (
    ChangedMeanwhile,
    InvalidNumber,
    Nameless,
    NothingChanged,
    NotYet,
    Reserved,
    change_details,
)
from accede.register.models import Former, Membership, Organisation
from accede.register.queries import facts_of, mandates_of, told_on

pytestmark = pytest.mark.django_db
KNOWN, MOVED = date(2027, 6, 1), date(2026, 5, 1)
BEFORE = date(2026, 4, 30)
IBAN = "BE71 0961 2345 6769"


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def one():
    return member(details={"seat": "Turku"})


def change(one, since=None, by=SECRETARY, seen=None, **details):
    known = {name: getattr(one.organisation, name) for name in details} | (seen or {})
    return change_details(one.organisation, details=details, seen=known, since=since, by=by, at=NOON)


def own(one):
    account = delegate(one)
    return Actor(f"account:{account.pk}", tuple(mandates_of(account, NOON)))


def test_a_name_is_that_of_the_day(one):
    change(one, MOVED, name="Aalto and friends")
    assert [told_on(day, KNOWN)[0]["name"] for day in (BEFORE, MOVED)] == ["Aalto", "Aalto and friends"]


def test_a_fact_is_that_of_the_day(one):
    change(one, MOVED, country="FI")
    known = Organisation.objects.get()
    assert [facts_of(known, day)["country"] for day in (BEFORE, MOVED)] == ["BE", "FI"]


def test_what_was_written_wrongly_was_never_true(one):
    change(one, name="Alto")
    assert told_on(BEFORE, KNOWN)[0]["name"] == "Alto"
    assert Former.objects.count() == 0


def test_several_changes_follow_each_other(one):
    change(one, date(2025, 1, 1), name="Second")
    change(Membership.objects.get(), MOVED, name="Third")
    days = (date(2024, 12, 31), date(2025, 1, 1), BEFORE, MOVED)
    names = [told_on(day, KNOWN)[0]["name"] for day in days]
    assert names == ["Aalto", "Second", "Second", "Third"]


def test_the_journal_says_what_was_changed_and_what_stood_there(one):
    change(one, seat="Oulu")
    entry = Entry.objects.last()
    said = {"changed": {"seat": "Oulu"}, "before": {"seat": "Turku"}, "since": None}
    assert (entry.action, entry.values) == ("register.change_details", said)


def test_a_delegate_changes_what_is_its_own_affair(one):
    change(one, by=own(one), website="https://aalto.example/")
    assert Organisation.objects.get().website == "https://aalto.example/"


@pytest.mark.parametrize("detail", ["name", "country", "legal_form", "registration", "iban"])
def test_what_fees_votes_and_payments_rest_on_is_for_the_office(detail, one):
    with pytest.raises(Reserved):
        change(one, by=own(one), **{detail: "FI"})


@pytest.mark.parametrize(
    ("refusal", "details", "more"),
    [
        (NothingChanged, {"seat": " Turku "}, {}),
        (Nameless, {"name": " "}, {}),
        (NotYet, {"seat": "Oulu"}, {"since": date(2027, 5, 5)}),
        (InvalidNumber, {"iban": "BE71 0961 2345 6760"}, {}),
        (InvalidNumber, {"vat": "BE0403019262"}, {}),
        (ChangedMeanwhile, {"seat": "Oulu"}, {"seen": {"seat": "Espoo"}}),
    ],
)
def test_what_cannot_be_changed_is_refused_and_changes_nothing(refusal, details, more, one):
    with pytest.raises(refusal):
        change(one, **more, **details)
    assert (Organisation.objects.get().seat, Former.objects.count()) == ("Turku", 0)


def test_whoever_has_changed_it_meanwhile_is_told_so(one):
    change(one, seat="Espoo")
    with pytest.raises(ChangedMeanwhile, match="You have changed these details in another window"):
        change(one, seat="Oulu", seen={"seat": "Turku"})
    change(one, seat="Vaasa", seen={"seat": "Espoo"}, by=replace(SECRETARY, id="account:987654"))
    with pytest.raises(ChangedMeanwhile, match="Somebody else has changed"):
        change(one, seat="Oulu", seen={"seat": "Turku"})


def test_a_number_that_holds_is_taken(one):
    change(one, iban=IBAN, vat="BE0403019261")
    assert (Organisation.objects.get().iban, Organisation.objects.get().vat) == (IBAN, "BE0403019261")


# The pages.


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def sent(client, one, **changed):
    """Send the form as the page gives it, with something changed."""
    page = reverse("details", args=[one.number])
    form = client.get(page).context["form"]
    said = {name: form[name].value() if name != "seen" else form["seen"].value() for name in form.fields}
    return page, {name: value or "" for name, value in (said | changed).items()}


def test_the_office_changes_a_name_and_the_page_tells_the_former(office, one):
    page, said = sent(office, one, name="Aalto and friends", since="2026-05-01", iban=IBAN)
    assert office.post(page, said).status_code == 302
    facts = {
        label: value.replace("\u00a0", " ")
        for label, value, *_url in office.get(one.get_absolute_url()).context["facts"]
    }
    assert facts["Formerly"] == "Aalto, until 1 May 2026"
    assert facts["IBAN"] == f"{IBAN} (checked)"


def test_nobody_but_office_and_member_sees_the_account(client, one):
    change(one, iban=IBAN)
    assert IBAN not in client.get(one.get_absolute_url()).content.decode()


def test_a_delegate_is_asked_for_its_own_affairs_alone(client, cast, one):
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    shown = client.get(reverse("details", args=[one.number]))
    assert list(shown.context["form"].fields) == ["seat", "vat", "website", "since", "seen"]
    assert [value for _label, value in shown.context["facts"]][:2] == ["Aalto", "Belgium"]


def test_what_another_tab_has_changed_is_shown_and_what_was_typed_stays(office, one):
    page, said = sent(office, one, seat="Oulu")
    change(one, seat="Espoo")
    answer = office.post(page, said)
    assert answer.status_code == 409
    assert ("Head office", "Espoo") in answer.context["facts"]
    again = answer.context["form"]
    assert again["seat"].value() == "Oulu"
    assert office.post(page, said | {"seen": again["seen"].value()}).status_code == 302
    assert Organisation.objects.get().seat == "Oulu"


def test_a_page_whose_hidden_part_was_broken_says_so(office, one):
    page, said = sent(office, one, seat="Oulu")
    answer = office.post(page, said | {"seen": "[1]"})
    assert "This page is no longer whole. Open it again." in answer.content.decode()
