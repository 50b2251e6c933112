"""What pages of stories and campaigns say alike."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.awareness.models import Story
from accede.people.queries import language
from accede.register.models import Membership, Organisation
from accede.register.queries import lasting, organisations_on
from accede.space.models import Publication
from accede.space.views.showing import line
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import country, day, text


def lasting_told(begins: date, ends: date | None, lang: str) -> str:
    """Say from when until when a campaign lasts."""
    if ends is None:
        return _("Since {day}").format(day=day(begins, lang))
    if ends == begins:
        return day(begins, lang)
    return _("{first} to {last}").format(first=day(begins, lang), last=day(ends, lang))


def campaign_line(one: Publication, lang: str) -> dict[str, object]:
    """Return a campaign on the shelf as a list shows it, with its days."""
    ends = day_of(one.ends) - timedelta(days=1) if one.ends else None
    return line(one) | {"day": lasting_told(day_of(one.begins), ends, lang)}


def members_to_name(on: date, kept: int | None) -> QuerySet[Organisation]:
    """Return the members of a day by their names, and whoever is named already."""
    return organisations_on(on) | Organisation.objects.filter(pk=kept)


def named_with_place(of: Organisation) -> str:
    """Name an organisation and its country."""
    return ", ".join(filter(None, [of.name, of.country and country(of.country, language())]))


def member_of(found: Story, at: datetime) -> dict[str, str] | None:
    """Return of whom a story is: its name and country, and its page as long as it is a member."""
    of = found.organisation
    if of is None:
        return None
    number = (
        Membership.objects.filter(lasting(day_of(at)), organisation=of, is_void=False).values_list("number").first()
    )
    return {"text": named_with_place(of), "url": reverse("member", args=number) if number else ""}


def article(found: Story, title: str, said_in: str) -> dict[str, Any]:
    """Return what search engines read of a story."""
    name = text(book_at(found.at).rulebook.long_name, said_in)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "inLanguage": said_in,
        "datePublished": found.at.isoformat(),
        "dateModified": found.changed_at.isoformat(),
        "publisher": {"@type": "NGO", "name": name, "url": settings.PUBLIC_URL},
    }
    if found.picture_id:
        said["image"] = f"{settings.PUBLIC_URL}{reverse('story_picture', args=[found.pk, found.picture_id])}"
    return said
