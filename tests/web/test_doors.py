"""What every answer carries to keep browsers safe, and what faults do not tell."""

import logging
import sys

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from statutes.samples import house_texts

from accede.people.capacities import Capacity
from accede.web.logs import Impersonal
from accede.web.middleware import above

pytestmark = pytest.mark.django_db


def test_a_page_forbids_inline_and_foreign_content(client):
    policy = client.get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert directives == {
        "default-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }


def test_a_page_carries_the_other_guards(client):
    headers = client.get(reverse("account_login")).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_form_from_elsewhere_is_refused():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("account_login"), {"email": "ana@example.org"}).status_code == 403


def test_the_admin_of_the_framework_has_no_address(client):
    assert client.get("/admin/").status_code == 404
    assert client.get("/en/admin/").status_code == 404


def test_an_unknown_page_is_answered_in_the_readers_language(client):
    assert client.get("/fr/nowhere/").status_code == 404


@pytest.mark.parametrize("capacity", [None, Capacity.SECRETARIAT])
def test_the_head_of_a_page_leads_only_where_one_may_go(client, cast, capacity):
    cast.signed_in(client, capacity)
    page = client.get("/en/nowhere/").content.decode()
    assert (reverse("letters") in page) == (capacity is not None)


def test_a_fault_is_told_without_the_values_that_went_in():
    quoted = "@".join(["ana", "example.org"])
    try:
        raise ValueError(quoted)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it broke", (), sys.exc_info())
    told = Impersonal("%(message)s").format(record)
    assert quoted not in told
    assert told.endswith("builtins.ValueError")


# What each database is asked, and what it must answer to keep what it has confirmed through a power loss.
DURABLE = {
    "sqlite": {
        "PRAGMA journal_mode": "wal",
        "PRAGMA synchronous": 2,
        "PRAGMA foreign_keys": 1,
        "PRAGMA busy_timeout": 20_000,
    },
    # Whether the server itself waits for its disk (fsync) is the server's own matter; ours, for tests, does not.
    "postgresql": {"SHOW synchronous_commit": "on"},
}


def test_the_database_is_durable():
    asked = DURABLE[connection.vendor]
    assert {question: answer(question) for question in asked} == asked


def answer(question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("name", ["join", "members", "statutes"])
def test_a_house_without_statutes_says_so(client, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, "No statutes are loaded yet" in answer.content.decode()) == (503, True)


def test_whoever_opens_what_only_a_form_is_sent_to_is_led_to_the_page_above_it(client, cast):
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)
    answer = client.get("/fr/letters/send/")
    assert (answer.status_code, answer.url) == (302, "/fr/letters/")


FILE = "/en/candidacies/01234567-89ab-cdef-0123-456789abcdef/"


@pytest.mark.parametrize(
    ("path", "page"),
    [(f"{FILE}people/away/", f"{FILE}people/"), (f"{FILE}notes/", FILE), ("/en/nowhere/at/all/", "/en/")],
)
def test_above_an_address_is_the_nearest_one_at_which_there_is_something(path, page):
    assert above(path) == page
