"""Sources are read from a real server on this machine, with every fault that a source can have."""

import gzip
from contextlib import suppress
from datetime import timedelta
from random import Random
from threading import Event

import pytest
from cast import NOON
from debates.feeds import ATOM, CALENDAR, COMMISSION, COUNCIL, EUR_LEX, PAGE, PARLIAMENT
from debates.samples import BRUSSELS, imported, read, source
from statutes.samples import SECRETARY
from werkzeug import Response

from accede.debates.actions import change_source, pause_source
from accede.debates.actions.source import KnownAlready
from accede.debates.models import Incoming, Source
from accede.debates.queries import to_read
from accede.debates.reading import Unread, fetch, items_of
from accede.debates.reading.address import is_outside
from accede.people.queries import now
from accede.web.management.commands.reader import read_due, read_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(httpserver, settings):
    """A site on this machine, whose one address may be read though it lies inside."""
    settings.READS_INSIDE = frozenset(["127.0.0.1"])
    return httpserver


def served(server, path="/feed.xml"):
    return source(address=server.url_for(path).replace("localhost", "127.0.0.1"))


def fault_of(one):
    one.refresh_from_db()
    return one.fault


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        (PARLIAMENT, ['Social economy: MEPs want a "fair" share of the budget', "Fisheries: quotas for 2028"]),
        (COMMISSION, ["L’économie sociale : la Commission propose…"]),
        (EUR_LEX, ["CELEX:52027PC0001: Proposal for a COUNCIL RECOMMENDATION on the social economy"]),
        (COUNCIL, ["Council adopts conclusions on poverty"]),
        (ATOM, ["Guide published"]),
        (CALENDAR, ["Committee on Employment: social enterprises", "Deadline for amendments"]),
    ],
)
def test_feeds_and_calendars_of_each_institution_are_read(content, titles):
    assert [one.title for one in items_of(content, BRUSSELS)] == titles


def test_an_item_is_plain_text_with_its_instant_and_its_link():
    one = items_of(PARLIAMENT, BRUSSELS)[0]
    assert one.summary == "Social enterprises & work integration should get 14%."
    assert one.at.isoformat() == "2027-05-03T14:23:00+00:00"
    assert one.link == "https://www.europarl.europa.eu/news/en/press-room/20270503IPR00001/"


def test_an_event_has_its_hours_and_a_whole_day_begins_at_midnight():
    hours, day = items_of(CALENDAR, BRUSSELS)
    assert (hours.begins.isoformat(), hours.ends.isoformat()) == (
        "2027-06-10T09:00:00+02:00",
        "2027-06-10T12:30:00+02:00",
    )
    assert day.begins.isoformat() == "2027-07-01T00:00:00+02:00"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "https://a:b@example.org/",
        "https://example.org/a b",
        "//example.org",
        "http://[",
    ],
)
def test_a_link_that_is_no_web_page_is_left_out(link):
    feed = (
        f'<rss version="2.0"><channel><title>x</title><item><title>A</title><link>{link}</link></item></channel></rss>'
    )
    assert [one.link for one in items_of(feed.encode(), BRUSSELS)] in ([""], ["https://example.org/ab"])


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>Title",
        "&lt;script&gt;alert(1)&lt;/script&gt;Title",
        "Ti\u200btle\u202e",
        "<![CDATA[<img src=x onerror=alert(1)>Title]]>",
    ],
)
def test_a_title_is_words_alone(title):
    feed = (
        f'<rss version="2.0"><channel><title>x</title><item><title>{title}</title><guid>1</guid></item></channel></rss>'
    )
    (one,) = items_of(feed.encode(), BRUSSELS)
    assert one.title.replace(" ", "") == "Title"


def test_what_came_before_is_kept_once_and_the_source_says_when_it_was_read():
    one = source()
    assert (len(read(one)), len(read(one, at=NOON + timedelta(hours=6))), Incoming.objects.count()) == (2, 0, 2)
    one.refresh_from_db()
    assert (one.read_at, one.succeeded_at, one.fault) == (NOON + timedelta(hours=6), NOON + timedelta(hours=6), "")


