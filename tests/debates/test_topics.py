"""Topics are searches that are kept: in words of several languages, over what came in and what will."""

from datetime import timedelta

import pytest
from cast import NOON
from debates.feeds import CALENDAR, COMMISSION, PARLIAMENT
from debates.samples import imported, page, read, source, topic
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.debates.actions import change_topic, drop_topic, follow_topics
from accede.debates.models import Following, Topic
from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db


def titles(one):
    return sorted(item.title[:12] for item in one.items.all())


def test_a_topic_finds_what_came_in_before_and_what_comes_after_in_each_language():
    imported(PARLIAMENT)
    one = topic(fr=["économie sociale"])
    assert titles(one) == ["Social econo"]
    read(source(), COMMISSION)
    assert titles(one) == ["L’économie s", "Social econo"]


@pytest.mark.parametrize(
    ("phrase", "finds"),
    [
        ("social enterpris", True),  # the beginning of a word
        ("ENTERPRISES", True),
        ("cial economy", False),  # the end of a word
        ("wor", False),  # a short word is found as it is
        ("meps", True),
        ("economy social", False),  # a phrase in its order
    ],
)
def test_a_phrase_is_found_at_the_beginning_of_words(phrase, finds):
    imported(PARLIAMENT)
    assert bool(topic(words=[phrase]).items.count()) is finds


def test_what_is_worded_anew_or_dropped_finds_otherwise():
    imported(PARLIAMENT)
    one = topic()
    change_topic(one, titles={"en": "Sea"}, words={"en": ["fisheries"]}, by=SECRETARY, at=NOON)
    assert titles(one) == ["Fisheries: q"]
    drop_topic(one, by=SECRETARY, at=NOON)
    assert Topic.objects.count() == 0


def test_whoever_follows_a_topic_sees_first_what_belongs_to_it(client, cast):
    page()
    imported(PARLIAMENT)
    one = topic()
    delegate = cast.account(Capacity.DELEGATE)
    client.force_login(delegate)
    assert "Fisheries" in client.get(reverse("debates")).content.decode()
    client.post(reverse("topics"), {"topics": [one.pk]})
    shown = client.get(reverse("debates")).content.decode()
    assert ("MEPs" in shown, "Fisheries" in shown) == (True, False)
    everything = client.get(reverse("debates"), {"topic": "all"}).content.decode()
    assert "Fisheries" in everything
    assert "Fisheries" in client.get(reverse("debates"), {"topic": "all", "q": "quot"}).content.decode()
    assert "Nothing is found" in client.get(reverse("debates"), {"q": "nowhere"}).content.decode()
    assert client.get(reverse("debates"), {"topic": "nonsense"}).status_code == 200


def test_what_is_to_come_stands_first_and_what_is_over_does_not(client, cast):
    page()
    cast.signed_in(client, Capacity.DELEGATE)
    day = (day_of(now()) + timedelta(days=9)).strftime("%Y%m%d").encode()
    read(source(), CALENDAR.replace(b"20270701", day).replace(b"20270610", b"20200610"))
    shown = client.get(reverse("debates")).content.decode()
    soon = shown[shown.index("Dates to come") : shown.index("Committee on Employment")]
    assert "Deadline for amendments" in soon


def test_whoever_follows_nothing_more_follows_nothing(cast):
    one, account = topic(), cast.account(Capacity.DELEGATE)
    by = Actor(f"account:{account.pk}")
    follow_topics(account, topics=[one], by=by, at=NOON)
    follow_topics(account, topics=[], by=by, at=NOON)
    assert Following.objects.count() == 0


def test_the_office_adds_a_topic_words_it_anew_and_drops_it(client, cast):
    page()
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    missing = office.post(reverse("topic_new"), {"title_en": "Budget"}).content.decode()
    assert "one word at least" in missing
    untitled = office.post(reverse("topic_new"), {"title_en": "Budget", "words_fr": "budget"}).content.decode()
    assert "Give it a title in this language too." in untitled
    office.post(reverse("topic_new"), {"title_en": "Budget", "words_en": "MFF\n\n budget  of the Union\nMFF"})
    one = Topic.objects.get()
    assert one.words == {"en": ["MFF", "budget of the Union"]}
    office.post(reverse("topic", args=[one.pk]), {"title_en": "Money", "words_en": "budget"})
    assert "Money" in office.get(reverse("topics")).content.decode()
    office.post(reverse("topic_drop", args=[one.pk]))
    assert Topic.objects.count() == 0


def test_three_hundred_items_ask_as_few_questions_as_three(client, cast, django_assert_max_num_queries):
    page()
    topic()
    item = b"<item><title>Social economy %d</title><guid>%d</guid></item>"
    many = b"".join(item % (n, n) for n in range(300))
    read(source(), b'<rss version="2.0"><channel><title>x</title>' + many + b"</channel></rss>")
    cast.signed_in(client, Capacity.DELEGATE)
    client.get(reverse("debates"))
    with django_assert_max_num_queries(20):
        answer = client.get(reverse("debates"))
    assert len(answer.content) < 100_000
