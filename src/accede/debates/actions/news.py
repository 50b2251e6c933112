"""The office publishes news, changes and withdraws it; the shelf follows."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.debates.models import Incoming, News
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.wording.markdown import beginning, plain


class Withdrawn(Refused):
    """What was withdrawn is no longer there to be changed."""

    sentence = _("This was withdrawn. Write it anew.")


@dataclass(frozen=True)
class Said:
    """What a piece of news says, and to whom; titles and texts by language."""

    titles: dict[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    audience: str = Audience.MEMBERS
    is_pinned: bool = False


@action("debates.publish_news", allowed_to=secretariat)
def publish_news(said: Said, *, item: Incoming | None = None, by: Actor, at: datetime) -> News:
    """Publish news of one's own, or of something that came in."""
    told = {"item": item, "link": item.link, "credit": item.source.credit} if item else {}
    news = News.objects.create(**vars(said), **told, at=at)
    _lay(news, by, at)
    write(news, values=vars(said) | {"link": news.link})
    return news


@action("debates.change_news", allowed_to=secretariat)
def change_news(news: News, *, said: Said, by: Actor, at: datetime) -> News:
    """Say something else in its place; it keeps its day."""
    news = _there(news)
    for name, value in vars(said).items():
        setattr(news, name, value)
    news.save()
    _lay(news, by, at)
    write(news, values=vars(said))
    return news


@action("debates.withdraw_news", allowed_to=secretariat)
def withdraw_news(news: News, *, by: Actor, at: datetime) -> None:
    """Take news back: it is shown no more."""
    news = _there(news)
    news.withdrawn_at = at
    news.save(update_fields=["withdrawn_at"])
    withdraw(_subject(news), by=by, at=at)
    write(news, values={"titles": news.titles})


def _there(news: News) -> News:
    news = News.objects.select_for_update().get(pk=news.pk)
    if news.withdrawn_at:
        raise Withdrawn
    return news


def _lay(news: News, by: Actor, at: datetime) -> None:
    words = {lang: plain(text) for lang, text in news.texts.items()}
    laid = Laid(
        kind=Kind.NEWS,
        audience=Audience(news.audience),
        address=f"space/news/{news.pk}/",
        titles=news.titles,
        summaries={lang: beginning(text) for lang, text in words.items()},
        body="\n".join([*words.values(), news.credit, news.item.title if news.item else ""]),
        is_pinned=news.is_pinned,
    )
    publish(_subject(news), laid, by=by, at=at)


def _subject(news: News) -> str:
    return f"debates.news:{news.pk}"
