"""Everybody in the demo follows every link they are shown: each leads to a page of theirs, small and quickly made."""

import re
from datetime import datetime, time
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accede.journal.models import Entry
from accede.people.models import Account
from accede.post.models import Letter
from accede.web.demo import make

pytestmark = pytest.mark.django_db
LARGEST, MOST_QUERIES = 100_000, 20
ALIKE = 3  # pages of one kind that are looked at
VARIES = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
LINK = re.compile(r'href="(/en/[^"#]*)')


def walked(client):
    """Follow links from the first page; give each address with its answer and how many questions it asked."""
    ahead, met = ["/en/"], {}
    while ahead:
        address = ahead.pop(0)
        reset_queries()  # a log of so many pages would overflow
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        if len(asked) > MOST_QUERIES:
            # What all look at is worked out once and kept: from the second look on it costs little.
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address)
        yield address, answer, len(asked)
        if "html" not in answer.headers.get("Content-Type", ""):
            answer.getvalue()  # a file is closed when it has been read
            continue
        for link in map(unescape, LINK.findall(answer.content.decode())):
            kind = VARIES.sub("-", link.partition("?")[0]) + "?" * ("?" in link)
            alike = met.setdefault(kind, set())
            if link not in alike and len(alike) < ALIKE:
                alike.add(link)
                ahead.append(link)


def test_every_link_leads_to_a_small_page_of_whoever_follows_it():
    make()
    wrong, seen = [], 0
    for account in [None, *Account.objects.order_by("pk")]:
        client = Client(SERVER_NAME="127.0.0.1")
        if account:
            client.force_login(account)
        for address, answer, asked in walked(client):
            seen += 1
            is_page = answer.status_code == 200 and "html" in answer.headers["Content-Type"]
            size = len(answer.content) if is_page else 0
            if answer.status_code not in (200, 302) or size > LARGEST or asked > MOST_QUERIES:
                wrong.append((str(account), address, answer.status_code, size, asked))
    assert (wrong, seen > 300) == ([], True)
    told = Letter.objects.filter(kind__in=("digest", "newsletter", "consultation_opened")).values_list(
        "kind", flat=True
    )
    assert {*told} == {"digest", "newsletter", "consultation_opened"}


@pytest.mark.parametrize("hour", ["00:10", "08:00", "13:00", "18:30", "23:58"])
def test_a_demo_is_made_at_any_hour_and_tells_nothing_of_the_future(monkeypatch, hour):
    real = timezone.now()
    wanted = datetime.combine(real.date(), time.fromisoformat(hour), tzinfo=ZoneInfo("Europe/Brussels"))
    monkeypatch.setattr(timezone, "now", lambda clock=timezone.now: clock() + (wanted - real))
    make()
    assert Entry.objects.latest("at").at <= timezone.now()
