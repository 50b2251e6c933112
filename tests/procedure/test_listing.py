"""Candidacies as the office looks for them: by step, country, path, assembly, turn and state, and what is late."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from procedure.samples import DAY, assembly, chosen, fresh, interested, offered, own, sent, verified

from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries.listing import candidacies, narrowed, turn_of, turns
from accede.procedure.queries.path import entrances
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 4)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr("accede.procedure.views.listing.now", lambda: NOON)


def found(on=TODAY, at=NOON, **wanted):
    paths = entrances(Edition.objects.get().book)
    return [one.pk for one in narrowed(candidacies(on, at), paths, **wanted)]


def turn(candidacy, at=NOON):
    paths = entrances(Edition.objects.get().book)
    return turn_of(candidacies(TODAY, at).get(pk=candidacy.pk), paths)


def test_whose_turn_it_is_follows_what_was_done():
    assembly()
    assert [turn(one) for one in (interested(), offered(), chosen(), sent(), verified())] == [
        "secretariat",
        "candidate",
        "secretariat",
        "board",
        "candidate",
    ]


def test_the_board_by_step_says_of_a_late_file_what_the_list_says(client, cast, monkeypatch):
    day = assembly().day
    sent()
    later = NOON + timedelta(days=(day - TODAY).days + 1)
    monkeypatch.setattr("accede.procedure.views.listing.now", lambda: later)
    cast.signed_in(client, Capacity.SECRETARIAT)
    context = client.get(reverse("candidacies")).context
    told = [
        one["lines"][0]["text"] for each in context["boards"] for step in each["many"] for one in step["candidacies"]
    ]
    assert told == ["late: its assembly is over"]


def test_a_turn_finds_the_same_files_as_it_names():
    assembly()
    files = [interested(), offered(), chosen(), sent(), verified()]
    for name in turns(entrances(Edition.objects.get().book)):
        assert set(found(turn=name)) == {one.pk for one in files if turn(one) == name}


def test_files_are_found_by_country_path_assembly_state_and_step():
    day = assembly().day
    first, second = interested(country="FR"), sent(country="EE")
    assert found(country="FR") == [first.pk]
    assert found(path="admission") == [second.pk, first.pk]
    assert found(assembly=f"{day}") == [second.pk]
    assert found(step="meeting") == [first.pk]
    actions.withdraw(second, by=own(second), at=NOON)
    assert (found(state="withdrawn"), found(turn="board")) == ([second.pk], [])


def test_a_meeting_that_nobody_wrote_down_is_late():
    one = chosen()
    assert found(late="yes") == []
    assert found(late="yes", at=NOON + 3 * DAY) == [one.pk]


def test_a_file_whose_assembly_went_by_is_late_until_it_is_closed():
    assembly()
    one = sent()
    after = fresh(one).assembly.day + timedelta(days=1)
    assert found(late="yes", on=after) == [one.pk]
    Candidacy.objects.filter(pk=one.pk).update(state=Candidacy.State.WITHDRAWN)
    assert found(late="yes", on=after) == []


def test_files_are_ordered_as_the_office_wants_them():
    first, second = interested(NOON, country="FR"), interested(NOON + DAY, country="EE")
    assert found() == [second.pk, first.pk]
    assert found(order="waiting") == [first.pk, second.pk]
    assert found(order="country") == [second.pk, first.pk]
    assert found(order="name") == sorted([first.pk, second.pk], key=lambda pk: fresh_name(pk))


def fresh_name(pk):
    return Candidacy.objects.get(pk=pk).organisation.name


def test_the_address_holds_what_is_wanted_for_page_board_and_file(client, cast):
    first, second = interested(country="FR"), interested(country="EE")
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(reverse("candidacies"), {"country": "FR", "order": "name"}).content.decode()
    assert "One open candidacy matches" in page
    assert first.organisation.name in page.partition('id="list"')[2]
    assert second.organisation.name not in page.partition("By step")[2]
    assert f"{reverse('candidacies_csv')}?country=FR&amp;order=name" in page
    rows = list(
        csv.DictReader(StringIO(client.get(reverse("candidacies_csv"), {"country": "FR"}).content.decode("utf-8-sig")))
    )
    assert [(row["number"], row["country"], row["step"], row["turn"]) for row in rows] == [
        (first.label, "FR", "meeting", "secretariat")
    ]


def test_what_nobody_offers_narrows_nothing(client, cast):
    one = interested()
    cast.signed_in(client, Capacity.BOARD)
    page = client.get(reverse("candidacies"), {"step": "nowhere", "order": "sideways"})
    assert page.status_code == 200
    assert one.label in page.content.decode()


def test_what_is_due_stands_above_the_list(client, cast):
    one = interested()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(reverse("candidacies")).content.decode()
    assert f"Offer {one.organisation.name} times for the meeting" in page


@pytest.mark.parametrize(
    ("asked", "drawn"), [({}, '<details class="fold">'), ({"late": "yes"}, '<details class="fold" open>')]
)
def test_what_few_filter_by_is_folded_until_something_is_filtered(client, cast, asked, drawn):
    interested()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert drawn in client.get(reverse("candidacies"), asked).content.decode()


def test_it_speaks_french(client, cast):
    interested()
    cast.signed_in(client, Capacity.SECRETARIAT)
    with override("fr"):
        page = client.get(reverse("candidacies")).content.decode()
    assert "À qui le tour" in page


def test_the_number_of_a_candidacy_stays_on_one_line(client, cast):
    candidacy = interested()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(reverse("candidacies")).content.decode()
    assert f'<span class="unbroken">{candidacy.label}</span>' in page
