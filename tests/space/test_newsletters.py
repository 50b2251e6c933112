"""A newsletter is made of what is published, and goes once to each who wants it."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from cast import NOON, acting, open_account
from django.urls import reverse
from register.samples import member
from space.samples import SECRETARY, asked, confirmed, drafted, following, laid, of_law

from accede.journal.models import Personal
from accede.people.capacities import Capacity
from accede.post.mails import message
from accede.post.models import Letter
from accede.register.actions import give_mandate
from accede.space.actions import arrange_newsletter, choose_digest, send_newsletter, withdraw, word_newsletter
from accede.space.actions.newsletter import AlreadySent, ForMembersOnly, NothingToTell
from accede.space.models import Audience, Newsletter, Subscriber, Wish
from accede.web.management.commands.clock import forget_readers

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def delegate(email="delegate@example.org", **known):
    of_law()
    one = open_account(email, **known)
    of = {"office": "delegate", "capacity": "delegate", "organisation": member().organisation}
    give_mandate(one, **of, starts=NOON.date() - DAY, by=acting(Capacity.SECRETARIAT), at=NOON)
    return one


def picked(one, *publications):
    arrange_newsletter(one, picks=[each.pk for each in publications], by=SECRETARY, at=NOON)
    return one


def send(one, at=NOON):
    return send_newsletter(one, by=SECRETARY, at=at)


def letters(kind="newsletter"):
    return {each.email: each for each in Letter.objects.filter(kind=kind)}


def address_in(letter, name):
    """Return the one address in a letter whose path has a word, below that of the site."""
    [found] = [word.strip("<>") for word in letter.body.split() if f"/{name}/" in word]
    return "/" + found.split("/", 3)[3]


def test_it_goes_to_members_and_to_the_public_in_the_language_of_each():
    delegate(language="fr")
    confirmed("reader@example.org")
    one = picked(drafted(), laid(titles={"en": "News [1]", "fr": "Nouvelle"}, audience=Audience.PUBLIC))
    assert send(one) == 2
    sent = letters()
    assert sent["delegate@example.org"].subject == "Printemps"
    assert "# Nouvelle" in sent["delegate@example.org"].body
    assert sent["reader@example.org"].subject == "Spring"
    html = message_from_bytes(message(sent["reader@example.org"]).message().as_bytes(), policy=policy.default)
    words = html.get_body(("html",)).get_content()
    assert ("<strong>Dear</strong>" in words, "News [1]" in words, "<img" in words) == (True, True, False)


def test_nobody_gets_it_twice_and_it_leaves_once():
    delegate("both@example.org")
    confirmed("both@example.org")
    one = drafted()
    assert send(one) == 1
    with pytest.raises(AlreadySent):
        send(one)
    with pytest.raises(AlreadySent):
        word_newsletter(one, titles={}, before={}, after={}, audience="public", by=SECRETARY, at=NOON)


def test_what_is_for_members_is_not_told_to_the_public():
    with pytest.raises(ForMembersOnly):
        send(picked(drafted(), laid(audience=Audience.MEMBERS)))
    confirmed("reader@example.org")
    delegate()
    one = picked(drafted(audience=Audience.MEMBERS), laid(audience=Audience.MEMBERS))
    send(one)
    assert set(letters()) == {"delegate@example.org"}


def test_a_newsletter_says_something():
    with pytest.raises(NothingToTell):
        send(drafted(before={}))


def test_what_has_left_stays_as_it_was_though_what_it_told_is_withdrawn(client):
    one = picked(drafted(), laid("test:1", "Short lived", audience=Audience.PUBLIC))
    send(one)
    following(withdraw, "test:1")
    page = client.get(reverse("newsletter", args=[one.pk])).content.decode()
    assert "Short lived" in page
    assert "<strong>Dear</strong>" in page


def test_an_address_is_asked_first_and_what_was_agreed_to_is_kept(client):
    of_law()
    client.post(reverse("newsletters"), {"email": "Reader@Example.org", "agreed": "on"})
    [(email, letter)] = letters("newsletter_confirm").items()
    assert email == "reader@example.org"
    address = address_in(letter, "confirm")
    assert client.get(address).status_code == 200
    assert Subscriber.objects.get().confirmed_at is None
    client.post(address)
    assert Subscriber.objects.get().confirmed_at is not None
    kept = Personal.objects.get(entry__action="space.confirm_newsletter").values
    assert kept["email"] == email
    assert kept["consent"].startswith("I want to get the newsletter")


def test_nobody_is_asked_without_having_agreed(client):
    of_law()
    client.post(reverse("newsletters"), {"email": "reader@example.org"})
    assert letters("newsletter_confirm") == {}


def test_an_address_is_asked_once_a_day_and_never_once_it_has_answered():
    asked(at=NOON)
    asked(at=NOON + timedelta(hours=3))
    assert Letter.objects.count() == 1
    asked(at=NOON + DAY)
    assert Letter.objects.count() == 2
    confirmed(at=NOON + 2 * DAY)
    before = Letter.objects.count()
    asked(at=NOON + 4 * DAY)
    assert Letter.objects.count() == before


def test_whoever_does_not_answer_is_forgotten_after_a_week():
    asked("silent@example.org")
    confirmed("reader@example.org")
    forget_readers(NOON + 8 * DAY)
    assert [each.email for each in Subscriber.objects.all()] == ["reader@example.org"]


@pytest.mark.parametrize("email", ["reader@example.org", "delegate@example.org"])
def test_one_touch_in_the_letter_ends_it(client, email):
    one = delegate()
    confirmed()
    send(drafted())
    address = address_in(letters()[email], "leave")
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert client.post(address).status_code == 200
    Letter.objects.all().delete()
    send(drafted())
    assert email not in letters()
    assert (Wish.objects.filter(account=one, newsletter=False).exists(), len(letters())) == (email[0] == "d", 1)


def test_whoever_chose_to_get_none_gets_none():
    one = delegate()
    by = acting(Capacity.DELEGATE, person=one.pk)
    choose_digest(one, every="never", kinds=[], words="", newsletter=False, by=by, at=NOON)
    assert send(drafted()) == 0


def test_an_address_that_no_server_takes_is_dropped_and_the_office_has_nothing_to_do():
    confirmed()
    send(drafted())
    Letter.objects.filter(kind="newsletter").update(state=Letter.State.BOUNCED)
    forget_readers(NOON + DAY)
    assert (Subscriber.objects.count(), letters()["reader@example.org"].state) == (0, "settled")


def test_the_office_writes_fills_and_sends_it_on_its_pages(cast, client):
    of_law()
    confirmed()
    first, second = (laid(f"test:{n}", f"Told {n}", audience=Audience.PUBLIC) for n in (1, 2))
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.post(reverse("newsletter_new"), {"audience": "public", "title_en": "Spring", "before_en": "Hello"})
    one = Newsletter.objects.get()
    picks = reverse("newsletter_picks", args=[one.pk])
    for deed, which in (("in", first), ("in", second), ("up", second), ("out", first)):
        client.post(picks, {deed: which.pk})
        one.refresh_from_db()
    assert one.picks == [second.pk]
    page = client.get(one.get_absolute_url()).content.decode()
    assert ("Send it to one reader?" in page, "Told 2" in page) == (True, True)
    client.post(reverse("newsletter_send", args=[one.pk]))
    assert "0 of 1 letters have left" in client.get(one.get_absolute_url()).content.decode()


def test_words_without_a_title_are_refused_with_a_sentence(cast, client):
    of_law()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.post(reverse("newsletter_new"), {"audience": "public", "before_fr": "Bonjour"}).content.decode()
    assert "These words have no title." in page
    assert Newsletter.objects.count() == 0


def test_a_draft_and_what_is_for_members_is_no_page_of_the_public(client):
    assert client.get(drafted().get_absolute_url()).status_code == 404
    one = drafted(audience=Audience.MEMBERS)
    send(one)
    assert client.get(one.get_absolute_url()).status_code == 404
    assert "Spring" not in client.get(reverse("newsletters")).content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_pages_ask_as_little_of_many_as_of_few(cast, client, django_assert_max_num_queries, number):
    one = picked(drafted(), *(laid(f"test:{n}", audience=Audience.PUBLIC) for n in range(number)))
    cast.signed_in(client, Capacity.SECRETARIAT)
    for address in (one.get_absolute_url(), reverse("newsletters")):
        client.get(address)
        with django_assert_max_num_queries(20):
            client.get(address)
