"""Letters are queued with the deed that causes them, and shown to the office."""

import pytest
from cast import NOON, acting
from django.apps import apps
from django.urls import reverse
from permissions import draft, letter, waiting

from accede.journal.actions import Refused, action, write
from accede.journal.models import Entry, Personal
from accede.people.capacities import Capacity, chair
from accede.people.models import DemoMark
from accede.post.actions import queue_letters
from accede.post.delivery import send_due
from accede.post.kinds import SUBJECTS
from accede.post.models import Letter
from accede.post.queries import letters_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def convene(monkeypatch):
    monkeypatch.setattr("accede.journal.actions.ACTIONS", {})

    @action("test.convene", allowed_to=chair)
    def act(*, fails=False, by, at):
        write("test.assembly:1")
        drafts = [draft(email=f"{name}@example.org") for name in ("ana", "bo")]
        queue_letters("test.assembly:1", drafts, kind="convocation", by=by, at=at)
        if fails:
            raise Refused

    return lambda **how: act(by=acting(Capacity.CHAIR), at=NOON, **how)


def test_a_batch_is_one_entry_that_names_its_cause_and_no_address(convene):
    convene()
    entry = Entry.objects.get(action="post.queue_letters")
    assert (entry.cause, entry.subject, entry.values) == (1, "test.assembly:1", {"kind": "convocation", "count": 2})
    assert [one["email"] for one in Personal.objects.get(entry=entry).values["letters"]] == [
        "ana@example.org",
        "bo@example.org",
    ]
    assert letters_about("test.assembly:1").count() == 2


def test_the_letters_of_a_deed_that_is_undone_are_never_sent(convene):
    with pytest.raises(Refused):
        convene(fails=True)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("rows", [3, 300])
def test_the_list_asks_the_same_number_of_questions_for_3_rows_and_for_300(
    rows, client, cast, django_assert_max_num_queries
):
    cast.signed_in(client, Capacity.SECRETARIAT)
    for _ in range(rows):
        letter()
    with django_assert_max_num_queries(12):
        response = client.get(reverse("letters"))
    assert response.status_code == 200
    assert len(response.content) < 100_000
    assert len(response.context["pages"].object_list) == min(rows, 50)


def test_the_list_can_be_narrowed_to_a_state(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    letter()
    assert len(client.get(reverse("letters"), {"state": "queued"}).context["pages"].object_list) == 1
    assert len(client.get(reverse("letters"), {"state": "bounced"}).context["pages"].object_list) == 0
    assert len(client.get(reverse("letters"), {"state": "nonsense", "page": "x"}).context["pages"].object_list) == 1


def test_a_letters_page_shows_its_words_and_its_fate(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = letter()
    send_due(NOON)
    page = client.get(one.get_absolute_url()).content.decode()
    assert "Words" in page
    assert "accepted by the next server" in page


def test_what_a_letter_leads_to_has_a_page():
    assert [name for name in SUBJECTS if not hasattr(apps.get_model(name), "get_absolute_url")] == []


def test_the_words_of_a_secret_letter_are_shown_to_no_office(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = letter(secret=True, body="KVJB-ZJHS")
    assert "KVJB-ZJHS" not in client.get(one.get_absolute_url()).content.decode()


def test_the_outbox_of_a_demo_shows_even_a_secret_letter_that_was_laid_there(here):
    DemoMark.objects.create(id=1)
    one = letter(secret=True, body="KVJB-ZJHS")
    send_due(NOON)
    assert reverse("outbox_letter", args=[one.pk]) in here.get(reverse("outbox")).content.decode()
    assert "KVJB-ZJHS" in here.get(reverse("outbox_letter", args=[one.pk])).content.decode()


def test_the_outbox_of_a_demo_shows_what_the_office_has_let_go_and_says_whether_it_is_sent(here, settings, outbox):
    DemoMark.objects.create(id=1)
    one, other = letter(), waiting()
    page = here.get(reverse("outbox"))
    assert list(page.context["pages"]) == [one]
    assert "Nothing leaves this machine" in page.content.decode()
    assert here.get(reverse("outbox_letter", args=[other.pk])).status_code == 404
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert "Nothing leaves this machine" not in here.get(reverse("outbox")).content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [{"REMOTE_ADDR": "192.0.2.1"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.1"}, {"SERVER_NAME": "accede.example"}],
)
def test_the_outbox_of_a_demo_opens_on_this_machine_only(here, settings, elsewhere):
    settings.ALLOWED_HOSTS = ["*"]
    DemoMark.objects.create(id=1)
    assert here.get(reverse("outbox")).status_code == 200
    assert here.get(reverse("outbox"), **elsewhere).status_code == 404
