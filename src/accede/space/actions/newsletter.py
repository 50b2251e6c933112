"""The office writes a newsletter, picks what it tells, and sends it once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.post.actions import queue_letters
from accede.space import mails
from accede.space.models import Audience, Newsletter
from accede.space.queries.newsletters import KIND, composed, picked, readers
from accede.statutes.queries import day_of


class AlreadySent(Refused):
    """What has left is not changed."""

    sentence = _("This newsletter has been sent.")


class NothingToTell(Refused):
    """A newsletter says something."""

    sentence = _("Pick what this newsletter tells, or write it into its words.")


class ForMembersOnly(Refused):
    """The public is told of what it may read."""

    sentence = _("This newsletter goes to everybody, and tells of what only members may read: take it out first.")


@action("space.draft_newsletter", allowed_to=secretariat)
def draft_newsletter(
    titles: Mapping[str, str],
    *,
    before: Mapping[str, str],
    after: Mapping[str, str],
    audience: str,
    by: Actor,
    at: datetime,
) -> Newsletter:
    """Begin a newsletter, its title and its words by language."""
    said = {"titles": dict(titles), "before": dict(before), "after": dict(after), "audience": audience}
    newsletter = Newsletter.objects.create(**said, made_at=at)
    write(newsletter)
    return newsletter


@action("space.word_newsletter", allowed_to=secretariat)
def word_newsletter(newsletter: Newsletter, *, by: Actor, at: datetime, **said: object) -> Newsletter:
    """Change titles, words before and after, or audience of a newsletter that has not left."""
    newsletter = _hold(newsletter)
    for name in ("titles", "before", "after", "audience"):
        setattr(newsletter, name, said[name])
    newsletter.save()
    write(newsletter)
    return newsletter


@action("space.arrange_newsletter", allowed_to=secretariat)
def arrange_newsletter(newsletter: Newsletter, *, picks: Sequence[int], by: Actor, at: datetime) -> None:
    """Set what a newsletter tells, in this order."""
    newsletter = _hold(newsletter)
    newsletter.picks = list(picks)
    newsletter.save(update_fields=["picks"])
    write(newsletter)


@action("space.send_newsletter", allowed_to=secretariat)
def send_newsletter(newsletter: Newsletter, *, by: Actor, at: datetime) -> int:
    """Queue a newsletter to all its readers at once, so that each gets it once; return how many they are."""
    newsletter = _hold(newsletter)
    told = picked(newsletter)
    if newsletter.audience == Audience.PUBLIC and any(one.audience != Audience.PUBLIC for one in told):
        raise ForMembersOnly
    newsletter.words = {lang: composed(newsletter, told, lang) for lang in newsletter.titles}
    if not all(newsletter.words.values()):
        raise NothingToTell
    newsletter.sent_at = at
    newsletter.save(update_fields=["words", "sent_at"])
    letters = mails.newsletter(newsletter, readers(newsletter, day_of(at)), at)
    write(newsletter, values={"readers": len(letters)})
    if letters:
        queue_letters(newsletter, letters, kind=KIND, by=by, at=at)
    return len(letters)


def _hold(newsletter: Newsletter) -> Newsletter:
    newsletter = Newsletter.objects.select_for_update().get(pk=newsletter.pk)
    if newsletter.sent_at:
        raise AlreadySent
    return newsletter
