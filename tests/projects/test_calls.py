"""Calls are taken in from files and from the portal, kept once, and laid out by the office."""

from datetime import UTC, date, datetime, timedelta
from json import dumps

import pytest
from cast import NOON
from projects.samples import call, real_calls, told
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.projects.actions import (
    NothingToTake,
    Published,
    note_conditions,
    publish_call,
    take_calls,
    withdraw_call,
)
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call
from accede.projects.portal.answer import is_grant, plain, result
from accede.projects.portal.file import calls
from accede.projects.portal.told import deadline, opening
from accede.projects.queries import State, found, state_of
from accede.register.sheets.reading import Unreadable
from accede.space.models import Publication

BRUSSELS_17 = datetime(2025, 6, 19, 15, tzinfo=UTC)


def answer(**metadata):
    said = {
        "identifier": ["SMP-1"],
        "title": ["A call"],
        "type": ["1"],
        "deadlineDate": ["2099-12-17T00:00:00.000+0000"],
    }
    return {"reference": "SMP-1en", "metadata": said | metadata}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2025-06-19", BRUSSELS_17),
        (date(2025, 6, 19), BRUSSELS_17),
        ("19/06/2025", BRUSSELS_17),
        ("2025-06-19T17:00", BRUSSELS_17),
        ("2025-06-19T17:00:00.000+0200", BRUSSELS_17),
        ("2025-06-19T00:00:00.000+0000", BRUSSELS_17),
        ("1750345200000", BRUSSELS_17),
        ("2025-12-19", datetime(2025, 12, 19, 16, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_deadline_is_read_as_it_is_really_written(said, expected):
    assert deadline(said) == expected


def test_a_call_is_open_from_the_beginning_of_its_first_day():
    assert opening("2025-06-19") == datetime(2025, 6, 18, 22, tzinfo=UTC)


@pytest.mark.parametrize("said", ["soon", "2025-13-01", "99/99/2025", ["2025"], "9" * 20])
def test_what_is_no_date_is_said_to_be_none(said):
    with pytest.raises(Unreadable, match="is no date"):
        deadline(said)


def test_every_value_of_the_portal_is_a_list_of_texts():
    read = result(
        answer(
            description=["<p>For <b>social</b> enterprises &amp; networks</p><script>alert(1)</script>"],
            deadlineDate=["2026-09-01T00:00:00.000+0000", "2026-03-01T00:00:00.000+0000"],
            startDate=["2025-12-01T00:00:00.000+0000"],
            budget=["8000000"],
            status=["31094502"],
            keywords=["inclusion", "work"],
        )
    )
    assert read.summaries == {"en": "For social enterprises & networks"}
    assert [one.isoformat() for one in read.deadlines] == ["2026-03-01T16:00:00+00:00", "2026-09-01T15:00:00+00:00"]
    assert (read.budget, read.status, read.keywords) == (8_000_000, "31094502", "inclusion, work")
    assert read.url.endswith("/topic-details/smp-1")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("<scr<script>ipt>alert(1)", "ipt alert(1)"),
        ("&lt;img src=x onerror=alert(1)&gt;", "img src=x onerror=alert(1)"),
        ("<p>one</p><p>two", "one two"),
    ],
)
def test_no_markup_is_left_of_a_text(said, words):
    assert plain(said) == words


