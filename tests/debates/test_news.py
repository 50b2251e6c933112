"""What the office publishes lies on the shelf, is read by whom it is for, and can do nothing in anybody's browser."""

from datetime import timedelta

import pytest
from cast import NOON
from debates.feeds import PARLIAMENT
from debates.samples import failing, imported, news, page
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.debates.actions import Said, change_news, withdraw_news
from accede.debates.actions.news import Withdrawn
from accede.debates.models import News
from accede.people.capacities import Capacity
from accede.space.models import Audience, Publication

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def office(client, cast):
    page()
    return cast.signed_in(client, Capacity.SECRETARIAT)


def test_news_lies_on_the_shelf_as_it_is_said_now_and_no_longer_than_it_stands():
    one = news(is_pinned=True)
    laid = Publication.objects.get()
    told = (laid.titles, laid.summaries, laid.audience, laid.is_pinned, laid.address)
    assert told == ({"en": "A piece of news"}, {"en": "Its words."}, "members", True, f"space/news/{one.pk}/")
    change_news(one, said=Said({"en": "Other"}, audience=Audience.PUBLIC), by=SECRETARY, at=LATER)
    laid = Publication.objects.get()
    assert (laid.titles, laid.audience, laid.at) == ({"en": "Other"}, "public", NOON)
    withdraw_news(one, by=SECRETARY, at=LATER)
    assert Publication.objects.count() == 0
    with pytest.raises(Withdrawn):
        change_news(one, said=Said({"en": "Other"}), by=SECRETARY, at=LATER)


def test_what_came_in_is_published_with_its_source(office):
    item = imported(PARLIAMENT)[0]
    to = reverse("item_publish", args=[item.pk])
    assert "MEPs want a &quot;fair&quot; share" in office.get(to).content.decode()
    sent = {"title_en": "A fair share", "text_en": "We asked for it.", "audience": "members"}
    shown = office.post(to, sent, follow=True).content.decode()
    assert f'<a href="{item.link}">European Parliament' in shown
    assert "We asked for it." in shown
    assert (
        f'href="{News.objects.get().get_absolute_url()}">What the office says of it'
        in office.get(reverse("debates")).content.decode()
    )


def test_what_is_public_is_read_by_everybody_and_the_rest_by_members(client):
    page()
    public, own = news(audience=Audience.PUBLIC), news()
    assert "Its <em>words</em>." in client.get(public.get_absolute_url()).content.decode()
    assert client.get(own.get_absolute_url()).status_code == 302


def test_nothing_that_is_written_runs(client):
    page()
    hostile = "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n\n![y](https://example.org/y.png)"
    one = news(titles={"en": "<b>Bold</b>"}, texts={"en": hostile}, audience=Audience.PUBLIC)
    shown = client.get(one.get_absolute_url()).content.decode()
    assert "<script>alert" not in shown
    assert "<b>Bold" not in shown
    assert 'href="javascript' not in shown
    assert "<img" not in shown


def test_what_is_not_translated_says_in_which_language_it_is(client):
    page()
    one = news(audience=Audience.PUBLIC)
    shown = client.get(f"/fr/space/news/{one.pk}/").content.decode()
    assert 'lang="en">A piece of news' in shown
    assert "Ceci n’est pas encore traduit" in shown


def test_the_office_writes_changes_and_withdraws(office):
    empty = office.post(reverse("news_new"), {"audience": "members"}).content.decode()
    assert "Give it a title in one language at least." in empty
    office.post(reverse("news_new"), {"title_en": "One", "title_fr": "Un", "audience": "public", "is_pinned": "on"})
    one = News.objects.get()
    assert (one.titles, one.audience, one.is_pinned) == ({"en": "One", "fr": "Un"}, "public", True)
    assert "One" in office.get(reverse("debates")).content.decode()
    office.post(reverse("news_change", args=[one.pk]), {"title_en": "Two", "audience": "members"})
    assert "Two" in office.get(one.get_absolute_url()).content.decode()
    assert "shown no more" in office.get(reverse("news_withdraw", args=[one.pk])).content.decode()
    office.post(reverse("news_withdraw", args=[one.pk]))
    assert office.get(one.get_absolute_url()).status_code == 404


def test_the_office_is_told_of_a_source_that_fails_again_and_again(office):
    told = "One source can no longer be read."
    failing(times=2)
    assert told not in office.get(reverse("debates")).content.decode()
    failing(times=3)
    assert told in office.get(reverse("debates")).content.decode()
