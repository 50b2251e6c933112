"""Stories are told by the office and read by everybody; a picture has its words, and whoever it shows has agreed."""

from datetime import timedelta

import pytest
from archive.files import placed, png
from awareness.samples import ALTS, page, picture, story, telling
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from register.samples import member
from statutes.samples import SECRETARY

from accede.awareness.actions import change_story, withdraw_story
from accede.awareness.actions.holding import Withdrawn
from accede.awareness.actions.story import NotAgreed, Wordless
from accede.awareness.models import Story
from accede.people.capacities import Capacity
from accede.space.models import Publication

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
BOTH = {"titles": {"en": "A workshop", "fr": "Un atelier"}, "texts": {"en": "They mend.", "fr": "Ils réparent."}}


@pytest.fixture(autouse=True)
def house(at_noon):
    page()


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def changed(one, at=LATER, how=None, **told):
    return change_story(one, told=telling(**told), **(how or {}), by=SECRETARY, at=at)


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_story_lies_on_the_shelf_for_everybody_as_long_as_it_stands():
    one = story(organisation=member("Aalto", "FI").organisation)
    laid = Publication.objects.get()
    told = (laid.kind, laid.audience, laid.address, laid.country, laid.summaries)
    assert told == ("story", "public", f"awareness/stories/{one.pk}/", "FI", {"en": "They mend."})
    withdraw_story(one, by=SECRETARY, at=LATER)
    assert Publication.objects.count() == 0
    with pytest.raises(Withdrawn):
        changed(one)


def test_a_translation_is_behind_when_the_words_that_decide_change_without_it():
    one = changed(story(**BOTH), **BOTH | {"titles": {"en": "A new workshop", "fr": "Un atelier"}})
    assert one.stale == ["fr"]
    assert changed(one, titles={"en": "A new workshop", "fr": "Un nouvel atelier"}, texts=BOTH["texts"]).stale == []


def test_a_translation_that_still_says_the_same_is_not_behind():
    titles = {"en": "The workshop", "fr": "Un atelier"}
    one = changed(story(**BOTH), **BOTH | {"titles": titles}, how={"is_current": True})
    assert one.stale == []


def test_who_reads_words_that_are_behind_or_in_another_language_is_told(client):
    one = changed(story(**BOTH), **BOTH | {"titles": {"en": "A new workshop", "fr": "Un atelier"}})
    assert "Cette traduction est en retard" in html(client.get(f"/fr/awareness/stories/{one.pk}/"))
    other = story()
    shown = html(client.get(f"/fr/awareness/stories/{other.pk}/"))
    assert ('lang="en">A workshop' in shown, "Ceci n’est pas encore traduit" in shown) == (True, True)


def test_a_picture_has_its_words_in_each_language_of_the_story():
    with pytest.raises(Wordless):
        story(picture())
    with pytest.raises(Wordless):
        story(picture(), **BOTH, alts=ALTS)
    assert story(picture(), alts=ALTS).picture.name == "bicycle.png"


def test_nobody_is_shown_who_has_not_agreed():
    for day in (None, LATER.date()):
        with pytest.raises(NotAgreed):
            story(picture(), alts=ALTS, shows_persons=True, agreed_on=day)
    assert story(picture(), alts=ALTS, shows_persons=True, agreed_on=NOON.date()).shows_persons


def test_a_picture_is_handed_out_as_long_as_its_story_shows_it(client):
    one = story(picture(), alts=ALTS)
    address = reverse("story_picture", args=[one.pk, one.picture_id])
    assert f'<img src="{address}" alt="A bicycle on a stand"' in html(client.get(one.get_absolute_url()))
    answer = client.get(address)
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("image/png", "public, max-age=86400")
    answer.getvalue()
    changed(one, how={"drops_picture": True})
    assert client.get(address).status_code == 404
    assert "<img" not in html(client.get(one.get_absolute_url()))


def test_nothing_that_is_written_runs(client):
    hostile = "<script>alert(1)</script>\n\n[x](javascript:alert(1))"
    one = story(picture(), titles={"en": "</script><b>Bold"}, texts={"en": hostile}, alts={"en": '"><script>'})
    shown = html(client.get(one.get_absolute_url()))
    assert [words in shown for words in ("<script>alert", "<b>Bold", 'href="javascript', '"><script>')] == [False] * 4


def test_the_office_tells_changes_and_withdraws(office):
    assert "Tell a story" in html(office.get(reverse("awareness")))
    one = member("Aalto", "FI").organisation
    sent = {"title_en": "One", "language": "en", "organisation": one.pk, "alt_en": "A bicycle", "shows_persons": "yes"}
    file = {"picture": SimpleUploadedFile("one.png", png())}
    assert "agreed to be shown" in html(office.post(reverse("story_new"), sent | file))
    file = {"picture": SimpleUploadedFile("one.png", png())}
    office.post(reverse("story_new"), sent | file | {"agreed_on": "2027-05-01", "agreement": "Folder 3"})
    known = Story.objects.get()
    shown = html(office.get(known.get_absolute_url()))
    assert "Whoever can be recognised agreed on 1 May 2027 (Folder 3)." in shown
    assert ("Aalto, Finland" in shown, reverse("member", args=[1]) in shown) == (True, True)
    to = reverse("story_change", args=[known.pk])
    assert 'value="Folder 3"' in html(office.get(to))
    office.post(to, {"title_en": "Two", "language": "en", "drops_picture": "on"})
    known.refresh_from_db()
    assert (known.titles, known.picture, known.organisation) == ({"en": "Two"}, None, None)
    office.post(reverse("story_withdraw", args=[known.pk]))
    assert office.get(known.get_absolute_url()).status_code == 404


def test_a_visitor_reads_of_the_agreement_nothing(client):
    one = story(picture(), alts=ALTS, shows_persons=True, agreed_on=NOON.date(), agreement="Folder 3")
    assert "Folder 3" not in html(client.get(one.get_absolute_url()))


def test_a_picture_that_a_phone_could_not_carry_is_not_taken(office, monkeypatch):
    monkeypatch.setattr("accede.awareness.forms.story.LARGEST", 10)
    sent = {"title_en": "One", "language": "en", "alt_en": "A bicycle"}
    file = {"picture": SimpleUploadedFile("one.png", png())}
    assert "larger than one megabyte" in html(office.post(reverse("story_new"), sent | file))
    assert not Story.objects.exists()


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_picture_that_says_where_it_was_taken_is_not_taken(office, order):
    sent = {"title_en": "One", "language": "en", "alt_en": "A bicycle"}
    telling_it = SimpleUploadedFile("one.jpg", placed(order))
    assert "says where it was taken" in html(office.post(reverse("story_new"), sent | {"picture": telling_it}))
    of_other_things = SimpleUploadedFile("one.jpg", placed(order, tag=0x010F))
    office.post(reverse("story_new"), sent | {"picture": of_other_things})
    assert Story.objects.get().picture.name == "one.jpg"


def test_the_words_that_decide_are_there(office):
    shown = html(office.post(reverse("story_new"), {"title_fr": "Un", "language": "en"}))
    assert "Give it a title in this language too." in shown


def test_everybody_finds_the_latest_stories_and_all_of_them(client):
    for number in range(7):
        story(titles={"en": f"Story {number}"}, at=NOON + timedelta(minutes=number))
    shown = html(client.get(reverse("awareness")))
    assert [f"Story {number}" in shown for number in range(7)] == [False, False, True, True, True, True, True]
    assert f'href="{reverse("space")}?kind=story"' in shown
    assert reverse("awareness") in html(client.get(reverse("space")))