def test_what_is_no_call_for_proposals_is_told_apart():
    assert [is_grant(answer(type=[kind])) for kind in "1280"] == [True, True, True, False]
    assert not is_grant(answer(type=[]))
    assert not is_grant("text")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"calls": 7}', "list of calls"),
        (b'{"calls": []}', "no call"),
        (b'[{"title": "x"}]', "Call 1: “identifier” is missing"),
        (b'[{"identifier": "a", "title": "x", "deadline": "soon"}]', "Call 1: “soon” is no date"),
        (b'[{"identifier": "a", "title": "x", "budget": "much"}]', "no amount in whole euros"),
        (b'[{"identifier": "a", "title": "x", "conditions": {"countries": ["QQ"]}}]', "Conditions, “countries”"),
        (b'[{"metadata": {"title": ["x"]}}]', "identifier"),
        (b"name,day\nx,y\n", "first row names the columns"),
        (b"<html>", "rows below"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(content, why):
    with pytest.raises(Unreadable, match=why):
        calls(content)


def test_a_table_has_a_row_for_each_call():
    [one] = calls(
        "identifier;title;title_fr;deadline;budget;url\n"
        "AA-1;A call;Un appel;2026-03-01; 2026-09-01;1 000 000;javascript:alert(1)\n".replace("; 2026-09", ", 2026-09")
        .replace("2026-03-01, 2026-09-01", '"2026-03-01; 2026-09-01"')
        .encode()
    )
    assert (one.titles, one.budget, one.url, len(one.deadlines)) == (
        {"en": "A call", "fr": "Un appel"},
        1_000_000,
        "",
        2,
    )


def test_a_file_of_the_portals_own_answers_is_read_as_such():
    [one] = calls(dumps({"results": [answer()]}).encode())
    assert one.identifier == "SMP-1"


@pytest.mark.django_db
def test_eight_real_calls_are_taken_in_and_are_closed():
    known = real_calls()
    assert {state_of(one, NOON) for one in known.values()} == {State.CLOSED}
    sga = known["ESF-2025-OG-NETW-NGO-SGA"]
    assert (sga.closes, str(sga.asked.rate)) == (datetime(2025, 4, 15, 15, tzinfo=UTC), "17/20")
    assert known["SMP-COSME-2024-SEE-01"].conditions is None


@pytest.mark.django_db
def test_a_call_that_is_told_again_is_kept_once_and_keeps_its_conditions():
    first = call()
    asked = first.conditions
    changed = told(titles={"en": "Other words"}, conditions=None)
    assert take_calls([changed, changed], origin="portal", by=SECRETARY, at=NOON) == {"new": 0, "changed": 1}
    one = Call.objects.get()
    assert (one.titles["en"], one.conditions) == ("Other words", asked)
    assert Publication.objects.get().titles == {"en": "Other words"}
    assert [each.pk for each in found(Call.objects.all(), "OTHER wor", "", NOON)] == [one.pk]
    assert take_calls([changed], origin="portal", by=SECRETARY, at=NOON) == {"new": 0, "changed": 0}


@pytest.mark.django_db
def test_nothing_is_not_taken_in():
    with pytest.raises(NothingToTake):
        take_calls([], origin="file", by=SECRETARY, at=NOON)


@pytest.mark.django_db
def test_how_a_call_stands_follows_from_its_dates():
    one = call(opens=NOON, deadlines=(NOON + timedelta(days=1), NOON + timedelta(days=9)), status="31094503")
    later = {days: state_of(one, NOON + timedelta(days=days)) for days in (-1, 0, 5, 9, 10)}
    assert list(later.values()) == [State.FORTHCOMING, State.OPEN, State.OPEN, State.OPEN, State.CLOSED]
    for days, state in later.items():
        at = NOON + timedelta(days=days)
        assert [each for each in State if found(Call.objects.all(), "", each, at)] == [state]
    assert one.due(NOON + timedelta(days=5)) == NOON + timedelta(days=9)


@pytest.mark.django_db
def test_a_call_lies_on_the_shelf_until_it_is_taken_back():
    one = call(audience="")
    assert not Publication.objects.exists()
    publish_call(one, audience="members", by=SECRETARY, at=NOON)
    laid = Publication.objects.get()
    assert (laid.audience, laid.address, laid.begins) == ("members", f"space/calls/{one.pk}/", one.closes)
    with pytest.raises(Published):
        publish_call(one, audience="members", by=SECRETARY, at=NOON)
    withdraw_call(one, by=SECRETARY, at=NOON)
    assert not Publication.objects.exists()
    with pytest.raises(Published):
        withdraw_call(one, by=SECRETARY, at=NOON)


@pytest.mark.django_db
def test_noted_conditions_are_kept_as_they_were_and_stand_in_the_journal():
    asked = Conditions(countries=("eu",), rate="85%", required=[{"type": "public_authority", "organisations": 3}])
    one = note_conditions(call(), asked, by=SECRETARY, at=NOON)
    assert Call.objects.get(pk=one.pk).asked == asked
    assert Entry.objects.get(action="projects.note_conditions").values["conditions"]["rate"] == "17/20"
