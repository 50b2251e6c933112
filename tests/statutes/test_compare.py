"""Two editions side by side: what changed, under which article, and what rests on it."""

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from statutes.samples import LAW, SECRETARY, house_texts, law

from accede.statutes.actions import load_edition
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db
LONGER = LAW.replace(b"2021-11-26", b"2026-01-01", 1).replace(b"1 month before assembly", b"6 weeks before assembly", 1)


@pytest.fixture
def page(client):
    house_texts()
    law()
    return lambda **asked: client.get(reverse("statutes_compare"), asked)


def test_a_single_edition_is_compared_with_nothing(page):
    html = page().content.decode()
    assert "Only one edition has been loaded." in html
    assert 'id="changes"' not in html


def test_the_edition_in_force_is_compared_with_the_one_before_it(page):
    load_edition(LONGER, by=SECRETARY, at=NOON)
    html = page().content.decode()
    assert "Changed: Deadline, The convocation leaves" in html
    assert "One month before" in html
    assert "6 weeks before" in html
    assert 'href="/en/statutes/#art-14"' in html


def test_any_two_editions_can_be_chosen(page):
    load_edition(LONGER, by=SECRETARY, at=NOON)
    first = Edition.objects.earliest("in_force").pk
    assert "Nothing changes between these two." in page(old=first, new=first).content.decode()


def test_it_speaks_french(page):
    load_edition(LONGER, by=SECRETARY, at=NOON)
    with override("fr"):
        html = page().content.decode()
    assert "Modification\u00a0: Échéance, La convocation part" in html
