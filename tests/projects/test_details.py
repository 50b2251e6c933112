"""What the portal tells of a topic in full: its text as words, its dates in milliseconds, its budget year by year."""

import json
from datetime import UTC, datetime

import pytest
from cast import NOON
from projects.samples import call
from projects.test_calls import answer
from statutes.samples import SECRETARY, house_texts, law
from werkzeug import Response

from accede.people.capacities import CLOCK
from accede.projects.actions import note_details, take_calls
from accede.projects.models import Call
from accede.projects.portal.answer import result
from accede.projects.portal.client import Failed, details_of
from accede.projects.portal.details import Details, details
from accede.projects.queries.watches import to_detail
from accede.web.management.commands.reader import ask_details

pytestmark = pytest.mark.django_db
DEADLINE = datetime(2027, 9, 1, 15, tzinfo=UTC)
TOPIC = {
    "identifier": "SMP-1",
    "description": "<p>Repair &amp; reuse.</p><script>alert(7)</script><ul><li>In <b>towns</b></li></ul>",
    "actions": [
        {
            "status": {"id": 31094502},
            "deadlineDates": [int(DEADLINE.timestamp()) * 1000],
            "plannedOpeningDate": int(NOON.timestamp()) * 1000,
        }
    ],
    "budgetOverviewJSONItem": {
        "budgetTopicActionMap": {"1": [{"budgetYearMap": {"2027": "1000000", "2028": "500000"}}]}
    },
}


@pytest.fixture(autouse=True)
def portal(httpserver, settings):
    """A portal on this machine, and the law."""
    house_texts()
    law()
    settings.CALLS_DETAILS = httpserver.url_for("/details/").replace("localhost", "127.0.0.1")
    return httpserver


def told_of(topic):
    return Response(json.dumps({"TopicDetails": topic}), content_type="application/json")


def test_a_topic_is_told_in_words_with_its_dates_and_its_budget():
    assert details({"TopicDetails": TOPIC}) == Details("Repair & reuse.\n\nIn towns", NOON, (DEADLINE,), 1_500_000)


def test_a_topic_that_tells_nothing_changes_nothing():
    before = call()
    found = note_details(before, details({"TopicDetails": {"actions": None}}), by=CLOCK, at=NOON)
    assert (found.deadlines, found.budget, found.scope) == (before.deadlines, before.budget, "")


def test_the_details_of_a_call_are_asked_for_once_under_its_name_in_small_letters(portal):
    portal.expect_oneshot_request("/details/smp-1.json").respond_with_response(told_of(TOPIC))
    take_calls([result(answer())], origin="portal", by=SECRETARY, at=NOON)
    ask_details()
    assert (Call.objects.get().budget, to_detail(NOON).exists()) == (1_500_000, False)
    ask_details()
    portal.check_assertions()


def test_a_topic_that_is_not_there_is_not_asked_for_again_and_a_fault_is(portal):
    take_calls([result(answer())], origin="portal", by=SECRETARY, at=NOON)
    portal.expect_oneshot_request("/details/smp-1.json").respond_with_data("<html>", 202)
    ask_details()
    assert to_detail(NOON).exists()
    portal.expect_oneshot_request("/details/smp-1.json").respond_with_data("", 404)
    ask_details()
    assert not to_detail(NOON).exists()


def test_an_answer_of_another_form_is_a_fault(portal):
    portal.expect_request("/details/x.json").respond_with_json({"other": 1})
    with pytest.raises(Failed):
        details_of("X")
