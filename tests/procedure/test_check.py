"""Whoever wonders may ask the criteria itself: one plain answer, with its articles, from an address that is kept nowhere."""

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from procedure.houses import living_by, living_by_text
from procedure.samples import house

from accede.journal.models import Entry
from accede.procedure.queries.check import facts_asked, questions
from accede.procedure.queries.path import entrances
from accede.statutes.queries import book_at

pytestmark = pytest.mark.django_db

PRINCIPLES = (
    "people_first",
    "open_membership",
    "democratic",
    "general_interest",
    "solidarity",
    "autonomous",
    "reinvests",
)
NETWORK = ("integration", "economic", "pedagogical")
ALL = dict.fromkeys(("legal_entity", "seat_in_europe", *PRINCIPLES, *NETWORK, "adheres"), "yes")
FORM = {"legal_form": "association"}


@pytest.fixture
def checked(client, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.check.now", lambda: NOON)
    house()
    return lambda **answers: client.get(reverse("join_check"), answers).content.decode().replace("\u00a0", " ")


def test_every_criterion_that_people_judge_is_a_question(checked):
    page = checked()
    assert all(f'name="{name}"' in page for name in (*ALL, "aims_to_create", "legal_form"))
    assert "Is your network a legal entity?" in page
    assert "The answer</h2>" not in page


def test_whoever_meets_all_may_join_and_is_told_the_article(checked):
    page = checked(**FORM, **ALL)
    assert "By these answers you may join." in page
    assert "art. 6" in page


def test_one_no_is_a_no_and_is_named(checked):
    page = checked(**FORM, **ALL | {"democratic": "no"})
    assert "By these answers you may not join: one criterion is not met." in page
    shown = page.partition("What decides it")[2].partition("</section>")[0]
    assert "Governance is democratic" in shown
    assert "Have the head office in Europe" not in shown
    assert shown.count('class="tag lost"') == 1


def test_a_foundation_is_not_asked_for_democratic_governance(checked):
    assert "you may join." in checked(legal_form="foundation", **ALL | {"democratic": "no"})


def test_a_network_that_is_still_to_be_created_may_join_too(checked):
    assert "you may join." in checked(**FORM, **ALL | dict.fromkeys(NETWORK, "no") | {"aims_to_create": "yes"})


def test_what_is_not_known_is_said_to_be_open(checked):
    page = checked(**FORM, **ALL | {"solidarity": "unsure", "adheres": ""})
    assert "it cannot be said whether you may join: 2 criteria are not settled." in page


def test_a_no_counts_whatever_is_still_open(checked):
    assert "you may not join: one criterion is not met." in checked(legal_entity="no")


def test_an_answer_that_nobody_offers_counts_as_none(checked):
    assert "it cannot be said" in checked(**FORM, **ALL | {"legal_entity": "<script>"})


def test_nothing_of_it_is_kept_and_search_engines_leave_answers_out(checked):
    before = Entry.objects.count()
    assert '<meta name="robots" content="noindex">' in checked(**FORM, **ALL)
    assert '<meta name="robots"' not in checked()
    assert Entry.objects.count() == before


def test_it_speaks_french(client, checked):
    with override("fr"):
        page = client.get(reverse("join_check"), FORM | ALL).content.decode()
    assert "D’après ces réponses, vous pouvez adhérer." in page
    assert "Votre réseau a-t-il la personnalité juridique ?" in page.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("name", ["edf", "eua", "ica", "omf", "vss"])
def test_the_criteria_of_other_associations_are_asked_on_the_same_page(client, name):
    living_by(name)
    for way in entrances(book_at(NOON)):
        page = client.get(reverse("join_check"), {"path": way.name} | _all_yes(way))
        assert page.status_code == 200
        assert "By these answers" in page.content.decode()


def test_statutes_without_criteria_have_no_such_page_and_no_way_to_it(client):
    living_by_text(
        """
[rulebook]
association = "Small"
in_force = 2020-01-01
languages = ["en"]

[article.3]
title = { en = "Members" }

[category.full]
article = "3"
label = { en = "Member" }
rights = ["attend", "speak", "vote"]

[path.admission]
article = "3"
label = { en = "Admission" }
from = "outside"
into = "full"
opened_by = ["candidate"]
steps = [{ name = "interest", by = "candidate", notifies = "secretariat", label = { en = "Write to us" } }]
"""
    )
    assert client.get(reverse("join_check")).status_code == 404
    assert "Who may join" not in client.get(reverse("join")).content.decode()


def test_each_way_to_join_has_its_own_questions_and_keeps_its_name(client):
    living_by("vss")
    ways = [one for one in entrances(book_at(NOON)) if questions(book_at(NOON), one)]
    for way in ways:
        page = client.get(reverse("join_check"), {"path": way.name}).content.decode()
        assert f'<input type="hidden" name="path" value="{way.name}">' in page
        assert (
            f"{reverse('interest')}?path={way.name}"
            in client.get(reverse("join_check"), {"path": way.name} | _all_yes(way)).content.decode()
        )
    assert len(ways) > 1


def _all_yes(way):
    said = {line.name: "yes" for line in questions(book_at(NOON), way) if line.is_judged}
    return said | dict.fromkeys(facts_asked(book_at(NOON), way), "1")
