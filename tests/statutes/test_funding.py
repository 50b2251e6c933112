"""What is said of the Union's funding stands at the foot of every page, in its language, until the office hides it."""

import pytest
from cast import NOON
from django.urls import reverse
from statutes.samples import SECRETARY, TEXTS, house_texts, law

from accede.people.capacities import Capacity
from accede.statutes.actions import NoFunding, Shown, load_texts, show_funding

pytestmark = pytest.mark.django_db
STATEMENT = {"en": "Funded by the European Union.", "fr": "Financé par l’Union européenne."}


@pytest.fixture(autouse=True)
def house():
    law()
    house_texts()


def foot(client, language="en"):
    return client.get(f"/{language}/statutes/").content.decode().partition('<footer class="part colophon">')[2]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_shows_emblem_statement_and_disclaimer(client, language):
    told = foot(client, language)
    assert 'class="flag"' in told
    assert f"<b>{STATEMENT[language]}</b> " in told
    assert {"en": "Neither the European Union", "fr": "Ni l’Union européenne"}[language] in told


def test_the_office_hides_it_and_shows_it_again(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "No page says it any more." in client.post(reverse("funding"), {"hide": "1"}, follow=True).content.decode()
    assert 'class="flag"' not in foot(client)
    again = client.post(reverse("funding"), {"show": "1"}, follow=True).content.decode()
    assert "Every page says it at its foot now." in again
    assert 'class="flag"' in foot(client)


def test_newer_texts_leave_it_hidden():
    show_funding(is_shown=False, by=SECRETARY, at=NOON)
    assert load_texts(TEXTS + b"# newer\n", by=SECRETARY, at=NOON).hides_funding


def test_it_is_hidden_once_and_shown_once():
    with pytest.raises(Shown):
        show_funding(is_shown=True, by=SECRETARY, at=NOON)
    show_funding(is_shown=False, by=SECRETARY, at=NOON)
    with pytest.raises(Shown):
        show_funding(is_shown=False, by=SECRETARY, at=NOON)


def test_texts_without_a_word_of_it_show_nothing(client):
    head, _funding, rest = TEXTS.partition(b"[funding]")
    load_texts(head + rest[rest.index(b"[[download]]") :], by=SECRETARY, at=NOON)
    assert 'class="flag"' not in foot(client)
    with pytest.raises(NoFunding):
        show_funding(is_shown=False, by=SECRETARY, at=NOON)
