"""A public page is found under one address in each language, and is shared with a picture; other pages are not."""

import json
import re
import struct

import pytest
from cast import NOON, acting
from django.urls import reverse
from register.samples import member
from space.samples import laid
from statutes.samples import house_texts, law

from accede.people.actions import mark_as_demo
from accede.people.capacities import Capacity
from accede.space.models import Audience

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture(autouse=True)
def house(settings):
    settings.PUBLIC_URL = HOST
    law()
    house_texts()


def head(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_public_page_names_its_address_and_that_in_each_language(client, language):
    told = head(client, f"/{language}/join/?wises=14")
    assert f'<link rel="canonical" href="{HOST}/{language}/join/">' in told
    found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', told)
    assert found == [("en", f"{HOST}/en/join/"), ("fr", f"{HOST}/fr/join/"), ("x-default", f"{HOST}/join/")]


def test_it_says_what_it_is_about(client):
    told = head(client, "/en/join/")
    assert '<meta name="description" content="If you are a national, regional or local network' in told
    assert '<meta property="og:title" content="Join the network of those who put people back to work">' in told
    assert f'<meta property="og:image" content="{HOST}/en/share.png">' in told


def test_search_engines_read_who_the_association_is(client):
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', head(client, "/en/join/"))
    said = json.loads(block[1])
    assert (said["@type"], said["url"]) == ("NGO", f"{HOST}/en/join/")
    assert said["contactPoint"]["url"] == f"{HOST}/en/ask/"


def test_what_is_not_public_or_holds_answers_is_not_shared(client):
    for address in ("/en/account/login/", "/en/join/check/?legal_entity=yes"):
        assert "canonical" not in head(client, address)


def test_the_picture_is_set_once_for_each_language(client):
    english = client.get("/en/share.png")
    assert english["Content-Type"] == "image/png"
    assert struct.unpack(">II", english.content[16:24]) == (1200, 630)
    assert english.content != client.get("/fr/share.png").content
    again = client.get("/en/share.png", HTTP_IF_NONE_MATCH=english["ETag"])
    assert again.status_code == 304
    assert "max-age=86400" in english["Cache-Control"]


def test_the_list_of_pages_names_members_and_no_samples(client):
    real, sample = member("Aalto"), member("Probe", details={"is_sample": True})
    told = client.get("/sitemap.xml").content.decode()
    assert f"<loc>{HOST}/fr/join/</loc>" in told
    assert f"<loc>{HOST}/en/members/{real.number}/</loc>" in told
    assert f"/members/{sample.number}/" not in told
    assert "candidacies" not in told


def test_the_list_of_pages_names_what_is_published_for_everybody(client):
    laid("test:1", address="space/news/1/", audience=Audience.PUBLIC)
    laid("test:2", address="space/news/2/")
    told = client.get("/sitemap.xml").content.decode()
    assert f"<loc>{HOST}/fr/space/news/1/</loc>" in told
    assert "space/news/2/" not in told


def test_search_engines_are_told_what_to_leave_out(client):
    assert client.get("/robots.txt").content.decode() == (
        f"User-agent: *\nDisallow: /*/account/\nSitemap: {HOST}/sitemap.xml\n"
    )
    mark_as_demo(by=acting(Capacity.TECHNICIAN), at=NOON)
    assert "Disallow: /\n" in client.get(reverse("robots")).content.decode()
    assert '<meta name="robots" content="noindex">' in head(client, "/en/join/")


def test_many_members_are_listed_with_few_questions(client, django_assert_max_num_queries):
    for number in range(3):
        member(f"Member {number}")
    with django_assert_max_num_queries(20):
        client.get("/sitemap.xml")
