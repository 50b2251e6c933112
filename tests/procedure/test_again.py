"""Whoever withdrew, or was refused, applies again with what it wrote before, when the statutes let it."""

from datetime import date, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import living_by_text
from procedure.samples import SAID, fresh, interested, own, sent
from procedure.samples_again import refused, withdrawn
from procedure.samples_people import invite
from statutes.samples import LAW, SECRETARY

from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries.person import people_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)


def again(candidacy, by=None, at=LATER):
    return actions.apply_again(candidacy, by=by or own(candidacy), at=at)


def words(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("make", [withdrawn, refused])
def test_a_new_file_begins_with_the_sheet_the_letter_and_the_people_of_the_earlier_one(make):
    earlier = make()
    new = fresh(again(earlier))
    assert (new.sheet, new.motivation, new.adheres) == (earlier.sheet, "We wish to join.", [])
    assert (new.again_of, new.state, new.step, new.label) == (earlier, "open", "meeting", "2027-02")
    assert [one.account for one in people_of(new, NOON.date())] == [new.contact] == [earlier.contact]
    assert fresh(earlier).state == earlier.state


def test_both_sides_have_a_letter_as_of_any_first_contact():
    new = again(withdrawn())
    subjects = list(Letter.objects.filter(about=f"procedure.candidacy:{new.pk}").values_list("subject", flat=True))
    assert sorted(subjects) == [f"{new.organisation.name} wishes to join", "Your interest in joining us"]


def test_from_an_open_file_from_an_earlier_one_and_twice_nobody_applies_again():
    first = withdrawn()
    second = again(first)
    actions.withdraw(second, by=own(second), at=LATER)
    for file in (first, sent()):
        with pytest.raises(actions.NotAgain):
            again(file)
    assert again(second, at=LATER + timedelta(hours=1)).again_of == second


def test_where_the_statutes_let_one_wait_after_a_refusal_one_applies_again_on_that_day_and_not_before():
    living_by_text(LAW.decode().replace("[path.admission]", '[path.admission]\nwait = "1 year"'))
    earlier = refused()
    with pytest.raises(actions.NotAgain) as stopped:
        again(earlier)
    assert (stopped.value.verdict.code, stopped.value.verdict.values["day"]) == ("path.must_wait", date(2028, 5, 4))
    assert again(earlier, at=NOON + timedelta(days=366)).label == "2028-01"


def test_whoever_withdrew_waits_for_nothing():
    living_by_text(LAW.decode().replace("[path.admission]", '[path.admission]\nwait = "1 year"'))
    assert again(withdrawn()).is_open


def test_the_letters_go_to_another_where_the_contact_is_there_no_longer():
    earlier = interested(name=SAID["name"])
    invite(earlier)
    actions.withdraw(earlier, by=own(earlier), at=NOON)
    earlier.organisation.mandates.filter(account=earlier.contact).update(ends=NOON.date())
    assert again(earlier, by=SECRETARY).contact.email == "tiiu@example.org"


def test_a_candidate_applies_again_on_the_page_of_its_file_and_each_file_leads_to_the_other(client):
    earlier = withdrawn()
    client.force_login(earlier.contact)
    shown = words(client.get(earlier.get_absolute_url()))
    assert "One may try again at once: the statutes name no time to wait." in shown
    to = reverse("candidacy_again", args=[earlier.pk])
    assert to in shown
    assert "It begins with what you wrote for this one, and with its people." in words(client.get(to))
    new = client.post(to, follow=True)
    made = Candidacy.objects.get(again_of=earlier)
    assert new.redirect_chain[0][0] == made.get_absolute_url()
    assert "The new candidacy is open" in words(new)
    assert f"The earlier candidacy {earlier.label}, withdrawn" in words(new)
    old = words(client.get(earlier.get_absolute_url()))
    assert (f"The later candidacy {made.label}, open" in old, to in old) == (True, False)
    assert client.post(to).url == made.get_absolute_url()
    assert Candidacy.objects.count() == 2


def test_until_one_may_the_page_says_when_and_offers_nothing(client, cast):
    living_by_text(LAW.decode().replace("[path.admission]", '[path.admission]\nwait = "1 year"'))
    earlier = refused()
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = client.get(earlier.get_absolute_url())
    assert "After the refusal one must wait until 4 May 2028." in words(shown)
    assert shown.context["may_apply_again"] is False
    page = client.get(reverse("candidacy_again", args=[earlier.pk]))
    assert "Open the new candidacy" not in words(page)
