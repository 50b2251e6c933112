"""Files of the institutions are followed by their dates, which come into calendars."""

from datetime import date, timedelta

import pytest
from cast import NOON
from debates.samples import page, procedure, stage
from django.urls import reverse
from icalendar import Calendar
from statutes.samples import SECRETARY

from accede.debates.actions.procedure import (
    File,
    NotedAlready,
    change_procedure,
    note_stage,
    strike_stage,
    turn_procedures,
)
from accede.debates.models import Procedure, Stage
from accede.people.capacities import CLOCK, Capacity
from accede.people.queries import now
from accede.space.models import Audience, Publication
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 4)


def begins():
    told = Publication.objects.get().begins
    return told and day_of(told)


def in_days(days):
    return TODAY + timedelta(days=days)


def test_the_shelf_knows_the_date_that_comes_next():
    one = procedure()
    assert begins() is None
    last = stage(one, in_days(30), "Adoption")
    stage(one, in_days(-30), "Proposal")
    assert begins() == in_days(30)
    first = stage(one, in_days(9), "Vote")
    assert begins() == in_days(9)
    strike_stage(first, by=SECRETARY, at=NOON)
    assert begins() == in_days(30)
    change_procedure(one, file=File({"en": "Ended"}, has_ended=True), by=SECRETARY, at=NOON)
    assert (begins(), last.procedure.titles) == (None, {"en": "A recommendation"})


def test_once_a_day_has_passed_the_next_date_is_the_next():
    one = procedure()
    stage(one, in_days(1), "Vote")
    stage(one, in_days(9), "Adoption")
    turn_procedures(by=CLOCK, at=NOON + timedelta(days=1))
    assert begins() == in_days(1)
    turn_procedures(by=CLOCK, at=NOON + timedelta(days=2))
    assert begins() == in_days(9)
    turn_procedures(by=CLOCK, at=NOON + timedelta(days=20))
    assert (begins(), Procedure.objects.get().next_on) == (None, None)


def test_a_date_stands_once_in_its_file():
    one = stage()
    with pytest.raises(NotedAlready):
        note_stage(one.procedure, on=one.on, titles=one.titles, by=SECRETARY, at=NOON)


def test_whoever_may_read_takes_the_dates_to_come_into_a_calendar(client, cast):
    page()
    today = day_of(now())
    stage(procedure(audience=Audience.PUBLIC), today, "Public vote")
    stage(procedure(), today, "Vote for members")
    stage(procedure(), today - timedelta(days=1), "Past vote")

    def summaries():
        events = Calendar.from_ical(client.get(reverse("procedures_calendar")).content).walk("VEVENT")
        return sorted(str(event["summary"]) for event in events)

    assert summaries() == ["Public vote (A recommendation)"]
    cast.signed_in(client, Capacity.DELEGATE)
    assert summaries() == ["Public vote (A recommendation)", "Vote for members (A recommendation)"]


def test_the_office_follows_a_file_and_its_dates_are_read(client, cast):
    page()
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    sent = {"title_en": "Budget", "title_fr": "Budget", "text_en": "# Money\n<b>x</b>", "audience": "public"}
    office.post(reverse("procedure_new"), sent | {"reference": "2025/0001(COD)", "link": "https://example.org/budget"})
    one = Procedure.objects.get()
    office.post(reverse("stage_new", args=[one.pk]), {"on": "2999-05-06", "title_en": "Adoption"})
    client.logout()
    shown = client.get(one.get_absolute_url()).content.decode()
    assert "Monday 6\u00a0May 2999" in shown
    assert "<h3>Money</h3>" in shown
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert "Adoption" in client.get(reverse("procedures")).content.decode()
    cast.signed_in(client, Capacity.SECRETARIAT)
    office.post(reverse("procedure_change", args=[one.pk]), sent | {"title_en": "Own funds", "has_ended": "on"})
    office.post(reverse("stage_strike", args=[Stage.objects.get().pk]))
    one.refresh_from_db()
    assert (one.titles["en"], one.has_ended, one.stages.count()) == ("Own funds", True, 0)


def test_three_hundred_files_ask_as_few_questions_as_three(client, django_assert_max_num_queries):
    page()
    file = File({"en": "One of many"}, audience=Audience.PUBLIC)
    Procedure.objects.bulk_create(Procedure(**vars(file)) for _number in range(300))
    client.get(reverse("procedures"))
    with django_assert_max_num_queries(20):
        answer = client.get(reverse("procedures"))
    assert len(answer.content) < 100_000