def test_nothing_is_published_later_than_it_came_in():
    read(source(), PARLIAMENT.replace(b"03 May 2027", b"03 May 2099"))
    assert {one.at for one in Incoming.objects.all()} == {NOON}


def test_only_what_has_changed_is_asked_for(server):
    server.expect_oneshot_request("/feed.xml").respond_with_data(
        PARLIAMENT, headers={"ETag": '"1"', "Last-Modified": "Mon, 03 May 2027 14:23:00 GMT"}
    )
    server.expect_oneshot_request(
        "/feed.xml", headers={"If-None-Match": '"1"', "If-Modified-Since": "Mon, 03 May 2027 14:23:00 GMT"}
    ).respond_with_data(status=304)
    one = served(server)
    assert len(read_source(one)) == 2
    one.refresh_from_db()
    assert (read_source(one), fault_of(one), one.etag) == ([], "", '"1"')
    server.check_assertions()


@pytest.mark.parametrize(
    ("answer", "fault", "status"),
    [
        (Response(b"", 202, {"x-amzn-waf-action": "challenge"}), "challenged", 202),
        (Response(PAGE, 200, content_type="application/rss+xml"), "page", None),
        (Response(b"gone", 410), "status", 410),
        (Response(b"", 500), "status", 500),
        (Response(PARLIAMENT[:-40], 200), "broken", None),
        (Response(b"<a><b/></a>", 200), "no_feed", None),
        (Response(b"", 200), "no_feed", None),
        (Response(b"nothing of the kind", 200), "broken", None),
        (Response(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:nonsense", 200), "broken", None),
        (Response(b"x" * ((5 << 20) + 1), 200), "large", None),
    ],
    ids=str,
)
def test_what_is_no_feed_is_a_fault_that_is_shown(server, answer, fault, status):
    server.expect_request("/feed.xml").respond_with_response(answer)
    one = served(server)
    assert (read_source(one), fault_of(one), one.status, one.failures, one.succeeded_at) == ([], fault, status, 1, None)


def test_what_unpacks_to_more_than_is_read_is_not_unpacked_to_its_end(server):
    server.expect_request("/feed.xml").respond_with_data(
        gzip.compress(b" " * (50 << 20)), headers={"Content-Encoding": "gzip"}
    )
    one = served(server)
    read_source(one)
    assert fault_of(one) == "large"


def test_a_feed_that_multiplies_itself_is_broken():
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b']><rss version="2.0"><channel><title>&j;</title><item><title>A</title></item></channel></rss>'
    )
    with pytest.raises(Unread):
        items_of(laughs, BRUSSELS)


@pytest.mark.parametrize("content", [PARLIAMENT, EUR_LEX, ATOM, CALENDAR, CALENDAR.replace(b"\r", b"")])
def test_whatever_is_sent_is_read_or_told_as_broken(content):
    chance = Random(7)
    for _turn in range(60):
        harmed = bytearray(content)
        for _change in range(chance.randrange(1, 12)):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        with suppress(Unread):
            assert all(one.title for one in items_of(bytes(harmed), BRUSSELS))


def test_a_file_of_this_machine_is_no_part_of_a_feed():
    inside = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>x</title><item><title>A &a;</title></item></channel></rss>'
    try:
        titles = [one.title for one in items_of(inside, BRUSSELS)]
    except Unread:
        titles = []
    assert "root" not in str(titles)


def test_whoever_answers_slowly_holds_nothing_up(server):
    held = Event()

    def drip(_request):
        held.wait(10)
        return Response(PARLIAMENT)

    server.expect_request("/feed.xml").respond_with_handler(drip)
    one = served(server)
    read_source(one, seconds=1)
    held.set()
    assert fault_of(one) == "slow"


def test_where_nobody_listens_is_a_fault(settings, unused_port):
    settings.READS_INSIDE = frozenset(["127.0.0.1"])
    one = source(address=f"http://127.0.0.1:{unused_port}/feed.xml")
    read_source(one)
    assert fault_of(one) == "unreachable"


def test_a_redirect_is_followed_and_one_without_end_is_not(server):
    server.expect_request("/feed.xml").respond_with_response(Response(status=301, headers={"Location": "/new.xml"}))
    server.expect_request("/new.xml").respond_with_data(PARLIAMENT)
    assert len(read_source(served(server))) == 2
    server.expect_request("/turn.xml").respond_with_response(Response(status=302, headers={"Location": "/turn.xml"}))
    one = served(server, "/turn.xml")
    read_source(one)
    assert fault_of(one) == "astray"


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/",
        "http://[::1]:8000/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706434/",
    ],
)
def test_a_redirect_that_leads_inside_is_refused(server, inside):
    server.expect_request("/feed.xml").respond_with_response(Response(status=302, headers={"Location": inside}))
    one = served(server)
    read_source(one)
    assert fault_of(one) == "inside"


