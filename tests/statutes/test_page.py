"""The page of the statutes says the law in plain words, and what of it is not certain."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from statutes.samples import LAW, SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition
from accede.wording.formats import day
from accede.wording.margin import anchor

pytestmark = pytest.mark.django_db
LATER = LAW.replace(b"2021-11-26", b"2021-12-01", 1)
QUOTED = LAW.replace(
    b'says  = { en = "The General Assembly meets',
    b'text = { en = "Official words." }\nsays  = { en = "The General Assembly meets',
    1,
)


@pytest.fixture
def page(client):
    house_texts()
    return lambda **asked: client.get(reverse("statutes"), asked)


def test_every_article_has_its_place_and_says_what_rests_on_it(page):
    book = law().book
    html = page().content.decode()
    for article in book.article:
        assert f'id="{anchor(article)}"' in html
    assert "Only members that have paid their annual fee may vote" in html
    assert "The convocation leaves" in html


def test_where_fees_stand_the_page_leads_to_their_scale_on_the_same_day(page):
    law()
    html = page().content.decode()
    place = html.index(f'id="{anchor("rules 2")}"')
    assert html.count("/en/fees/scale/") == 1
    assert html.index("/en/fees/scale/") > place
    assert 'href="/en/fees/scale/?on=2026-05-04"' in page(on="2026-05-04").content.decode()


def test_our_own_words_stand_in_no_quotation(page):
    law()
    assert "<blockquote" not in page().content.decode()


def test_official_text_is_quoted_where_it_is_loaded(page):
    load_edition(QUOTED, by=SECRETARY, at=NOON)
    html = page().content.decode()
    assert "<blockquote>Official words.</blockquote>" in html
    assert "The General Assembly meets at least once a year." not in html


def test_the_head_says_how_much_of_the_statutes_is_known_and_from_where(page):
    head = law().book.rulebook
    html = page().content.decode()
    assert head.partial["en"].split(".")[0] in html
    assert all(source in html for source in head.sources)


def test_a_rule_that_is_assumed_says_so_where_it_stands(page):
    law()
    html = page().content.decode()
    assert "cite assumed" in html
    assert "the majority has not been seen" in html


def test_what_is_not_certain_is_listed_for_the_office(page, client, cast):
    law()
    assert 'id="uncertain"' not in page().content.decode()
    cast.signed_in(client, Capacity.SECRETARIAT)
    html = page().content.decode()
    assert 'id="uncertain"' in html
    assert "fee.annual.table" in html


def test_an_edition_of_another_day_can_be_read(page):
    law()
    load_edition(LATER, by=SECRETARY, at=NOON)
    assert day(date(2021, 12, 1), "en") in page().content.decode()
    earlier = page(on="2021-11-30")
    assert earlier.context["in_force"] == day(date(2021, 11, 26), "en")
    assert (
        page(on="2021-02-31").context["in_force"] == page(on="soon").context["in_force"] == day(date(2021, 12, 1), "en")
    )


def test_it_speaks_french(client):
    law()
    house_texts()
    with override("fr"):
        html = client.get("/fr/statutes/").content.decode()
    assert "Qui peut adhérer" in html
    assert "La convocation part" in html
