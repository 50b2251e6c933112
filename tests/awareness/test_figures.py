"""The figures of the members together: what nobody disputes, today and over the years, also within other sites."""

import csv
import json
import re
from types import SimpleNamespace

import pytest
from awareness.samples import page
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples import member
from register.samples_figures import accept, declare
from statutes.samples import SECRETARY, law

from accede.awareness.queries.figures import network
from accede.awareness.views.figures import snippet
from accede.register.actions import declare_figure, note_total

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def house(at_noon):
    page()


def accepted(membership, wises, year):
    at = NOON.replace(year=year + 1)  # a year is asked for once it is over
    accept(declare(membership, wises, year, at=at, reason="It grew."), at=at)


def sourced(membership, value, year, name="wises"):
    said = {"value": value, "year": year, "definition": "", "source": "https://example.org/report"}
    declare_figure(membership.organisation, name=name, **said, by=SECRETARY, at=NOON)


def found():
    return network(law().book, TODAY)


def told(client, name="awareness"):
    return client.get(reverse(name)).content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def three(first=10, year=2025):
    """Return three members of which this year was accepted."""
    several = [member(name, country) for name, country in (("Aalto", "FI"), ("Brug", "BE"), ("Cap", "BE"))]
    for number, one in enumerate(several):
        accepted(one, first + number, year)
    return several


def test_each_member_counts_by_its_latest_figure_that_was_accepted_or_that_a_source_names():
    one, *_others = three()
    declare(one, 99, 2026, reason="It grew.")
    sourced(member("Dok"), 5, 2013)
    member("Erik")
    known = found().known["wises"]
    assert (known.value, known.members, known.years) == (38, 4, {2025, 2013})


def test_a_year_counts_what_was_declared_for_it_and_accepted():
    several = three(first=8, year=2024)
    for one in several:
        accepted(one, 10, 2025)
    declare(several[0], 6, 2026, reason="It shrank.")
    sourced(member("Dok"), 100, 2025)
    yearly = found().yearly["wises"]
    assert {year: (one.value, one.members) for year, one in yearly.items()} == {2024: (27, 3), 2025: (30, 3)}


def test_what_is_known_of_two_members_alone_is_told_of_nobody():
    for name in ("Aalto", "Brug"):
        accepted(member(name), 10, 2025)
    assert (len(found().members), found().known, found().yearly) == (2, {}, {})


def test_samples_are_no_members_of_anything():
    three()
    accepted(member("Dok", details={"is_sample": True}), 10, 2025)
    assert (len(found().members), found().known["wises"].members, found().yearly["wises"][2025].members) == (3, 3, 3)


def test_everybody_reads_the_figures_with_charts_and_the_tables_behind_them(client):
    several = three(first=7, year=2023)
    for year, number in ((2024, 8), (2025, 1010)):
        for one in several:
            accepted(one, number, year)
    for year, number in ((2001, 8), (2006, 14), (2011, 19)):
        note_total("members", value=number, year=year, source="https://example.org/old", by=SECRETARY, at=NOON)
    shown = told(client)
    assert "3 members in 2 countries" in shown
    assert 'aria-label="Enterprises in the network by year: 2023: 24; 2024: 24; 2025: 3,030"' in shown
    assert 'aria-label="Members by year: 2001: 8; 2006: 14; 2011: 19"' in shown
    assert "https://example.org/old" in shown


def test_without_a_figure_the_page_says_so(client):
    assert "No figure is told until it is known of three members." in told(client)


def test_another_site_shows_the_figures_and_its_visitors_are_told_to_nobody(client, settings):
    settings.PUBLIC_URL = "https://example.org"
    answer = client.get(reverse("awareness_part"))
    policy = {one.split(" ", 1)[0]: one for one in answer.headers["Content-Security-Policy"].split("; ")}
    assert policy["frame-ancestors"] == "frame-ancestors *"
    assert policy["default-src"] == "default-src 'self'"
    assert "X-Frame-Options" not in answer.headers
    assert (dict(answer.cookies), "<script" in answer.content.decode()) == ({}, False)
    assert "Cookie" not in answer.headers.get("Vary", "")
    snippet = f"&lt;iframe src=&quot;https://example.org{reverse('awareness_part')}&quot;"
    assert snippet in told(client)


def test_a_name_cannot_break_out_of_the_words_for_another_site():
    named = SimpleNamespace(rulebook=SimpleNamespace(association='The "A"'))
    assert 'title="Figures of The &quot;A&quot;"' in snippet(named)


def test_figures_are_summed_once_until_something_is_done(client):
    one, *_others = three()
    first = told(client, "awareness_part")
    with CaptureQueriesContext(connection) as asked:
        assert told(client, "awareness_part") == first
    assert not any("register_figure" in one["sql"] for one in asked.captured_queries)
    accepted(one, 1010, 2026)
    assert ">1,033<" in told(client, "awareness_part")


def test_every_other_page_stands_in_no_frame(client):
    answer = client.get(reverse("awareness"))
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_the_figures_are_a_file_that_search_engines_find(client):
    three()
    rows = list(csv.DictReader(client.get(reverse("awareness_csv")).content.decode("utf-8-sig").splitlines()))
    assert [tuple(one.values()) for one in rows] == [
        ("members", "2027", "3", ""),
        ("wises", "latest", "33", "3"),
        ("wises", "2025", "33", "3"),
    ]
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', told(client))
    assert json.loads(block[1])["distribution"]["contentUrl"].endswith("/en/awareness/figures.csv")
    assert reverse("awareness") in client.get("/sitemap.xml").content.decode()


def test_many_members_are_summed_with_few_questions(client):
    three()
    client.get(reverse("awareness"))  # what all pages look at is kept from here on
    counts = []
    for _time in range(2):
        accepted(member(f"Another {len(counts)}"), 10, 2025)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("awareness"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
