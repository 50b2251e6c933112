"""The office says what is looked for; each follows what it wishes."""

from collections.abc import Iterable
from datetime import datetime

from accede.debates.models import Following, Incoming, Topic
from accede.debates.queries.topics import phrases, topics_of
from accede.journal.actions import Actor, action, write
from accede.people.capacities import oneself, secretariat
from accede.people.models import Account

Texts = dict[str, str]
Words = dict[str, list[str]]


@action("debates.add_topic", allowed_to=secretariat)
def add_topic(titles: Texts, *, words: Words, by: Actor, at: datetime) -> Topic:
    """Look for something in all that came in, and in all that will."""
    topic = Topic.objects.create(titles=titles, words=words)
    mark(Incoming.objects.all(), [topic])
    write(topic, values={"titles": titles, "words": words})
    return topic


@action("debates.change_topic", allowed_to=secretariat)
def change_topic(topic: Topic, *, titles: Texts, words: Words, by: Actor, at: datetime) -> Topic:
    """Look for something else under the same topic, in what came in before too."""
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    topic.titles, topic.words = titles, words
    topic.save()
    topic.items.clear()
    mark(Incoming.objects.all(), [topic])
    write(topic, values={"titles": titles, "words": words})
    return topic


@action("debates.drop_topic", allowed_to=secretariat)
def drop_topic(topic: Topic, *, by: Actor, at: datetime) -> None:
    """Look for something no more."""
    write(topic, values={"titles": topic.titles})
    Topic.objects.filter(pk=topic.pk).delete()


@action("debates.follow_topics", allowed_to=oneself, journalled="What somebody reads is nobody else's business.")
def follow_topics(account: Account, *, topics: Iterable[Topic], by: Actor, at: datetime) -> None:
    """Follow these topics from now on, and no others."""
    Following.objects.filter(account=account).delete()
    Following.objects.bulk_create(Following(account=account, topic=one) for one in topics)


def mark(items: Iterable[Incoming], topics: Iterable[Topic]) -> None:
    """Say of each item to which of these topics it belongs."""
    sought, through = [(topic, phrases(topic)) for topic in topics], Topic.items.through
    through.objects.bulk_create(
        through(topic=topic, incoming=item) for item in items for topic in topics_of(item.words, sought)
    )