def test_a_name_that_leads_inside_is_refused(httpserver):
    httpserver.expect_request("/feed.xml").respond_with_data(PARLIAMENT)
    with pytest.raises(Unread, match="inside"):
        fetch(httpserver.url_for("/feed.xml"))
    assert httpserver.log == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a", "https://", "http://[", "gopher://example.org"]
)
def test_nothing_but_the_web_is_asked(address):
    with pytest.raises(Unread, match="unreachable"):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.1.1",
        ),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"),
    ],
)
def test_an_address_inside_is_known(address):
    assert not is_outside(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2001:4860:4860::8888", "64:ff9b::101:101"])
def test_an_address_outside_is_known(address):
    assert is_outside(address)


def test_a_source_rests_longer_after_each_failure_and_a_week_at_most(server):
    server.expect_request("/feed.xml").respond_with_data(status=503)
    one, rests = served(server), []
    for _reading in range(7):
        read_source(one)
        one.refresh_from_db()
        rests.append((one.next_at - one.read_at) / timedelta(hours=1))
    assert rests == [12, 24, 48, 96, 168, 168, 168]
    server.clear()
    server.expect_request("/feed.xml").respond_with_data(PARLIAMENT)
    read_source(one)
    one.refresh_from_db()
    assert (one.fault, one.failures, one.next_at - one.read_at) == ("", 0, timedelta(hours=6))


def test_what_is_paused_rests_or_has_no_address_is_not_read():
    due, without, resting, stopped = source(name="due"), source(address=""), source(), source()
    read(resting)
    pause_source(stopped, by=SECRETARY, at=NOON)
    assert list(to_read(NOON)) == [due]
    assert without.address == ""


def test_a_new_address_is_read_at_once_and_whole():
    one = source()
    read(one)
    Source.objects.update(etag='"1"')
    said = {name: getattr(one, name) for name in ("name", "language", "every_hours", "credit", "licence")}
    changed = change_source(one, said=said | {"address": "https://example.org/new.xml"}, by=SECRETARY, at=NOON)
    assert (changed.etag, list(to_read(NOON))) == ("", [one])


def test_one_address_is_read_once():
    one = source()
    with pytest.raises(KnownAlready):
        source(address=one.address)


def test_the_reader_reads_all_that_is_due_and_goes_on_after_a_fault(server):
    server.expect_request("/feed.xml").respond_with_data(PARLIAMENT)
    server.expect_request("/page.xml").respond_with_data(PAGE)
    broken, sound = served(server, "/page.xml"), served(server)
    Source.objects.update(next_at=now())
    read_due(Event())
    assert [fault_of(broken), fault_of(sound)] == ["page", ""]
    assert (Incoming.objects.count(), to_read(now()).count()) == (2, 0)


def test_what_a_file_brings_is_kept_as_if_it_had_been_read():
    assert len(imported()) == 2
    assert Source.objects.get().succeeded_at == NOON
