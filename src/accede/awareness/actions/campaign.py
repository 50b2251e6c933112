"""The office starts campaigns, changes and withdraws them; the shelf follows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from accede.awareness.actions.holding import take_back, there
from accede.awareness.models import Campaign, Story
from accede.journal.actions import Actor, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.space.actions import publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.space.queries.languages import behind
from accede.statutes.queries import zone_at
from accede.wording.markdown import beginning, plain


@dataclass(frozen=True)
class Said:
    """What a campaign says, when, and by which figures; words by language."""

    titles: dict[str, str]
    begins: date
    ends: date | None = None
    texts: dict[str, str] = field(default_factory=dict)
    shares: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    figures: list[str] = field(default_factory=list)


@action("awareness.start_campaign", allowed_to=secretariat)
def start_campaign(
    said: Said, *, stories: Iterable[Story] = (), is_sample: bool = False, by: Actor, at: datetime
) -> Campaign:
    """Start a campaign before everybody."""
    return _written(Campaign(is_sample=is_sample, at=at), said, stories, by, at)


@action("awareness.change_campaign", allowed_to=secretariat)
def change_campaign(
    campaign: Campaign,
    *,
    said: Said,
    stories: Iterable[Story] = (),
    is_current: bool = False,
    by: Actor,
    at: datetime,
) -> Campaign:
    """Say it otherwise. Translations that did not change with it are behind, unless they are `is_current`."""
    campaign = there(campaign)
    parts = [(one.titles, one.texts, one.shares) for one in (campaign, said)]
    campaign.stale = [] if is_current else behind(campaign.stale, said.language, *parts)
    return _written(campaign, said, stories, by, at)


@action("awareness.withdraw_campaign", allowed_to=secretariat)
def withdraw_campaign(campaign: Campaign, *, by: Actor, at: datetime) -> None:
    """Take a campaign back: it is shown no more, nor what belongs to it."""
    take_back(campaign, by, at)


def _written(campaign: Campaign, said: Said, stories: Iterable[Story], by: Actor, at: datetime) -> Campaign:
    for name, value in vars(said).items():
        setattr(campaign, name, value)
    campaign.save()
    campaign.stories.set(stories)
    _lay(campaign, by, at)
    write(campaign, values=vars(said) | {"stories": [one.pk for one in stories]})
    return campaign


def _lay(campaign: Campaign, by: Actor, at: datetime) -> None:
    words = {lang: plain(text) for lang, text in campaign.texts.items()}
    after = campaign.ends and campaign.ends + timedelta(days=1)
    laid = Laid(
        kind=Kind.CAMPAIGN,
        audience=Audience.PUBLIC,
        address=f"awareness/campaigns/{campaign.pk}/",
        titles=campaign.titles,
        summaries={lang: beginning(text) for lang, text in words.items()},
        body="\n".join([*words.values(), *campaign.shares.values()]),
        begins=_midnight(campaign.begins, at),
        ends=_midnight(after, at) if after else None,
    )
    publish(named(campaign), laid, by=by, at=at)


def _midnight(on: date, at: datetime) -> datetime:
    return datetime.combine(on, time(), tzinfo=zone_at(at))
