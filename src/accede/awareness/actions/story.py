"""The office tells stories, changes and withdraws them; the shelf follows."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.awareness.actions.holding import take_back, there
from accede.awareness.models import Story
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.register.models import Organisation
from accede.space.actions import publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.space.queries.languages import behind
from accede.statutes.queries import day_of
from accede.wording.markdown import beginning, plain


class Wordless(Refused):
    """Whoever does not see a picture reads what it shows."""

    sentence = _("Say what the picture shows, in each language in which the story is told.")


class NotAgreed(Refused):
    """Nobody is shown to everybody without having agreed."""

    sentence = _("Note the day on which whoever can be recognised in the picture agreed to be shown: it has passed.")


@dataclass(frozen=True)
class Told:
    """What a story says, of which member, and who agreed to be shown in its picture; words by language."""

    titles: dict[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    organisation: Organisation | None = None
    alts: dict[str, str] = field(default_factory=dict)
    shows_persons: bool = False
    agreed_on: date | None = None
    agreement: str = ""


@action("awareness.tell_story", allowed_to=secretariat)
def tell_story(
    told: Told, *, picture: Deposit | None = None, is_sample: bool = False, by: Actor, at: datetime
) -> Story:
    """Tell a story to everybody."""
    story = Story(is_sample=is_sample, at=at)
    return _written(story, told, picture, by, at)


@action("awareness.change_story", allowed_to=secretariat)
def change_story(
    story: Story,
    *,
    told: Told,
    picture: Deposit | None = None,
    drops_picture: bool = False,
    is_current: bool = False,
    by: Actor,
    at: datetime,
) -> Story:
    """Tell it otherwise. Translations that did not change with it are behind, unless they are `is_current`."""
    story = there(story)
    parts = [(one.titles, one.texts) for one in (story, told)]
    story.stale = [] if is_current else behind(story.stale, told.language, *parts)
    if drops_picture:
        story.picture = None
    return _written(story, told, picture, by, at)


@action("awareness.withdraw_story", allowed_to=secretariat)
def withdraw_story(story: Story, *, by: Actor, at: datetime) -> None:
    """Take a story back: it is shown no more, nor its picture."""
    take_back(story, by, at)


def _written(story: Story, told: Told, picture: Deposit | None, by: Actor, at: datetime) -> Story:
    for name, value in vars(told).items():
        setattr(story, name, value)
    story.changed_at = at
    if picture or story.picture_id:
        _check_picture(told, day_of(at))
    story.save()
    if picture:
        story.picture = keep_document(story, deposit=picture, purpose="picture", by=by, at=at)
        story.save(update_fields=["picture"])
    _lay(story, by, at)
    said = {"titles": told.titles, "texts": told.texts, "alts": told.alts, "organisation": told.organisation}
    consent = {"picture": story.picture, "shows_persons": told.shows_persons, "agreed_on": told.agreed_on}
    write(story, values=said | consent, personal={"agreement": told.agreement})
    return story


def _check_picture(told: Told, on: date) -> None:
    if told.titles.keys() - {lang for lang, words in told.alts.items() if words}:
        raise Wordless
    if told.shows_persons and (told.agreed_on is None or told.agreed_on > on):
        raise NotAgreed


def _lay(story: Story, by: Actor, at: datetime) -> None:
    words = {lang: plain(text) for lang, text in story.texts.items()}
    laid = Laid(
        kind=Kind.STORY,
        audience=Audience.PUBLIC,
        address=f"awareness/stories/{story.pk}/",
        titles=story.titles,
        summaries={lang: beginning(text) for lang, text in words.items()},
        body="\n".join([*words.values(), story.organisation.name if story.organisation else ""]),
        country=story.organisation.country if story.organisation else "",
    )
    publish(named(story), laid, by=by, at=at)
