"""Each person hears of what is new as often as it wishes, once, and of nothing else."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from cast import NOON, acting, open_account
from django.urls import reverse
from register.samples import member
from space.samples import laid, of_law

from accede.journal.models import Entry
from accede.people.capacities import CLOCK, Capacity
from accede.post.mails import message
from accede.post.models import Letter
from accede.register.actions import give_mandate
from accede.space.actions import choose_digest, tell_news
from accede.space.models import Audience, Kind, Wish
from accede.space.queries.turns import last_turn, to_tell
from accede.web.management.commands.clock import tell

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def reader(email="own@example.org", every="day", kinds=(), words="", **known):
    """Return a delegate who wishes to hear of what is new from noon on."""
    of_law()
    one = open_account(email, **known)
    by = acting(Capacity.SECRETARIAT)
    of = {"office": "delegate", "capacity": "delegate", "organisation": member().organisation}
    give_mandate(one, **of, starts=NOON.date() - DAY, by=by, at=NOON)
    choose(one, every=every, kinds=kinds, words=words)
    return one


def choose(one, at=NOON, every="day", kinds=(), words=""):
    choose_digest(
        one, every=every, kinds=kinds, words=words, newsletter=True, by=acting(Capacity.DELEGATE, person=one.pk), at=at
    )


def letters():
    return list(Letter.objects.filter(kind="digest").order_by("queued_at", "email"))


def test_what_is_new_is_told_once_in_the_own_language():
    reader(language="fr")
    laid("test:1", titles={"en": "The budget", "fr": "Le budget"}, at=NOON + timedelta(hours=1))
    tell(NOON + DAY)
    tell(NOON + DAY + timedelta(hours=1))
    tell(NOON + 2 * DAY)
    [letter] = letters()
    assert (letter.language, "Le budget" in letter.body, letter.leave_url in letter.body) == ("fr", True, True)


def test_nothing_leaves_where_nothing_is_new():
    reader()
    laid(at=NOON - DAY)
    tell(NOON + DAY)
    assert (letters(), to_tell(NOON + DAY).exists()) == ([], False)


def test_an_hour_in_which_nobody_has_a_turn_leaves_no_entry():
    reader()
    before = Entry.objects.count()
    tell(NOON + timedelta(hours=1))
    assert Entry.objects.count() == before


def test_only_the_kinds_and_the_words_that_were_chosen_are_told():
    reader("kinds@example.org", kinds=[Kind.CALL])
    reader("words@example.org", words="Procurement public\nwomen")
    laid("test:1", "A call", kind=Kind.CALL, at=NOON + DAY / 2)
    laid("test:2", "Public procurements", at=NOON + DAY / 2)
    laid("test:3", "Something else", at=NOON + DAY / 2)
    tell(NOON + DAY)
    told = {
        each.email: [title in each.body for title in ("A call", "Public procure", "Something")] for each in letters()
    }
    assert told == {"kinds@example.org": [True, False, False], "words@example.org": [False, True, False]}


def test_whoever_holds_no_office_any_more_is_told_nothing():
    one = reader()
    one.mandates.update(ends=NOON.date())
    laid(at=NOON + DAY / 2)
    tell(NOON + DAY)
    assert letters() == []


def test_many_people_are_told_in_turns_of_which_each_may_be_the_last(monkeypatch):
    monkeypatch.setattr("accede.space.actions.digest.AT_A_TIME", 2)
    for number in range(5):
        reader(f"{number}@example.org")
    laid(audience=Audience.MEMBERS, at=NOON + DAY / 2)
    tell_news(by=CLOCK, at=NOON + DAY)
    assert len(letters()) == 2
    tell(NOON + DAY)
    assert [each.email for each in letters()] == [f"{number}@example.org" for number in range(5)]


@pytest.mark.parametrize(
    ("every", "turn"), [("day", (2027, 5, 4, 5)), ("week", (2027, 5, 3, 5)), ("month", (2027, 5, 1, 5))]
)
def test_digests_leave_in_the_morning_of_the_association_on_mondays_and_on_the_first(every, turn):
    of_law()
    assert last_turn(every, NOON) == datetime(*turn, tzinfo=UTC)
    assert last_turn("day", datetime(2027, 5, 4, 4, 59, tzinfo=UTC)) == datetime(2027, 5, 3, 5, tzinfo=UTC)


def test_a_letter_carries_the_address_that_ends_it_at_one_touch(client):
    one = reader()
    laid(at=NOON + DAY / 2)
    tell(NOON + DAY)
    sent = message_from_bytes(message(letters()[0]).message().as_bytes(), policy=policy.default)
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent["List-Unsubscribe"].strip("<> ").removeprefix("http://127.0.0.1:8000")
    assert client.get(address).status_code == 200
    assert Wish.objects.get(account=one).every == "day"
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Wish.objects.get(account=one).every == "never"


def test_an_address_that_was_not_made_here_ends_nothing(client):
    one = reader()
    assert client.post(reverse("leave", args=[f"digest:{one.pk}"])).status_code == 404
    assert Wish.objects.get(account=one).every == "day"


def test_a_person_chooses_on_its_page_and_finds_its_choice_there(client, cast):
    of_law()
    one = cast.account(Capacity.DELEGATE)
    client.force_login(one)
    client.post(reverse("wishes"), {"every": "week", "kinds": ["call"], "words": "women"})
    wish = Wish.objects.get(account=one)
    assert (wish.every, wish.kinds, wish.words) == ("week", ["call"], "women")
    assert "women" in client.get(reverse("wishes")).content.decode()


def test_what_was_published_before_somebody_chose_is_not_told():
    one = reader(every="never")
    laid(at=NOON + DAY / 4)
    choose(one, at=NOON + DAY / 2)
    tell(NOON + DAY)
    assert letters() == []
