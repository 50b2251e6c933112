"""Texts as files: each language and version, which language decides, what is stale or missing, what came before."""

import re

import pytest
from archive.files import pdf, upload
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from statutes.samples import SECRETARY, copy, house_texts, law

from accede.people.capacities import Capacity
from accede.statutes.actions import SameFile, Shown, publish_copy, withdraw_copy
from accede.statutes.models import Copy
from accede.statutes.queries import official_texts, texts
from accede.wording.formats import version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house():
    law()
    house_texts()


def official(name="statutes"):
    return next(one for one in official_texts(law().book, texts()) if one.name == name)


def shown(client, name="texts"):
    page = client.get(reverse(name)).content.decode().replace("\xa0", " ")
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def different(pages):
    """Another file each time: as many pages as are asked for."""
    return pdf(pages=pages)


def test_texts_of_the_house_come_first_then_those_that_the_rulebook_names_alone():
    names = [one.name for one in official_texts(law().book, texts())]
    assert names == ["why_join", "statutes", "internal_rules", "declaration"]


def test_what_is_not_loaded_says_so(client):
    assert shown(client).count("not loaded yet; ask us for it") == 4
    assert "Statutes 2021 not loaded yet" in shown(client)


def test_only_what_is_published_is_shown_and_handed_out(client, cast):
    one = copy(published=False)
    assert official().copies == ()
    address = reverse("text_file", args=[one.pk])
    assert client.get(address).status_code == 404
    publish_copy(one, by=SECRETARY, at=NOON)
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert b"".join(response.streaming_content) == pdf()
    withdraw_copy(one, by=SECRETARY, at=NOON)
    assert client.get(address).status_code == 404
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert b"".join(client.get(address).streaming_content) == pdf()


def test_the_language_that_decides_stands_first_and_is_named(client):
    copy(different(1), language="en")
    copy(different(2), language="fr")
    assert [one.language for one in official().current] == ["fr", "en"]
    assert "Français PDF, " in shown(client)
    assert shown(client).count("this language decides") == 1


def test_a_translation_of_an_earlier_version_is_stale(client):
    copy(different(1), language="en", version="2020")
    copy(different(2), language="fr", version="2021-11-26")
    found = official()
    assert ([one.language for one in found.current], [one.language for one in found.stale]) == (["fr"], ["en"])
    assert "earlier version, 2020" in shown(client)


def test_a_version_told_less_exactly_is_the_same_version():
    copy(different(1), language="en", version="2021")
    copy(different(2), language="fr", version="2021-11-26")
    assert ([one.language for one in official().current], official().stale) == (["fr", "en"], [])


def test_a_version_that_the_rulebook_names_and_nobody_has_loaded_makes_older_files_stale():
    copy(version="2011", language="fr")
    assert (official().version, official().current, [one.version for one in official().stale]) == ("2021", [], ["2011"])


def test_a_language_that_is_missing_is_named(client):
    copy(language="fr")
    assert "English: not translated yet" in shown(client)


def test_a_newer_version_takes_the_place_of_the_one_before_which_is_kept(client):
    old = copy(different(1), name="why_join", version="2024")
    copy(different(2), name="why_join", version="2026")
    found = official("why_join")
    assert ([one.version for one in found.current], found.earlier) == (["2026"], [old])
    assert "Earlier versions Why join? 2024: English PDF" in shown(client)


def test_a_file_of_the_same_version_takes_the_place_of_the_one_published_before_it():
    old = copy(different(1), at=NOON)
    new = copy(different(2), at=NOON.replace(hour=13))
    assert ([one.pk for one in official().current], [one.pk for one in official().earlier]) == ([new.pk], [old.pk])
    withdraw_copy(new, by=SECRETARY, at=NOON)
    assert [one.pk for one in official().current] == [old.pk]


def test_the_same_file_is_loaded_once_and_published_once():
    one = copy()
    with pytest.raises(SameFile):
        copy()
    with pytest.raises(Shown):
        publish_copy(one, by=SECRETARY, at=NOON)
    withdraw_copy(one, by=SECRETARY, at=NOON)
    with pytest.raises(Shown):
        withdraw_copy(one, by=SECRETARY, at=NOON)


def test_the_office_loads_publishes_and_takes_back(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"name": "why_join", "language": "fr", "version": "2026-03", "file": upload(pdf(), "pourquoi.pdf")}
    assert client.post(reverse("load_text"), said).status_code == 302
    one = Copy.objects.get()
    assert "Why join? not published French, March 2026. pourquoi.pdf" in shown(client, "load_text")
    client.post(reverse("publish_text", args=[one.pk]))
    assert [each.language for each in official("why_join").current] == ["fr"]
    client.post(reverse("publish_text", args=[one.pk]), {"withdraw": "1"})
    assert official("why_join").current == []
    again = client.post(reverse("publish_text", args=[one.pk]), {"withdraw": "1"}, follow=True)
    assert "Somebody has changed this meanwhile" in again.content.decode()


@pytest.mark.parametrize("wrong", ["soon", "2021-13", "2021-02-30", "21", ""])
def test_a_version_is_a_day_or_as_much_of_it_as_is_known(client, cast, wrong):
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"name": "why_join", "language": "fr", "version": wrong, "file": upload(pdf())}
    assert client.post(reverse("load_text"), said).status_code == 200
    assert not Copy.objects.exists()


def test_a_version_is_written_as_far_as_it_is_known():
    assert [version(one, "fr").replace("\xa0", " ") for one in ("2021", "2021-11", "2021-11-01", "second")] == [
        "2021",
        "novembre 2021",
        "1er novembre 2021",
        "second",
    ]


def test_join_us_and_the_statutes_show_the_same_texts(client):
    copy(name="internal_rules")
    for name in ("join", "statutes"):
        assert "Internal Regulations 2021 English PDF" in shown(client, name)


def test_it_speaks_french(client):
    copy(language="fr")
    with override("fr"):
        page = shown(client)
    assert "Anglais : pas encore de traduction" in page
    assert "Statuts 2021 Français PDF" in page


def test_a_text_asks_the_database_as_little_with_many_versions(client, django_assert_max_num_queries):
    for year in range(1990, 2021):
        copy(different(year - 1989), version=str(year))
    with django_assert_max_num_queries(20):
        client.get(reverse("texts"))
