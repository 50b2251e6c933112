"""The pages of a member's paths: what the statutes know, how one is opened, and what is shown of a file."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import SMALL, TODAY, declared, fresh, living_by, living_by_text, member, opened, taken
from procedure.samples import AFTER, assembly, house
from register.samples import member as first_member

from accede.people.capacities import Capacity
from accede.procedure.models import Proceeding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def text(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def as_member(cast, client, membership):
    return cast.signed_in(client, Capacity.DELEGATE, membership.organisation_id)


def test_where_the_statutes_know_no_way_out_the_page_says_so_and_lets_a_decision_be_entered(cast, client):
    house()
    one = first_member()
    shown = text(cast.signed_in(client, Capacity.SECRETARIAT).get(reverse("ways", args=[one.number])))
    assert "do not say how a member leaves" in shown
    assert reverse("leaving", args=[one.number]) in shown


def test_a_member_sees_the_ways_of_its_statutes_and_opens_its_own_alone(cast, client):
    living_by_text(SMALL)
    one = member("full")
    shown = text(as_member(cast, client, one).get(reverse("ways", args=[one.number])))
    assert reverse("way", args=[one.number, "resignation"]) in shown
    assert "Exclusion" in shown
    assert reverse("way", args=[one.number, "exclusion"]) not in shown
    assert client.get(reverse("way", args=[one.number, "exclusion"])).status_code == 403
    assert client.get(reverse("way", args=[one.number, "rise"])).status_code == 404


def test_a_member_resigns_on_the_site(cast, client):
    living_by_text(SMALL)
    one = member("full")
    address = reverse("way", args=[one.number, "resignation"])
    response = as_member(cast, client, one).post(address, {"statement": "We merge."}, follow=True)
    shown = text(response)
    assert Proceeding.objects.get().statement == "We merge."
    assert "The last day of membership is 31 December 2027; from 1 January 2028 on it is a member no longer." in shown
    assert "We merge." in shown


def test_a_refusal_says_why_and_loses_no_word(cast, client):
    living_by("hcce")
    one = member("full")
    said = {"statement": "We leave.", "form": "", "fact_owes": "0"}
    response = as_member(cast, client, one).post(reverse("way", args=[one.number, "resignation"]), said)
    assert response.status_code == 409
    assert "We leave." in text(response)
    assert "articles, end of membership" in text(response)


def test_the_board_opens_an_exclusion_hears_the_member_and_decides(cast, client):
    living_by_text(SMALL)
    one = member("full")
    cast.signed_in(client, Capacity.BOARD)
    said = {"on": "2027-05-04", "grounds": ["harm"], "statement": "It harmed us."}
    client.post(reverse("way", args=[one.number, "exclusion"]), said)
    file = Proceeding.objects.get()
    step = reverse("proceeding_step", args=[file.pk])
    client.post(step, {"step": "hearing", "on": "2027-05-04", "note": "Heard by telephone."})
    without = client.post(step, {"step": "decision", "on": "2027-05-04", "answer": "yes", "note": ""})
    assert without.status_code == 409
    assert "Write the reasons" in text(without)
    client.post(step, {"step": "decision", "on": "2027-05-04", "answer": "yes", "note": "Grave harm."})
    assert fresh(file).state == "effective"
    shown = text(client.get(file.get_absolute_url()))
    assert "Grave harm." in shown
    assert "It is a member no longer since 4 May 2027." in shown


def test_what_a_member_says_is_kept_for_those_who_decide(cast, client):
    living_by_text(SMALL)
    one = opened(member("full"), "exclusion", opener="board", grounds=("harm",))
    as_member(cast, client, one.membership).post(reverse("proceeding_hearing", args=[one.pk]), {"words": "No harm."})
    assert "No harm." in text(cast.signed_in(client, Capacity.BOARD).get(one.get_absolute_url()))


def test_a_member_takes_back_what_the_statutes_let_it(cast, client):
    living_by_text(SMALL)
    one = declared(member("full"))
    as_member(cast, client, one.membership).post(reverse("proceeding_back", args=[one.pk]), {"reason": ""})
    assert fresh(one).state == "withdrawn"


def test_what_binds_is_not_taken_back_by_the_member_but_by_the_office_with_reasons(cast, client):
    living_by("vss")
    one = declared(member("section"))
    address = reverse("proceeding_back", args=[one.pk])
    mine = as_member(cast, client, one.membership)
    assert "No rule lets it be taken back." in text(mine.get(address))
    assert mine.post(address, {"reason": "Please."}).status_code == 409
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    assert office.post(address, {"reason": ""}).status_code == 409
    office.post(address, {"reason": "The board agrees."})
    assert fresh(one).state == "withdrawn"


def test_whose_turn_it_is_finds_it_among_what_is_due(cast, client):
    living_by("vss")
    one = declared(member("section"))
    shown = text(cast.signed_in(client, Capacity.BOARD).get(reverse("home")))
    assert "The board informs the council of sections: Aalto" in shown
    taken(one, "inform")
    assert "Aalto" not in text(client.get(reverse("home")))


def test_a_day_that_has_come_is_due_at_the_secretariat_until_it_is_entered(cast, client):
    living_by("vss")
    one = taken(declared(member("section")), "inform")
    Proceeding.objects.filter(pk=one.pk).update(effect_on=TODAY)
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Enter in the register: Leaving, Aalto" in text(office.get(reverse("home")))


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_stays_small_whatever_the_number_of_files(cast, client, number, django_assert_max_num_queries):
    living_by("vss")
    one = declared(member("section"))
    Proceeding.objects.bulk_create(
        Proceeding(membership=one.membership, path="exclusion", edition=one.edition, state="ended",
                   opened_on=TODAY, opened_at=NOON)
        for _ in range(number)
    )  # fmt: skip
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    for address in (reverse("proceedings"), one.get_absolute_url()):
        with django_assert_max_num_queries(20):
            shown = office.get(address)
        assert (shown.status_code, len(shown.content) < 100_000) == (200, True)


def test_a_member_appeals_on_the_site_and_both_files_lead_to_each_other(cast, client):
    living_by("hcce")
    one = taken(taken(opened(member("full"), "expulsion", opener="board", grounds=("harm",)), "decision"), "notice")
    mine = as_member(cast, client, one.membership)
    assert "An appeal can be made until 4 June 2027." in text(mine.get(one.get_absolute_url()))
    mine.post(reverse("proceeding_appeal", args=[one.pk]), {"statement": "Unjust."})
    made = Proceeding.objects.get(path="appeal")
    assert one.get_absolute_url() in text(mine.get(made.get_absolute_url()))
    shown = text(mine.get(one.get_absolute_url()))
    assert made.get_absolute_url() in shown
    assert "There is an appeal, and nothing takes effect before it is decided." in shown


def test_the_office_puts_what_the_assembly_decides_on_its_agenda(cast, client):
    living_by("iflry")
    assembly(AFTER)
    one = declared(member("full"))
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Put it on the agenda of 20 November 2027" in text(office.get(one.get_absolute_url()))
    assert "The assembly confirms it: Aalto" in text(office.get(reverse("home")))
    office.post(reverse("proceeding_agenda", args=[one.pk]))
    assert "The assembly of 20 November 2027 votes on it." in text(office.get(one.get_absolute_url()))
    assert "The assembly confirms it: Aalto" not in text(office.get(reverse("home")))
