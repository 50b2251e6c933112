"""What lies on the shelf, for whom, and how it is found."""

from datetime import timedelta

import pytest
from cast import NOON, acting
from space.samples import following, laid, of_law

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
    of_law()
    laid("test:1", "First news")
    laid("test:2", "A later call", at=NOON + timedelta(days=1), kind=Kind.CALL)
    cast.signed_in(client, Capacity.DELEGATE)
    page = client.get("/en/space/").content.decode()
    assert page.index("A later call") < page.index("First news")
    assert "First news" not in client.get("/en/space/?kind=call").content.decode()
    assert "A later call" not in client.get("/en/space/?q=first").content.decode()
    assert "Nothing is found" in client.get("/en/space/?q=nowhere").content.decode()


def test_an_empty_shelf_says_so(client):
    of_law()
    assert "Nothing has been published yet" in client.get("/en/space/").content.decode()


def page_of(client, address="/en/space/"):
    return client.get(address).content.decode()


def test_a_door_leads_to_what_an_area_holds_and_none_to_an_empty_one(client):
    of_law()
    laid("test:1", "Minutes of a campaign", audience=Audience.PUBLIC, kind=Kind.NEWS)
    laid("test:2", "A call", kind=Kind.CALL)
    page = page_of(client)
    assert "?area=debates" in page
    assert "?area=projects" not in page
    assert "Minutes of a campaign" in page_of(client, "/en/space/?area=debates")
    assert "Minutes of a campaign" not in page_of(client, "/en/space/?area=positions")


def test_what_is_dated_soon_stands_first_and_what_is_over_does_not(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    of_law()
    shown = {"audience": Audience.PUBLIC, "kind": Kind.CALL}
    laid("test:1", "Over", begins=NOON - timedelta(days=1), **shown)
    laid("test:2", "Later", begins=NOON + timedelta(days=9), **shown)
    laid("test:3", "Sooner", begins=NOON + timedelta(days=2), **shown)
    soon = page_of(client).split("What is new")[0]
    assert ("Over" in soon, soon.index("Sooner") < soon.index("Later")) == (False, True)


def test_the_first_page_of_a_delegate_tells_the_latest_of_a_month(cast, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    of_law()
    laid("test:1", "Long known", at=NOON - timedelta(days=40))
    for number in range(4):
        laid(f"test:new{number}", f"Fresh {number}", at=NOON - timedelta(days=number))
    cast.signed_in(client, Capacity.DELEGATE)
    page = page_of(client, "/en/")
    assert [f"Fresh {number}" in page for number in range(4)] == [True, True, True, False]
    assert "Long known" not in page


@pytest.mark.parametrize("capacity", [None, Capacity.DELEGATE, Capacity.SECRETARIAT])
@pytest.mark.parametrize("number", [3, 300])
def test_the_page_asks_as_little_of_many_as_of_few(cast, client, django_assert_max_num_queries, capacity, number):
    of_law()
    for one in range(number):
        laid(f"test:{one}", audience=Audience.PUBLIC, begins=NOON + timedelta(days=9000))
    if capacity:
        cast.signed_in(client, capacity)
    page_of(client)
    with django_assert_max_num_queries(20):
        assert len(page_of(client)) < 100_000


def test_what_is_pinned_stands_above_what_is_new(client):
    of_law()
    laid("test:1", "Pinned long ago", audience=Audience.PUBLIC, is_pinned=True)
    laid("test:2", "Fresh", audience=Audience.PUBLIC, at=NOON + timedelta(days=9))
    page = page_of(client)
    assert page.index("Pinned long ago") < page.index("Fresh")
