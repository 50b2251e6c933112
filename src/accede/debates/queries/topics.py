"""Topics, what they find, and who follows which."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accede.debates.models import Incoming, Topic
from accede.people.models import Account
from accede.wording.folding import words_of

WHOLE = 4  # a word of so many letters, such as the name of a law, is found as it is; a longer one begins others


def phrases(topic: Topic) -> list[str]:
    """Return what a topic looks for, in every language, as it stands in what came in."""
    told = (" ".join(words_of(phrase)) for of_language in topic.words.values() for phrase in of_language)
    return [f" {one} " if len(one) <= WHOLE else f" {one}" for one in told if one]


def topics_of(words: str, sought: Iterable[tuple[Topic, list[str]]]) -> list[Topic]:
    """Return the topics of which a phrase stands in some folded words."""
    return [topic for topic, looked_for in sought if any(one in words for one in looked_for)]


def followed(account: Account) -> QuerySet[Topic]:
    """Return the topics that somebody follows."""
    return Topic.objects.filter(following__account=account.pk)


def found(items: QuerySet[Incoming], words: str) -> QuerySet[Incoming]:
    """Return those of some items in which every word is found, or begins one."""
    for word in words_of(words):
        items = items.filter(words__contains=f" {word}")
    return items
