"""Who holds which office: given, ended and handed over on the site, and told before it ends."""

from datetime import date, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from register.samples import JOINED, mandate, member
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import Actor, Mandated
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.register.actions import AlreadyEnded, SamePerson, appoint, end_mandate, hand_over
from accede.register.models import Mandate
from accede.register.queries import mandates_due, mandates_of, office_holders

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
CLERK = Actor("account:1", (Mandated("secretariat"),))


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def appointed(email="ana@example.org", ends=None, **said):
    known = {"name": "Ana", "office": "president", "capacity": "chair", "starts": JOINED, "ends": ends} | said
    return appoint(email, **known, by=SECRETARY, at=NOON)


def handed(given, email="bo@example.org", on=TODAY):
    return hand_over(given, email=email, name="Bo", on=on, by=SECRETARY, at=NOON)


def people_of(one):
    return reverse("people", args=[one.number])


def test_somebody_new_is_let_in_with_an_office_and_somebody_known_is_not_let_in_twice():
    appointed()
    appointed(office="treasurer", capacity="treasurer")
    assert Account.objects.filter(email="ana@example.org").count() == 1
    assert Mandate.objects.count() == 2


def test_an_office_passes_from_one_to_the_other_on_one_day():
    given = appointed()
    handed(given)
    (before,), (after,) = (office_holders("chair", day) for day in (TODAY - timedelta(days=1), TODAY))
    assert (before.email, after.email) == ("ana@example.org", "bo@example.org")
    assert Entry.objects.filter(action="register.hand_over").count() == 1


def test_an_office_is_not_handed_to_whoever_holds_it_nor_twice():
    given = appointed()
    with pytest.raises(SamePerson):
        handed(given, "ANA@example.org")
    handed(given)
    with pytest.raises(AlreadyEnded):
        handed(given, "cy@example.org")


def test_a_mandate_that_ends_on_a_day_ends_earlier_and_never_later():
    given = appointed(ends=date(2028, 1, 1))
    with pytest.raises(AlreadyEnded):
        end_mandate(given, ends=date(2028, 1, 1), by=SECRETARY, at=NOON)
    end_mandate(given, ends=TODAY, by=SECRETARY, at=NOON)
    given.refresh_from_db()
    assert given.ends == TODAY


def test_a_mandate_does_not_end_before_it_begins():
    with pytest.raises(AlreadyEnded):
        appointed(ends=JOINED - timedelta(days=1))


def test_a_contact_of_a_member_holds_an_office_that_opens_nothing():
    one = member()
    given = appointed(organisation=one.organisation, capacity="")
    assert mandates_of(given.account, NOON) == []


@pytest.mark.parametrize(("days", "told"), [(0, False), (1, True), (60, True), (61, False)])
def test_the_end_of_a_mandate_is_told_sixty_days_before(days, told):
    appointed(ends=TODAY + timedelta(days=days))
    assert bool(mandates_due(CLERK, TODAY, NOON)) is told


def test_the_end_of_a_mandate_with_somebody_after_it_is_not_told():
    ends = TODAY + timedelta(days=9)
    appointed(ends=ends)
    appointed("bo@example.org", starts=ends)
    assert mandates_due(CLERK, TODAY, NOON) == []
    of_member = member().organisation
    delegate = {"office": "delegate", "capacity": "delegate", "organisation": of_member}
    appointed("cy@example.org", ends=ends, **delegate)
    assert [row.text for row in mandates_due(CLERK, TODAY, NOON)] == ["Aalto"]
    appointed("di@example.org", **delegate | {"starts": ends})
    assert mandates_due(CLERK, TODAY, NOON) == []


def test_only_the_secretariat_is_told():
    appointed(ends=TODAY + timedelta(days=9))
    assert mandates_due(Actor("account:1", (Mandated("board"),)), TODAY, NOON) == []


def test_the_secretariat_gives_an_office_of_the_association_once(office):
    said = {"office": "president", "name": "Ana", "email": "ana@example.org", "starts": "2027-01-01"}
    first, again = (office.post(reverse("offices"), said) for _turn in range(2))
    assert (first.status_code, again.status_code) == (302, 409)
    assert Mandate.objects.get().capacity == "chair"


def test_who_stands_for_a_member_is_given_on_its_page_as_delegate_or_contact(office):
    one = member()
    for held, email in (("delegate", "ana@example.org"), ("treasurer", "bo@example.org")):
        said = {"office": held, "name": "Ana", "email": email, "starts": "2027-01-01"}
        assert office.post(people_of(one), said).status_code == 302
    assert list(Mandate.objects.order_by("pk").values_list("capacity", flat=True)) == ["delegate", ""]
    html = office.get(people_of(one)).content.decode()
    assert "ana@example.org" in html
    assert "bo@example.org" in html


def test_a_delegate_sees_who_stands_for_its_own_member_and_changes_nothing(client, cast):
    one = member()
    own = cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert own.get(people_of(one)).context["form"] is None
    assert own.post(people_of(one), {}).status_code == 403
    assert own.get(people_of(member("Brug"))).status_code == 403


def test_an_office_is_handed_over_or_ended_on_the_page_of_the_mandate(office):
    one = member()
    ours, theirs = (mandate(Account.objects.create(email=f"{name}@example.org"), one.organisation) for name in "ab")
    office.post(reverse("mandate", args=[ours.pk]), {"on": "2027-01-01", "email": "c@example.org", "name": "Cy"})
    office.post(reverse("mandate", args=[theirs.pk]), {"on": "2027-01-01"})
    assert list(Mandate.objects.filter(ends=date(2027, 1, 1))) == [ours, theirs]
    assert Mandate.objects.get(ends=None).account.email == "c@example.org"


@pytest.mark.parametrize("number", [3, 60])
def test_the_offices_of_a_member_cost_the_same_whatever_their_number(number, office, django_assert_max_num_queries):
    one = member()
    for index in range(number):
        mandate(Account.objects.create(email=f"p{index}@example.org"), one.organisation)
    with django_assert_max_num_queries(14):
        assert len(office.get(people_of(one)).context["table"]["rows"]) == number
