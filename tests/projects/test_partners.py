"""Members say what they do, and put consortia together that say at each step what is lacking."""

import pytest
from cast import NOON, acting
from django.db import connection
from django.test.utils import CaptureQueriesContext
from projects.samples import PROFILE, call, consortium, of_law, own, told
from register.samples import ALIKE, member, organisation
from statutes.samples import SECRETARY

from accede.people.capacities import Capacity
from accede.projects.actions import (
    InItAlready,
    Nobody,
    add_partner,
    begin_consortium,
    describe,
    take_partner_out,
)
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Consortium, Partner, Profile
from accede.projects.queries import profile_of
from accede.register.actions import merge_organisations

pytestmark = pytest.mark.django_db
MISSION = Conditions(
    countries=("eu",),
    min_organisations=3,
    min_countries=2,
    required=[{"type": "public_authority", "organisations": 1}],
)


@pytest.fixture(autouse=True)
def house(monkeypatch):
    """The hour of the samples."""
    of_law()
    monkeypatch.setattr("accede.people.queries.timezone.now", lambda: NOON)


def text(answer):
    return answer.content.decode()


def signed_in(cast, client, one):
    return cast.signed_in(client, Capacity.DELEGATE, one.pk)


def test_a_member_says_once_what_it_is_and_changes_it():
    one, speaker = own()
    describe(one, said=PROFILE | {"does": "Other work"}, by=speaker, at=NOON)
    assert [each.does for each in Profile.objects.all()] == ["Other work"]


def test_of_two_that_become_one_what_was_said_last_counts():
    kept = member().organisation
    gone = organisation()
    Profile.objects.create(organisation=gone, does="Of the other", changed_at=NOON)
    describe(kept, said=PROFILE, by=acting(Capacity.DELEGATE, kept.pk), at=NOON)
    merge_organisations(gone, kept, values=ALIKE, by=SECRETARY, at=NOON)
    assert profile_of(kept).does == PROFILE["does"]


def test_whoever_begins_a_consortium_leads_it():
    one, speaker = consortium()
    assert [(str(each), each.role) for each in one.partners.all()] == [("Aalto", "coordinator")]
    with pytest.raises(InItAlready):
        add_partner(one, member=one.organisation, role="beneficiary", by=speaker, at=NOON)
    with pytest.raises(Nobody):
        add_partner(one, role="beneficiary", name="Town", by=speaker, at=NOON)


def test_a_partner_from_elsewhere_is_named_and_taken_out_again():
    one, speaker = consortium()
    added = add_partner(
        one, name="Town", country="FR", types=["public_authority"], role="associated", by=speaker, at=NOON
    )
    assert str(added) == "Town"
    take_partner_out(added, by=speaker, at=NOON)
    assert one.partners.count() == 1


def test_the_page_says_at_each_step_what_is_lacking_and_who_could_bring_it(cast, client):
    one, speaker = own("BE")
    town, _other = own("FR", "Ville de Lille", types=["public_authority"])
    own("AZ", "Education Hub")
    made = begin_consortium(one, call(conditions=MISSION), title="Rural", by=speaker, at=NOON)
    signed_in(cast, client, one)
    page = text(client.get(made.get_absolute_url()))
    assert "2 more organisations." in page
    assert "One more organisation of this kind: Public authority." in page
    fillers = page.partition("Who could bring it")[2].partition("</ol>")[0]
    assert "Ville de Lille" in fillers
    assert "Education Hub" not in fillers
    client.post(f"{made.get_absolute_url()}add/", {"member": town.pk, "role": "beneficiary"})
    after = text(client.get(made.get_absolute_url()))
    lacking = after.partition("What the call still lacks")[2].partition("</ul>")[0]
    assert "One more organisation." in lacking
    assert "Public authority" not in lacking
    client.post(f"{made.get_absolute_url()}add/", {"name": "Stad Gent", "country": "BE", "role": "beneficiary"})
    whole = text(client.get(made.get_absolute_url()))
    assert "Whole" in whole
    assert "What the call still lacks" not in whole


def test_another_member_does_not_see_it(cast, client):
    one, _speaker = consortium()
    other = member("Brug", "FR").organisation
    signed_in(cast, client, other)
    assert client.get(one.get_absolute_url()).status_code == 404
    assert client.post(f"{one.get_absolute_url()}add/", {"member": other.pk, "role": "beneficiary"}).status_code == 404
    assert client.post(f"/en/space/consortia/partners/{one.partners.get().pk}/out/").status_code == 404


def test_a_consortium_is_begun_from_the_page_of_the_call(cast, client):
    one, _speaker = own()
    found = call()
    signed_in(cast, client, one)
    assert "Begin a consortium" in text(client.get(found.get_absolute_url()))
    client.post(f"{found.get_absolute_url()}consortium/", {"title": "Together", "organisation": one.pk})
    made = Consortium.objects.get()
    assert (made.title, made.organisation) == ("Together", one)
    assert "Together" in text(client.get(found.get_absolute_url()))
    other = member("Brug", "FR").organisation
    client.post(f"{found.get_absolute_url()}consortium/", {"title": "Theirs", "organisation": other.pk})
    assert Consortium.objects.count() == 1


def test_what_members_say_is_found_and_shown_as_it_was_typed(cast, client):
    one, _speaker = own(does="<script>alert(1)</script> Reparaturwerkstätten")
    own("FR", "Autre")
    signed_in(cast, client, one)
    page = text(client.get("/en/space/partners/?q=reparaturwerkstatten"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Autre" not in page
    assert "No member is found" in text(client.get("/en/space/partners/?q=nowhere"))


def test_a_delegate_fills_its_own_profile_alone(cast, client):
    one = member().organisation
    other = member("Brug", "FR").organisation
    signed_in(cast, client, one)
    client.post(f"/en/space/partners/{one.pk}/", PROFILE | {"does": "Repairs", "founded": "2001-01-01"})
    assert profile_of(one).does == "Repairs"
    assert client.post(f"/en/space/partners/{other.pk}/", PROFILE | {"founded": ""}).status_code == 403


@pytest.mark.parametrize("number", [3, 300])
def test_pages_with_many_members_stay_small_and_ask_little(cast, client, number):
    one, speaker = own()
    made = begin_consortium(one, call(), title="Large", by=speaker, at=NOON)
    for place in range(number):
        member(f"Member {place}", "FR")
    signed_in(cast, client, one)
    for address in ("/en/space/partners/", made.get_absolute_url()):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        assert (page.status_code, len(asked) <= 20, len(page.content) < 100_000) == (200, True, True)


def test_a_call_that_says_nothing_of_its_size_is_not_said_to_be_answered(cast, client):
    one, speaker = own()
    made = begin_consortium(one, call(conditions=Conditions(countries=("eu",))), title="Open", by=speaker, at=NOON)
    page = text(signed_in(cast, client, one).get(made.get_absolute_url()))
    assert "How many organisations the call asks for is not noted yet." in page
    assert Partner.objects.count() == 1
    assert told().conditions
