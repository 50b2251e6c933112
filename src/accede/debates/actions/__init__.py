"""What can happen in the EU debates."""

from accede.debates.actions.news import Said, change_news, publish_news, withdraw_news
from accede.debates.actions.reading import note_reading, take_file
from accede.debates.actions.source import add_source, ask_reading, change_source, pause_source, resume_source
from accede.debates.actions.topic import add_topic, change_topic, drop_topic, follow_topics

__all__ = [
    "Said",
    "add_source",
    "add_topic",
    "ask_reading",
    "change_news",
    "change_source",
    "change_topic",
    "drop_topic",
    "follow_topics",
    "note_reading",
    "pause_source",
    "publish_news",
    "resume_source",
    "take_file",
    "withdraw_news",
]
