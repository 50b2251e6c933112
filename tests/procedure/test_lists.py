"""Pages that list candidacies ask the database as much for three of them as for three hundred."""

from datetime import date
from itertools import count, islice

import pytest
from cast import NOON, open_account
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procedure.samples import assembly, house, judge, sent, verified
from procedure.samples_notes import note
from procedure.samples_questions import answer, ask
from register.samples import mandate, organisation, pair

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure.models import Candidacy, Request, Slot, StepDone
from accede.register.models import Organisation
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2027, 9, 1), date(2027, 11, 1)
MOST = 20  # questions of one page, whatever its length
_numbers = count(1)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    for room in ("views.listing", "views.office", "views.candidate", "views.criteria"):
        monkeypatch.setattr(f"accede.procedure.{room}.now", lambda: NOON, raising=False)
    monkeypatch.setattr("accede.web.home.now", lambda: NOON)


def many(howmany):
    """Make files quickly, one after another at each step of the path."""
    house()
    aimed, edition = assembly(), Edition.objects.get()
    names = [step.name for step in edition.book.path["admission"].steps]
    numbers = list(islice(_numbers, howmany))
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Network {number}", country=("EE", "FR", "IT")[index % 3])
        for index, number in enumerate(numbers)
    )
    contacts = Account.objects.bulk_create(
        Account(email=f"{number}@example.org", name="Ana", language="en") for number in numbers
    )
    said = {"year": 2027, "path": "admission", "edition": edition, "language": "en", "opened_at": NOON}
    files = Candidacy.objects.bulk_create(
        Candidacy(number=1000 + number, organisation=one, contact=contact, sheet={}, assembly=aimed, **said)
        for number, one, contact in zip(numbers, organisations, contacts, strict=True)
    )
    done = [(one, names[: 1 + index % (len(names) - 1)]) for index, one in enumerate(files)]
    StepDone.objects.bulk_create(StepDone(candidacy=one, step=step, at=NOON) for one, steps in done for step in steps)
    said = {"sent_at": NOON, "sent_on": NOON.date(), "assembly": aimed, "sheet": {}, "motivation": "", "adheres": []}
    Request.objects.bulk_create(Request(candidacy=one, **said) for one, steps in done if "request" in steps)


def asked(client, url):
    client.get(url)  # what is remembered between two pages is remembered now
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_public_pages_ask_little_and_stay_small_with_many_candidacies(client):
    many(300)
    for name in ("join", "join_check", "interest", "ask", "texts", "statutes"):
        assert asked(client, reverse(name)) <= MOST
        assert len(client.get(reverse(name)).content) < 100_000


def test_the_list_of_many_candidacies_stays_small(client, cast):
    many(300)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert len(client.get(reverse("candidacies")).content) < 100_000


@pytest.mark.parametrize("capacity", [Capacity.SECRETARIAT, Capacity.BOARD, Capacity.CHAIR])
@pytest.mark.parametrize("name", ["candidacies", "home"])
def test_a_list_asks_as_much_for_three_as_for_three_hundred(client, cast, name, capacity):
    many(3)
    cast.signed_in(client, capacity)
    few = asked(client, reverse(name))
    many(297)
    assert asked(client, reverse(name)) == few <= MOST


def test_the_first_page_asks_no_more_than_twenty_where_much_is_due(client):
    many(30)
    # A meeting to note, two more assemblies without an agenda, and two kinds of pairs that may be one.
    candidacy = Candidacy.objects.filter(step="").first()
    Candidacy.objects.filter(pk=candidacy.pk).update(step="meeting")
    Slot.objects.create(candidacy=candidacy, starts_at=NOON, chosen_at=NOON)
    assembly(SPRING), assembly(AUTUMN)
    pair()
    organisation("Twin"), organisation("Twin")
    office = open_account("office@example.org")
    mandate(office, capacity="secretariat", office="secretariat")
    client.force_login(office)
    assert asked(client, reverse("home")) <= MOST
    titles = {row["title"] for row in client.get(reverse("home")).context["due"]}
    assert {"One pair of organisations may be one", "One pair of enterprises may be one"} <= titles


@pytest.mark.parametrize("make", [sent, verified])
def test_a_file_asks_no_more_than_twenty(client, cast, make):
    candidacy = make()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert asked(client, candidacy.get_absolute_url()) <= MOST


def test_a_file_with_questions_and_notes_asks_no_more_either(client, cast):
    candidacy = verified()
    answer(ask(candidacy))
    note(candidacy)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert asked(client, candidacy.get_absolute_url()) <= MOST


def test_the_criteria_ask_no_more_than_twenty(client):
    candidacy = sent()
    client.force_login(candidacy.contact.__class__.objects.get(pk=int(judge().id.removeprefix("account:"))))
    assert asked(client, reverse("criteria", args=[candidacy.pk])) <= MOST
