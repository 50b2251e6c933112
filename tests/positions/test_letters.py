"""Members hear by letter that they are asked, and are reminded once if they have not answered."""

from datetime import timedelta

import pytest
from cast import NOON
from positions.samples import TODAY, UNTIL, final, opened, said, stood
from register.samples import delegate, member
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import CLOCK
from accede.positions import actions
from accede.positions.models import Consultation
from accede.positions.queries.reminding import to_remind
from accede.post.models import Letter
from accede.space.models import Wish
from accede.web.management.commands.clock import remind_of_consultations

pytestmark = pytest.mark.django_db
NEAR = NOON + timedelta(days=25)


@pytest.fixture(autouse=True)
def house():
    """The law and the words of the house."""
    house_texts()
    law()


def two():
    """Return two members, each with a delegate."""
    members = member(), member("Brug")
    for one in members:
        delegate(one, f"{one.organisation.pk}@example.org", name=one.organisation.name)
    return [one.organisation for one in members]


def told(kind):
    return sorted(one.recipient for one in Letter.objects.filter(kind=kind))


def test_whoever_speaks_for_a_member_is_told_in_its_language_that_a_consultation_has_opened():
    delegate(member())
    found = opened()
    letter = Letter.objects.get(kind="consultation_opened")
    assert (letter.subject, found.get_absolute_url() in letter.body) == (
        "Your answer until 3 June 2027: A fair budget",
        True,
    )


def test_one_touch_ends_the_letters_about_consultations(client):
    account = delegate(member())
    opened()
    address = Letter.objects.get().leave_url.removeprefix("http://127.0.0.1:8000")
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    opened()
    assert (Letter.objects.count(), Wish.objects.get(account=account).newsletter) == (1, True)


def test_those_that_have_not_answered_are_reminded_once_before_the_last_day():
    one, _other = two()
    said(one, opened())
    remind_of_consultations(NEAR - timedelta(days=1))
    assert told("consultation_ending") == []
    remind_of_consultations(NEAR)
    remind_of_consultations(NEAR + timedelta(days=1))
    assert told("consultation_ending") == ["Brug"]


def test_a_last_day_that_is_moved_is_reminded_of_again():
    found = opened()
    actions.remind_members(found, by=CLOCK, at=NEAR)
    assert to_remind(UNTIL) == []
    moved = actions.move_deadline(found, until=UNTIL + timedelta(days=1), by=SECRETARY, at=NEAR)
    assert to_remind(UNTIL) == [moved]


def test_whoever_is_asked_for_a_few_days_is_not_reminded_as_well():
    opened(until=TODAY + timedelta(days=3))
    assert to_remind(TODAY) == []


def test_members_are_reminded_to_take_their_stand():
    one, _other = two()
    stood(one, final())
    remind_of_consultations(NEAR)
    assert told("consultation_ending") == ["Brug"]
    assert Consultation.objects.get().reminded_of == UNTIL
