"""The portal is searched on a real server of this machine, with every fault that it was seen to have."""

import json
from datetime import timedelta
from threading import Event

import pytest
from cast import NOON
from projects.samples import watch
from projects.test_calls import answer
from statutes.samples import SECRETARY
from werkzeug import Response

from accede.journal.models import Entry
from accede.people.capacities import CLOCK
from accede.projects.actions import Watched, add_watch, note_search, pause_watch
from accede.projects.models import Call
from accede.projects.portal import client
from accede.projects.portal.client import Failed, search
from accede.projects.queries import to_search
from accede.web.management.commands.reader import follow

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def portal(httpserver, settings):
    """A portal on this machine."""
    settings.CALLS_PORTAL = httpserver.url_for("/search").replace("localhost", "127.0.0.1")
    settings.CALLS_DETAILS = httpserver.url_for("/details/").replace("localhost", "127.0.0.1")
    return httpserver


def page(*results, total=None):
    said = {"totalResults": len(results) if total is None else total, "results": results}
    return Response(json.dumps(said), content_type=JSON)


def answers(portal, *pages):
    """Answer each question with the page whose number it asks for."""

    def handle(request):
        number = int(request.args["pageNumber"])
        return pages[min(number, len(pages)) - 1]

    portal.expect_request("/search", method="POST").respond_with_handler(handle)


def fault(words="x"):
    with pytest.raises(Failed) as failed:
        search(words)
    return failed.value.fault, failed.value.status


def test_filters_go_as_parts_of_a_form_each_of_them_json(portal):
    asked = []

    def handle(request):
        parts = {name: (part.content_type, json.loads(part.read())) for name, part in request.files.items()}
        parts |= {name: json.loads(said) for name, said in request.form.items()}
        asked.append((dict(request.args), parts, request.mimetype))
        return page(answer())

    portal.expect_request("/search", method="POST").respond_with_handler(handle)
    assert [one.identifier for one in search("social economy")] == ["SMP-1"]
    [(args, parts, mimetype)] = asked
    assert args == {"apiKey": "SEDIA", "text": "social economy", "pageSize": "50", "pageNumber": "1"}
    assert mimetype == "multipart/form-data"
    assert set(parts) == {"query", "languages", "sort"}


def test_every_page_is_read_until_all_was_seen(portal):
    first = [answer(identifier=[f"A-{n}"]) for n in range(50)]
    answers(portal, page(*first, total=51), page(answer(identifier=["A-50"]), total=51))
    assert len(search("")) == 51


def test_a_portal_that_promises_more_than_it_sends_is_left(portal):
    answers(portal, page(answer(), total=500), page(total=500))
    assert len(search("")) == 1


def test_what_is_no_call_or_badly_told_is_left_out(portal):
    results = [answer(type=["0"]), answer(identifier=[]), answer(deadlineDate=["soon"]), answer(identifier=["GOOD"]), 7]
    answers(portal, page(*results))
    assert [one.identifier for one in search("")] == ["GOOD"]


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (Response("no", status=405), ("status", 405)),
        (Response("no", status=500), ("status", 500)),
        (Response("<html>challenge</html>", status=202, content_type="text/html"), ("page", 202)),
        (Response("<!doctype html><title>Portal</title>", content_type="text/html"), ("page", 200)),
        (Response("", status=302, headers={"Location": "http://10.0.0.1/"}), ("astray", 302)),
        (Response("[]", content_type=JSON), ("shape", None)),
        (Response('{"results": {}, "totalResults": 1}', content_type=JSON), ("shape", None)),
        (page(answer(), total=4_170_000), ("unfiltered", None)),
    ],
)
def test_each_fault_of_the_portal_is_told(portal, response, expected):
    answers(portal, response)
    assert fault() == expected


def test_an_answer_that_is_too_large_is_not_read_to_its_end(portal, monkeypatch):
    monkeypatch.setattr(client, "LARGEST", 100)
    answers(portal, page(answer()))
    assert fault() == ("large", None)


def test_a_portal_that_does_not_answer_is_not_waited_for(portal, monkeypatch, unused_port, settings):
    stopped = Event()
    monkeypatch.setattr(client, "SECONDS", 0.2)
    portal.expect_request("/search").respond_with_handler(lambda _request: stopped.wait(5) and Response(""))
    try:
        assert fault() == ("slow", None)
    finally:
        stopped.set()
    settings.CALLS_PORTAL = f"http://127.0.0.1:{unused_port}/search"
    assert fault() == ("unreachable", None)


def test_a_portal_that_sends_a_byte_now_and_then_holds_no_other_source_up(portal):
    stopped = Event()

    def drip():
        while not stopped.wait(0.2):
            yield b" "

    portal.expect_request("/search").respond_with_handler(lambda _request: Response(drip(), content_type=JSON))
    try:
        assert follow(watch(), seconds=1).fault == "slow"
    finally:
        stopped.set()


def test_a_watch_takes_in_what_is_not_over_and_comes_again_the_next_day(portal):
    one = watch()
    answers(portal, page(answer(), answer(identifier=["OLD"], deadlineDate=["2020-01-01T00:00:00.000+0000"])))
    found = follow(one)
    assert [call.identifier for call in Call.objects.all()] == ["SMP-1"]
    assert (found.brought, found.fault, found.next_at - found.read_at) == (1, "", timedelta(days=1))
    assert Entry.objects.get(action="projects.take_calls").values == {"new": 1, "changed": 0, "told": 1}


def test_after_a_fault_it_waits_longer_each_time_and_no_longer_than_a_day():
    one, pauses = watch(), []
    for _turn in range(8):
        one = note_search(one, brought=Failed("status", 500), by=CLOCK, at=NOON)
        pauses.append((one.next_at - NOON) // timedelta(hours=1))
    assert pauses == [1, 2, 4, 8, 16, 24, 24, 24]
    assert (one.get_fault_display(), one.status) == ("The portal refuses, or has a fault of its own.", 500)
    mended = note_search(one, brought=[], by=CLOCK, at=NOON)
    assert (mended.fault, mended.failures, mended.brought) == ("", 0, 0)


def test_a_watch_that_is_paused_is_not_due():
    one = watch()
    assert list(to_search(NOON)) == [one]
    pause_watch(one, by=SECRETARY, at=NOON)
    assert list(to_search(NOON)) == []
    pause_watch(one, by=SECRETARY, at=NOON)
    assert list(to_search(NOON)) == [one]


def test_words_are_watched_once():
    watch()
    with pytest.raises(Watched):
        add_watch("social economy ", by=SECRETARY, at=NOON)
