"""What lies on the shelf, for whom, and how it is found."""

from datetime import timedelta

import pytest
from cast import NOON, acting
from space.samples import following, laid
from statutes.samples import house_texts, law

from accede.people.capacities import VISITOR, Capacity
from accede.space.actions import withdraw
from accede.space.models import Audience, Kind, Publication
from accede.space.queries import finding, readable

pytestmark = pytest.mark.django_db
DELEGATE = acting(Capacity.DELEGATE)


def found(words):
    return [each.subject for each in finding(Publication.objects.all(), words)]


def test_what_is_for_members_is_not_for_visitors():
    laid("test:1")
    laid("test:2", audience=Audience.PUBLIC)
    assert [each.subject for each in readable(VISITOR)] == ["test:2"]
    assert {each.subject for each in readable(DELEGATE)} == {"test:1", "test:2"}


def test_what_is_laid_again_keeps_its_first_day():
    laid("test:1", "Old title")
    laid("test:1", "New title", at=NOON + timedelta(days=1))
    one = Publication.objects.get()
    assert (one.titles, one.at, one.changed_at) == ({"en": "New title"}, NOON, NOON + timedelta(days=1))


def test_what_is_withdrawn_is_found_no_more():
    laid("test:1")
    following(withdraw, "test:1")
    assert (Publication.objects.count(), found("budget")) == (0, [])


def test_words_are_found_without_accents_by_their_beginnings_and_in_every_language():
    laid("test:1", titles={"en": "The budget", "pl": "Zgłoszenie przedsiębiorstwa", "el": "Κοινωνική οικονομία"})
    laid("test:2", titles={"en": "Another"}, body="Rural budgets")
    assert found("zgloszenie") == ["test:1"]
    assert found("ΟΙΚΟΝΟΜΙΑ κοινων") == ["test:1"]
    assert sorted(found("budg")) == ["test:1", "test:2"]
    assert found("budget rural") == ["test:2"]


def test_words_that_a_title_no_longer_has_find_it_no_more():
    laid("test:1", "Old title")
    laid("test:1", "New title")
    assert (found("old"), found("new")) == ([], ["test:1"])


@pytest.mark.parametrize("hostile", ['"', '" OR "a', "a* NOT b", "title:a", "') OR 1=1 --", "& | !", "a:*b"])
def test_signs_of_a_query_language_are_signs(hostile):
    laid("test:1")
    assert found(hostile) in ([], ["test:1"])


def test_the_page_shows_the_latest_first_and_narrows_by_words_and_kind(cast, client):
    house_texts()
    law()
    laid("test:1", "First news")
    laid("test:2", "A later call", at=NOON + timedelta(days=1), kind=Kind.CALL)
    cast.signed_in(client, Capacity.DELEGATE)
    page = client.get("/en/space/").content.decode()
    assert page.index("A later call") < page.index("First news")
    assert "First news" not in client.get("/en/space/?kind=call").content.decode()
    assert "A later call" not in client.get("/en/space/?q=first").content.decode()
    assert "Nothing is found" in client.get("/en/space/?q=nowhere").content.decode()


def test_an_empty_shelf_says_so(client):
    house_texts()
    law()
    assert "Nothing has been published yet" in client.get("/en/space/").content.decode()
